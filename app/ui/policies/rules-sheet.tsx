/** One version of the rules to read: what each act asks of whom, and every limit with its value. */
import { useMemo } from "react";
import type { ShownVersion } from "../../../db/views/policies.ts";
import { useApprovalWords } from "../approvals/words.ts";
import { ruleNames } from "./rule-names.ts";
import { actRowsOf, sectionsOf, type ActRow, type Section } from "./rules-model.ts";

export function RulesSheet({ leaves }: Pick<ShownVersion, "leaves">) {
  const all = useMemo(() => new Map(leaves), [leaves]);
  const acts = actRowsOf(all);
  return (
    <>
      {acts === null ? null : <Acts acts={acts} />}
      <div className="rules-sections">
        {sectionsOf(all).map((section) => (
          <Values key={section.name} section={section} />
        ))}
      </div>
    </>
  );
}

function Acts({ acts }: { readonly acts: readonly ActRow[] }) {
  const words = useApprovalWords();
  const { t } = words;
  return (
    <section className="panel">
      <div className="h">
        <h3>{t("policy.acts")}</h3>
      </div>
      {/* Wider than a phone: it scrolls by itself, so a keyboard must reach it. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="rules-wide" tabIndex={0} role="group" aria-label={t("policy.acts")}>
        <table className="rules-acts">
          <thead>
            <tr>
              <th scope="col">{t("versions.act")}</th>
              <th scope="col">{t("versions.who")}</th>
              <th scope="col">{t("versions.least")}</th>
              <th scope="col">{t("versions.by")}</th>
            </tr>
          </thead>
          {acts.map((act) => (
            <Act key={act.kind} act={act} />
          ))}
        </table>
      </div>
    </section>
  );
}

function Act({ act: { kind, fourEyes, movers } }: { readonly act: ActRow }) {
  const words = useApprovalWords();
  const names = ruleNames(words);
  const open = movers.filter(({ level }) => level !== "-");
  return (
    <tbody>
      {open.map(({ mover, level, methods }, at) => (
        <tr key={mover}>
          {at === 0 ? (
            <th scope="rowgroup" rowSpan={open.length}>
              {names.act(kind)}
              <span className="small muted rules-eyes">
                {words.t("policy.fourEyes")}: {names.part(fourEyes)}
              </span>
            </th>
          ) : null}
          <td className="rules-who">{names.part(mover)}</td>
          <td className="nw">{names.part(level)}</td>
          <td className="ink2">{names.list(methods)}</td>
        </tr>
      ))}
    </tbody>
  );
}

function Values({ section: { name, leaves } }: { readonly section: Section }) {
  const names = ruleNames(useApprovalWords());
  return (
    <section className="panel">
      <div className="h">
        <h3>{names.part(name)}</h3>
      </div>
      <dl className="rules-values">
        {leaves.map(([path, text]) => (
          <div key={path}>
            <dt>{names.within(path)}</dt>
            <dd>{names.value(text)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
