/** One act that needs a person: what, why and what to do, whose the case is, and who has it in hand. */
import { Link } from "@remix-run/react";
import type { EscalationView } from "../../../db/views/escalations.ts";
import { useAction } from "../desk/action.ts";
import { Age } from "../desk/clock.tsx";
import { clockTime } from "../desk/format.ts";
import { EscalationRefusal } from "./refusal.tsx";
import { useEscalationWords } from "./words.ts";

interface RowProps {
  readonly line: EscalationView;
  readonly staffId: string;
}

export function EscalationRow({ line, staffId }: RowProps) {
  const { t, desk, whatOf } = useEscalationWords();
  const system = desk.systemName(line.system);
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
        <InHand line={line} staffId={staffId} />
      </div>
    </li>
  );
}

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

function InHand({ line, staffId }: RowProps) {
  const { t } = useEscalationWords();
  const { actId, system, taken, why } = line;
  const path = `/agent/skal-ses-til/${actId}/${system}`;
  if (taken === null) return <Deed action={`${path}/tag`} words={[t("take"), t("taking")]} />;
  const time = clockTime(taken.at);
  if (taken.staffId !== staffId) return <span className="muted">{t("other", { name: taken.by, time })}</span>;
  return (
    <>
      <div className="m">{t("you", { time })}</div>
      {why === "overdue" || why === "stopOverdue" ? null : (
        <Deed action={`${path}/set-til`} words={[t("seenTo"), t("seeingTo")]} />
      )}
    </>
  );
}

function Deed({ action, words }: { readonly action: string; readonly words: readonly [string, string] }) {
  const { Form, busy, refusal } = useAction(action);
  const [idle, atWork] = words;
  return (
    <Form method="post" action={action}>
      <EscalationRefusal reasons={refusal} />
      <button className="btn sm" aria-disabled={busy || undefined}>
        {busy ? atWork : idle}
      </button>
    </Form>
  );
}
