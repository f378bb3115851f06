/** The agent's own cases: the open ones, and those closed on this shift. */
import { Link } from "@remix-run/react";
import type { CaseLine, CaseMark } from "../../../db/views/own-cases.ts";
import { Icon, type IconName } from "../icons.tsx";
import { useNow } from "./clock.tsx";
import { clockTime, shortDate } from "./format.ts";
import { useWords } from "./words.ts";

const MARKS: { readonly [Mark in CaseMark]: { readonly icon: IconName; readonly colour: string } } = {
  call: { icon: "call", colour: "c-ok" },
  act: { icon: "hourglass", colour: "c-warn" },
  draft: { icon: "edit", colour: "" },
  open: { icon: "assignment", colour: "" },
  closed: { icon: "check", colour: "c-ok" },
};

interface CasesPanelProps {
  readonly open: readonly CaseLine[];
  readonly closed: readonly CaseLine[];
}

export function CasesPanel({ open, closed }: CasesPanelProps) {
  const { t } = useWords();
  const lines = [...open, ...closed];
  return (
    <section className="panel two" aria-labelledby="cases-title">
      <div className="h">
        <h2 id="cases-title">{t("overview.cases")}</h2>
        <span className="muted dense">{t("overview.casesSum", { count: open.length })}</span>
      </div>
      {lines.length === 0 ? (
        <p className="empty">{t("overview.casesEmpty")}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t("overview.state")}</th>
              <th scope="col">{t("overview.case")}</th>
              <th scope="col">{t("overview.system")}</th>
              <th scope="col" className="num">
                {t("overview.opened")}
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <CaseRow key={line.number} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function CaseRow({ line }: { readonly line: CaseLine }) {
  const { t, language, systemName, topicName, wrapUpName } = useWords();
  const now = useNow();
  const { icon, colour } = MARKS[line.mark];
  const ended = line.closedAt === null ? [] : [clockTime(line.closedAt)];
  const code = line.wrapUpCode === null ? [] : [wrapUpName(line.wrapUpCode)];
  return (
    <tr>
      <td className="state">
        <span className={`st ${colour}`}>
          <Icon name={icon} />
          {t(`overview.mark.${line.mark}`)}
        </span>
      </td>
      <td>
        <Link className="m" to={`/agent/sager/${line.number}`}>
          {topicName(line.topic)}
        </Link>
        <div className="small muted">{[line.number, ...code, ...ended].join(" · ")}</div>
      </td>
      <td className="muted nw">{systemName(line.system)}</td>
      <td className="num">
        <time dateTime={line.openedAt}>{shortDate(line.openedAt, now, language)}</time>
      </td>
    </tr>
  );
}
