/**
 * Proposes an act on a case that takes a second person. The form's fields:
 * `act` (the order's key, as in `choices`: "suspend", "block:<authenticator id>", "orderMeans:chip"; codes by SMS),
 * `requester` (REQUESTERS; "line" where the line itself wants it, "register" where it has said that the person is dead), `actReason` (ACT_REASONS), `reason` (3 to 500
 * characters to the colleague who decides) and `idempotencyKey` (a uuid, one for each time the form is opened).
 */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { proposeAct } from "../../commands/four-eyes/propose-act.ts";
import { ACT_REASONS } from "../../domain/protection/acts.ts";
import { orderOfKey } from "../../domain/protection/order.ts";
import { REQUESTERS } from "../../domain/verification/representation.ts";
import { answer, caseNumberIn, casePath, malformed, readForm } from "../../http/desk-answers.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.object({
  act: z.string().max(120),
  requester: z.enum(REQUESTERS),
  actReason: z.enum(ACT_REASONS),
  reason: z.string().max(5_000),
  idempotencyKey: z.uuid(),
});

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const caseNumber = caseNumberIn(params);
  const fields = await readForm(request, form);
  const act = fields === null ? null : orderOfKey(fields.act);
  if (fields === null || act === null) return malformed();
  const order = { ...fields, actor, caseNumber, act };
  return answer(request, await proposeAct(context.services, order), casePath(caseNumber));
}
