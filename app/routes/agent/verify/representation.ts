/** Puts on record who asks on the person's behalf, and the paper that carries it. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { recordRepresentation } from "../../../commands/verify/record-representation.ts";
import { DOCUMENTATIONS, THIRD_PARTIES } from "../../../domain/verification/representation.ts";
import { answer, caseNumberIn, malformed, provePath, readForm } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";

export { toDesk as loader } from "../../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../../ui/desk/refusal-page.tsx";

const form = z.object({
  requester: z.enum(THIRD_PARTIES),
  documentation: z.enum(DOCUMENTATIONS),
  reference: z.string().max(500).default(""),
});

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const caseNumber = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const ruling = await recordRepresentation(context.services, { actor, caseNumber, ...fields });
  return answer(request, ruling, provePath(caseNumber));
}
