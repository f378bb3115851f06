/** Puts the caller on hold, or takes them back. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { holdCaller } from "../../commands/hold-caller.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, casePath, malformed, readForm } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.object({ hold: z.enum(["true", "false"]) });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const number = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const ruling = await holdCaller(context.services, {
    actor,
    caseNumber: number,
    hold: fields.hold === "true",
  });
  return answer(request, ruling, casePath(number));
}
