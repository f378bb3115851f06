/** Finds the person of a case, or asks MitID anew about the one it has. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { identifyCitizen } from "../../lookups/identify-citizen.ts";
import { refreshIdentity } from "../../lookups/refresh-identity.ts";
import type { Actor } from "../../domain/actor.ts";
import { refuse } from "../../domain/ruling.ts";
import type { Services } from "../../http/context.ts";
import type { LimitRule } from "../../http/limits.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, casePath, malformed, readForm } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

// A talk needs one look or two: a habit of trying numbers stops here, and each try is on record already.
const LOOKS: LimitRule = { name: "identify", most: 10, perSeconds: 60 };

const form = z.union([z.object({ key: z.string().max(100) }), z.object({ again: z.literal("mitid") })]);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const number = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const order = { actor, caseNumber: number, purpose: "caller" };
  if ("again" in fields)
    return answer(request, await refreshIdentity(context.services, order), casePath(number));
  if (!(await mayLook(context.services, actor)))
    return answer(request, refuse("identify.tooOften"), casePath(number));
  const ruling = await identifyCitizen(context.services, { ...order, key: fields.key });
  return answer(request, ruling, casePath(number));
}

const mayLook = ({ limits, vault }: Services, actor: Actor): Promise<boolean> =>
  limits.count(LOOKS, vault.index("limit", `identify:${actor.id}`).toString("hex"));
