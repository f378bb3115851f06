/** In plain words, row by row: what an act does, what it leaves, how it is undone, and who is told. */
import { Icon, type IconName } from "../../icons.tsx";

export interface Consequence {
  readonly icon: IconName;
  readonly colour: string;
  readonly name: string;
  readonly words: string;
}

export function Consequences({ rows }: { readonly rows: readonly Consequence[] }) {
  return (
    <dl className="cons" aria-live="polite">
      {rows.map(({ icon, colour, name, words }) => (
        <div key={name}>
          <dt>
            <Icon name={icon} className={colour} />
            {name}
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The sentence that the agent reads aloud before anything is done. */
export function ReadAloud({ label, words }: { readonly label: string; readonly words: string }) {
  return (
    <div>
      <div className="small muted">{label}</div>
      <p className="say">{words}</p>
    </div>
  );
}
