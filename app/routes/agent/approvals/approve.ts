/** The second person says yes. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { approveProposal } from "../../../commands/four-eyes/approve-proposal.ts";
import { refuse } from "../../../domain/ruling.ts";
import { answer, malformed, readForm } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";
import { proposalIdIn, proposalPath } from "../../../http/to-proposal.ts";

export { toProposal as loader } from "../../../http/to-proposal.ts";
export { ProposalRefusalPage as default, links } from "../../../ui/approvals/refusal-page.tsx";

const form = z.object({ seenVersion: z.coerce.number().int().min(1), hasRead: z.literal("on").optional() });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const proposalId = proposalIdIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const next = proposalPath(proposalId);
  // Whoever has not said that they have read it has not looked: the second pair of eyes is the point.
  if (fields.hasRead === undefined) return answer(request, refuse("form.notRead"), next);
  const { seenVersion } = fields;
  return answer(request, await approveProposal(context.services, { actor, proposalId, seenVersion }), next);
}
