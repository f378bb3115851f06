/** The proposer makes a proposal anew that went stale or ran out; the page goes on to the new one, or to its form where the day has passed. */
import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { renewProposal } from "../../../commands/four-eyes/renew-proposal.ts";
import { answer } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";
import { proposalIdIn, proposalPath, refillPath } from "../../../http/to-proposal.ts";

export { toProposal as loader } from "../../../http/to-proposal.ts";
export { ProposalRefusalPage as default, links } from "../../../ui/approvals/refusal-page.tsx";

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const proposalId = proposalIdIn(params);
  const ruling = await renewProposal(context.services, { actor, proposalId });
  // Nobody but its proposer can say from which day instead.
  if (!ruling.allowed && ruling.reasons.includes("policy.past")) throw redirect(refillPath(proposalId), 303);
  if (!ruling.allowed) return answer(request, ruling, proposalPath(proposalId));
  throw redirect(proposalPath(ruling.value.proposalId), 303);
}
