/** Orders a new blocking code to the person's own post. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { rotateBlockingCode } from "../../../commands/verify/rotate-blocking-code.ts";
import { answer, caseNumberIn, provePath } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";

export { toDesk as loader } from "../../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../../ui/desk/refusal-page.tsx";

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const caseNumber = caseNumberIn(params);
  const ruling = await rotateBlockingCode(context.services, { actor, caseNumber });
  return answer(request, ruling, provePath(caseNumber));
}
