/** In plain words: what stops, what still works, how it is undone, and who is told. */
import { Icon, type IconName } from "../icons.tsx";
import { sectionOf, type BlockChoice } from "./block-choices.ts";
import { useWords } from "./words.ts";

export function BlockConsequences({ choice }: { readonly choice: BlockChoice }) {
  const { t } = useWords();
  const section = sectionOf(choice);
  const rows: readonly {
    readonly icon: IconName;
    readonly colour: string;
    readonly name: string;
    readonly words: string;
  }[] = [
    { icon: "error", colour: "c-danger", name: t("block.stops"), words: t(`block.${section}.stops`) },
    { icon: "check", colour: "c-ok", name: t("block.works"), words: t(`block.${section}.works`) },
    { icon: "refresh", colour: "ink2", name: t("block.undo"), words: t(`block.${section}.undo`) },
    { icon: "email", colour: "ink2", name: t("block.told"), words: t("block.toldWho") },
  ];
  return (
    <dl className="cons" aria-live="polite">
      {rows.map(({ icon, colour, name, words }) => (
        <div key={icon}>
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
