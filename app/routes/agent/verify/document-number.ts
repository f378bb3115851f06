/** Scores the number of a passport or a driving licence against the register. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { checkDocumentNumber } from "../../../commands/verify/check-document-number.ts";
import { NUMBERED_DOCUMENTS } from "../../../domain/verification/document-number.ts";
import { answer, caseNumberIn, malformed, provePath, readForm } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";

export { toDesk as loader } from "../../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../../ui/desk/refusal-page.tsx";

const form = z.object({ document: z.enum(NUMBERED_DOCUMENTS), number: z.string().max(80) });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const caseNumber = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const ruling = await checkDocumentNumber(context.services, { actor, caseNumber, ...fields });
  return answer(request, ruling, provePath(caseNumber));
}
