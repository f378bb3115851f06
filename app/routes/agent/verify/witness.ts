/** Looks a witness at the counter up and asks them to confirm in their own MitID: `witnessCpr`, as typed. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { askWitness } from "../../../commands/verify/ask-witness.ts";
import { answer, caseNumberIn, malformed, provePath, readForm } from "../../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../../http/guards.ts";
import { identifyWitness } from "../../../lookups/identify-witness.ts";

export { toDesk as loader } from "../../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../../ui/desk/refusal-page.tsx";

const form = z.object({ witnessCpr: z.string().max(80) });

/** Whoever is no clerk is refused by the command itself, on record. */
export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, [...DESK_ROLES, "clerk"]);
  const caseNumber = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const { witnessCpr } = fields;
  const looked = await identifyWitness(context.services, { actor, caseNumber, cpr: witnessCpr });
  if (!looked.allowed) return answer(request, looked, provePath(caseNumber));
  const asked = await askWitness(context.services, { actor, caseNumber, witnessCpr });
  return answer(request, asked, provePath(caseNumber));
}
