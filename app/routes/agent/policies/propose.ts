/** Proposes new rules that were tried; a colleague decides on them in "Godkend". */
import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { policyNumbered } from "../../../../db/views/policies.ts";
import { proposePolicy } from "../../../commands/four-eyes/propose-policy.ts";
import { withLeaves } from "../../../domain/policy/leaves.ts";
import { refuse } from "../../../domain/ruling.ts";
import { answer, malformed } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";
import { readPolicyForm } from "../../../http/policy-form.ts";
import { proposalPath } from "../../../http/to-proposal.ts";

export { toPolicies as loader } from "../../../http/to-proposal.ts";
export { ProposalRefusalPage as default, links } from "../../../ui/approvals/refusal-page.tsx";

const NEW = "/agent/regler/ny";

export async function action({ context, request }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const form = await readPolicyForm(request);
  if (form === null || form.idempotencyKey === "" || form.idempotencyKey.length > 100) return malformed();
  const { builtOn, validFrom, reason, idempotencyKey } = form;
  if (validFrom === undefined) return answer(request, refuse("policy.noDay"), NEW);
  const base = await context.services.database.read(actor, (tx) => policyNumbered(tx, builtOn));
  if (base === null) return answer(request, refuse("policy.newer"), NEW);
  const rules = withLeaves(base.rules, form.leaves);
  const order = { actor, rules, builtOn, validFrom, reason, idempotencyKey };
  const ruling = await proposePolicy(context.services, order);
  if (!ruling.allowed) return answer(request, ruling, NEW);
  throw redirect(proposalPath(ruling.value.proposalId), 303);
}
