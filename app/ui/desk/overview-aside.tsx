/** Beside the overview: how the systems last answered, and which of the agent's acts are not acknowledged yet. */
import { Link } from "@remix-run/react";
import type { ActUnderWay } from "../../../db/views/overview.ts";
import type { SystemAnswer } from "../../../db/views/system-answers.ts";
import { Icon } from "../icons.tsx";
import { Age } from "./clock.tsx";
import { clockTime } from "./format.ts";
import { useWords } from "./words.ts";

interface OverviewAsideProps {
  readonly systems: readonly SystemAnswer[];
  readonly acts: readonly ActUnderWay[];
}

export function OverviewAside({ systems, acts }: OverviewAsideProps) {
  const { t } = useWords();
  return (
    <aside className="aside" aria-label={t("overview.aside")}>
      <section>
        <div className="h">
          <h2>{t("overview.systems")}</h2>
          <span className="small muted right">{t("overview.systemsAge")}</span>
        </div>
        {systems.length === 0 ? <p className="hint">{t("overview.systemsEmpty")}</p> : null}
        <ul className="sys">
          {systems.map((answer) => (
            <SystemRow key={answer.system} answer={answer} />
          ))}
        </ul>
      </section>
      <section className="grow">
        <div className="h">
          <h2>{t("overview.acts")}</h2>
          <span className="small muted right">{t("overview.actsMine")}</span>
        </div>
        {acts.length === 0 ? <p className="hint">{t("overview.actsEmpty")}</p> : null}
        <ul className="under-way">
          {acts.map((act) => (
            <ActRow key={`${act.caseNumber}-${act.kind}-${act.means ?? ""}-${act.suffix ?? ""}`} act={act} />
          ))}
        </ul>
      </section>
    </aside>
  );
}

function SystemRow({ answer }: { readonly answer: SystemAnswer }) {
  const { t, systemName } = useWords();
  return (
    <li>
      <span className="m">{systemName(answer.system)}</span>
      <span className={`st ${answer.answered ? "c-ok" : "c-warn"}`}>
        <Icon name={answer.answered ? "success" : "warning"} />
        {answer.answered ? t("overview.answers") : t("overview.silent")}
      </span>
      <Age at={answer.at} />
    </li>
  );
}

function ActRow({ act }: { readonly act: ActUnderWay }) {
  const { t, actName } = useWords();
  const facts = [
    ...(act.attempts < 2 ? [] : [t("overview.attempt", { count: act.attempts })]),
    ...(act.deadlineAt === null ? [] : [t("overview.deadline", { time: clockTime(act.deadlineAt) })]),
  ];
  return (
    <li className="dense">
      <div className="row">
        <span className="m">{actName(act)}</span>
        <span className="st c-warn right">
          <Icon name="hourglass" />
          {act.state === "sent" ? t("overview.actSent") : t("overview.actWaiting")}
        </span>
      </div>
      <div className="small muted">
        <Link to={`/agent/sager/${act.caseNumber}`}>{act.caseNumber}</Link>
        {facts.map((fact) => ` · ${fact}`).join("")}
      </div>
    </li>
  );
}
