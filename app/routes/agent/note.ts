/** Adds a note to the timeline. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { addNote } from "../../commands/add-note.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, casePath, malformed, readForm } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.object({ text: z.string().max(20_000) });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const number = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const ruling = await addNote(context.services, { actor, caseNumber: number, text: fields.text });
  return answer(request, ruling, casePath(number));
}
