/** What to say and in which order; each point is ticked by what has really happened in the case. */
import type { CaseView } from "../../../db/views/case.ts";
import { Icon } from "../icons.tsx";
import { pairs } from "./format.ts";
import { scriptOf, type ScriptPoint } from "./script-model.ts";
import { At } from "./clock.tsx";
import { useWords } from "./words.ts";

export function ScriptList({ view }: { readonly view: CaseView }) {
  const points = scriptOf(view);
  const now = points.findIndex(({ doneAt }) => doneAt === null);
  return (
    <ol className="script">
      {points.map((point, place) => (
        <Point
          key={point.name}
          point={point}
          number={place + 1}
          now={place === now}
          receipt={view.acts[0]?.receipt ?? null}
        />
      ))}
    </ol>
  );
}

interface PointProps {
  readonly point: ScriptPoint;
  readonly number: number;
  readonly now: boolean;
  readonly receipt: string | null;
}

function Point({ point, number, now, receipt }: PointProps) {
  const { t } = useWords();
  const done = point.doneAt !== null;
  return (
    <li className={done ? "done" : now ? "now" : ""}>
      <span className="no">{done ? <Icon name="check" /> : number}</span>
      <span>
        {t(`beside.script.${point.name}`)}
        {point.doneAt === null ? null : (
          <span className="ans">
            <At iso={point.doneAt} />
          </span>
        )}
        {now ? (
          <span className="say">
            {t(`beside.script.${point.name}Say`, { receipt: receipt === null ? "…" : pairs(receipt) })}
          </span>
        ) : null}
        {now && point.name.endsWith("confirm") ? (
          <span className="ans">{t("beside.script.quiet")}</span>
        ) : null}
      </span>
    </li>
  );
}
