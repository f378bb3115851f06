/** Takes back what was noted of a step of the checklist of identity theft. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { undoTheftStep } from "../../commands/undo-theft-step.ts";
import { THEFT_STEPS } from "../../domain/protection/theft.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, malformed, readForm, theftPath } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.object({ step: z.enum(THEFT_STEPS) });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const caseNumber = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const ruling = await undoTheftStep(context.services, { actor, caseNumber, ...fields });
  return answer(request, ruling, theftPath(caseNumber));
}
