/**
 * Puts on record what somebody showed at the counter: one field for each document, named after it (DOCUMENT_CLASSES)
 * with the value 1, `beside` (BESIDES), and `witnessCpr` where somebody vouches.
 */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { recordDocumentCheck } from "../../../commands/verify/record-document-check.ts";
import { BESIDES, isIdDocument } from "../../../domain/verification/documents.ts";
import { answer, caseNumberIn, malformed, provePath, readForm } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";

export { toDesk as loader } from "../../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../../ui/desk/refusal-page.tsx";

const form = z.looseObject({ beside: z.enum(BESIDES), witnessCpr: z.string().max(80).optional() });

/** Whoever is no clerk is refused by the command itself, on record. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, [...DESK_ROLES, "clerk"]);
  const caseNumber = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const { beside, witnessCpr = null, ...shown } = fields;
  const documents = Object.keys(shown).filter(isIdDocument);
  const seen = { actor, caseNumber, documents, beside, witnessCpr };
  return answer(request, await recordDocumentCheck(context.services, seen), provePath(caseNumber));
}
