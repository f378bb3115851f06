/** Afslag: says no to a wish, with one of the regulation's reasons; the person gets it in writing. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { refuseRequest } from "../../commands/refuse-request.ts";
import { ACT_KINDS } from "../../domain/protection/acts.ts";
import { WISH_REFUSALS, WISHERS } from "../../domain/protection/wish.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, malformed, readForm, receiptPath } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.object({
  kind: z.enum(ACT_KINDS),
  reasonCode: z.enum(WISH_REFUSALS),
  requester: z.enum(WISHERS).default("subject"),
});

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const caseNumber = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const ruling = await refuseRequest(context.services, { actor, caseNumber, ...fields });
  return answer(request, ruling, receiptPath(caseNumber));
}
