/** Finds the person of a case, or asks MitID anew about the one it has. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { identifyCitizen } from "../../lookups/identify-citizen.ts";
import { refreshIdentity } from "../../lookups/refresh-identity.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, casePath, malformed, readForm } from "./answers.ts";

export { toDesk as loader } from "./to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.union([z.object({ key: z.string().max(100) }), z.object({ again: z.literal("mitid") })]);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const number = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const order = { actor, caseNumber: number, purpose: "caller" };
  const ruling =
    "again" in fields
      ? await refreshIdentity(context.services, order)
      : await identifyCitizen(context.services, { ...order, key: fields.key });
  return answer(request, ruling, casePath(number));
}
