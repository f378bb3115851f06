/** The second person says no, and why. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { refuseProposal } from "../../../commands/four-eyes/refuse-proposal.ts";
import { answer, malformed, readForm } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";
import { proposalIdIn, proposalPath } from "../../../http/to-proposal.ts";

export { toProposal as loader } from "../../../http/to-proposal.ts";
export { ProposalRefusalPage as default, links } from "../../../ui/approvals/refusal-page.tsx";

const form = z.object({ seenVersion: z.coerce.number().int().min(1), reason: z.string().max(5_000) });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const proposalId = proposalIdIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const ruling = await refuseProposal(context.services, { actor, proposalId, ...fields });
  return answer(request, ruling, proposalPath(proposalId));
}
