/** What the proposer can do with their own: take it back while it waits, or make it anew when it has ended unheard. */
import type { ProposalView } from "../../../db/views/proposal.ts";
import { useAction } from "../desk/action.ts";
import { Icon } from "../icons.tsx";
import { ReasonForm } from "./reason-form.tsx";
import { ProposalRefusal } from "./refusal.tsx";
import { useApprovalWords } from "./words.ts";

export function OwnProposal({ view }: { readonly view: ProposalView }) {
  const { t } = useApprovalWords();
  const { line, isRenewable } = view;
  const hasEnded = line.decidedAt !== null;
  if (!hasEnded)
    return (
      <ReasonForm
        action={`/agent/godkend/${line.id}/traek-tilbage`}
        words={{
          open: t("decide.withdraw"),
          reason: t("decide.withdrawReason"),
          hint: t("decide.withdrawHint"),
          confirm: t("decide.confirmWithdraw"),
        }}
      />
    );
  const isUnheard = line.freshness === "stale" || line.freshness === "expired";
  return isUnheard && isRenewable ? <Renew id={line.id} /> : null;
}

function Renew({ id }: { readonly id: string }) {
  const { t } = useApprovalWords();
  const { Form, busy, refusal } = useAction(`renew:${id}`);
  return (
    <Form method="post" action={`/agent/godkend/${id}/forny`} className="row">
      <ProposalRefusal reasons={refusal} />
      <button className="btn primary" aria-keyshortcuts="Control+Enter" aria-disabled={busy || undefined}>
        <Icon name="refresh" />
        {busy ? t("decide.renewing") : t("decide.renew")}
      </button>
    </Form>
  );
}
