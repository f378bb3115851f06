/** Takes the request back out of the person's app. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { cancelApproval } from "../../../commands/verify/cancel-approval.ts";
import { answer, caseNumberIn, provePath } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";

export { toDesk as loader } from "../../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../../ui/desk/refusal-page.tsx";

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const caseNumber = caseNumberIn(params);
  const ruling = await cancelApproval(context.services, { actor, caseNumber });
  return answer(request, ruling, provePath(caseNumber));
}
