/** An approval in the person's own app: asked for, a number read aloud, and the answer comes by itself. */
import type { ApprovalView } from "../../../../db/views/case-verify.ts";
import { useAction } from "../action.ts";
import { Remaining } from "../clock.tsx";
import { Refusal } from "../refusal.tsx";
import { Way, type WayProps } from "./way.tsx";
import { useVerifyWords } from "./words.ts";

export function ApprovalWay({ number, verify, level }: WayProps) {
  const { t, desk } = useVerifyWords();
  const asking = useAction(`approval-${number}`);
  const cancelling = useAction(`approval-cancel-${number}`);
  const { approval, approvalRefusal } = verify;
  const isOpen = approval?.state === "starting" || approval?.state === "pending";
  const closed = isOpen || approvalRefusal === null ? null : desk.reason(approvalRefusal);
  return (
    <Way
      icon="smartphone"
      title={t("approval.title")}
      worth={verify.worth.approval}
      level={level}
      closed={closed}
    >
      <Refusal reasons={asking.refusal ?? cancelling.refusal} />
      <div role="status">{approval === null ? null : <Standing approval={approval} />}</div>
      {approval !== null && isOpen ? <Left until={approval.expiresAt} state={approval.state} /> : null}
      {isOpen ? (
        <cancelling.Form method="post" action={`/agent/sager/${number}/godkendelse/annuller`} className="row">
          <button className="btn sm ghost" aria-disabled={cancelling.busy}>
            {t("approval.cancel")}
          </button>
        </cancelling.Form>
      ) : null}
      {approvalRefusal === null && !isOpen ? (
        <asking.Form method="post" action={`/agent/sager/${number}/godkendelse`} className="row">
          <button className="btn sm" aria-disabled={asking.busy}>
            {t("approval.ask")}
          </button>
        </asking.Form>
      ) : null}
    </Way>
  );
}

/** "123 456", as it is read out. */
const inThrees = (digits: string): string => digits.replace(/(\d{3})(?=\d)/, "$1 ");

function Standing({ approval: { state, referenceNumber } }: { readonly approval: ApprovalView }) {
  const { t } = useVerifyWords();
  if (state !== "starting" && state !== "pending")
    return <p className="d">{t(`approval.states.${state}`)}</p>;
  return (
    <>
      <p className="figure">{inThrees(referenceNumber)}</p>
      <p className="d">{t("approval.read")}</p>
    </>
  );
}

/** Outside what is read out by itself: a running clock would never be silent. */
function Left({ until, state }: { readonly until: string; readonly state: ApprovalView["state"] }) {
  const { t } = useVerifyWords();
  return (
    <p className="d">
      {state === "starting" ? t("approval.sending") : t("approval.waits")} <Remaining until={until} />
    </p>
  );
}
