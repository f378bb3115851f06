/** Keeps an unfinished note at the server. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { saveDraft } from "../../commands/save-draft.ts";
import { allow } from "../../domain/ruling.ts";
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
  const ruling = await saveDraft(context.services, { actor, caseNumber: number, body: fields.text });
  const saved = ruling.allowed ? allow({ savedAt: context.services.clock().toISOString() }) : ruling;
  return answer(request, saved, casePath(number));
}
