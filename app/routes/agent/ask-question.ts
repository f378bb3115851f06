/** Draws the next control question. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { askOnFreshRegister } from "../../lookups/ask-on-fresh-register.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, casePath } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const number = caseNumberIn(params);
  const ruling = await askOnFreshRegister(context.services, { actor, caseNumber: number });
  return answer(request, ruling, casePath(number));
}
