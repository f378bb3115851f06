/** Stops one means, the whole identity, or everything for a day; for the person, or for somebody whose paper was seen. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { placeAct } from "../../commands/place-act.ts";
import { ACT_REASONS } from "../../domain/protection/acts.ts";
import { keyOfOrder, type ActOrder } from "../../domain/protection/order.ts";
import { reasonsFor } from "../../domain/protection/reasons.ts";
import { REQUESTERS } from "../../domain/verification/representation.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, casePath, malformed, readForm } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.object({
  stop: z.string().regex(/^(suspend|hold|block:[\w.:-]{1,100})$/),
  requester: z.enum(REQUESTERS).default("subject"),
  reason: z.enum(ACT_REASONS),
  idempotencyKey: z.uuid(),
});

function stopIn(text: string): ActOrder {
  if (text === "suspend") return { kind: "suspend" };
  if (text === "hold") return { kind: "hold" };
  return { kind: "block", authenticatorId: text.slice("block:".length) };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const number = caseNumberIn(params);
  const fields = await readForm(request, form);
  if (fields === null) return malformed();
  const { requester, reason, idempotencyKey } = fields;
  const act = stopIn(fields.stop);
  if (!reasonsFor(act.kind, requester).includes(reason)) return malformed();
  // One dialog may stop one thing after another: each is an act of its own.
  const key = `${idempotencyKey}:${keyOfOrder(act)}`;
  const order = { actor, caseNumber: number, act, requester, reason, idempotencyKey: key, seenVersion: null };
  const ruling = await placeAct(context.services, order);
  return answer(request, ruling, casePath(number));
}
