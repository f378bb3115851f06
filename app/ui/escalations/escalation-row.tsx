/** One act that needs a person: what, why and what to do, whose the case is, and who has it in hand. */
import { Link } from "@remix-run/react";
import type { EscalationView } from "../../../db/views/escalations.ts";
import { Age } from "../desk/clock.tsx";
import { InHand } from "./in-hand.tsx";
import { useEscalationWords } from "./words.ts";

interface RowProps {
  readonly line: EscalationView;
  readonly staffId: string;
}

export function EscalationRow({ line, staffId }: RowProps) {
  const { t, desk, whatOf } = useEscalationWords();
  const system = desk.systemName(line.system);
  const path = `/agent/skal-ses-til/${line.actId}/${line.system}`;
  return (
    <li>
      <span className="m">{whatOf(line)}</span>
      <div>
        <span className="c-danger m">{t(`why.${line.why}`, { system })}</span>
        <div className="small muted">{t(`todo.${line.why}`, { system })}</div>
      </div>
      <div>
        <CaseOf line={line} staffId={staffId} />
      </div>
      <div>
        <Age at={line.since} />
        {line.attempts === 0 ? null : (
          <div className="small muted">{desk.t("overview.attempt", { count: line.attempts })}</div>
        )}
      </div>
      <div>
        <InHand of={{ path, taken: line.taken, mayEnd: !isStillTried(line.why) }} staffId={staffId} />
      </div>
    </li>
  );
}

/** Such a row goes when the system answers, and not before. */
const isStillTried = (why: EscalationView["why"]): boolean => why === "overdue" || why === "stopOverdue";

/** Only one's own case can be opened. */
function CaseOf({ line: { caseNumber, caseOwner }, staffId }: RowProps) {
  const { t } = useEscalationWords();
  if (caseOwner?.staffId === staffId)
    return (
      <>
        <Link to={`/agent/sager/${caseNumber}`}>{caseNumber}</Link>
        <div className="small muted">{t("ownCase")}</div>
      </>
    );
  return (
    <>
      {caseNumber}
      <div className="small muted">{caseOwner === null ? t("caseOfNobody") : caseOwner.name}</div>
    </>
  );
}
