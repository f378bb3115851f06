/** Closes the case with a code. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { wrapUp } from "../../commands/wrap-up.ts";
import { WRAP_UP_CODES } from "../../domain/routing/wrap-up.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, malformed, readForm } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.object({ code: z.enum(WRAP_UP_CODES) });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const number = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const ruling = await wrapUp(context.services, { actor, caseNumber: number, code: fields.code });
  return answer(request, ruling, "/agent");
}
