/** Opens access again, or sends for a new code or means. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { placeAct } from "../../commands/place-act.ts";
import { ACT_REASONS } from "../../domain/protection/acts.ts";
import { orderOfKey } from "../../domain/protection/order.ts";
import { reasonsFor } from "../../domain/protection/reasons.ts";
import { DESK_ROLES, requireStaff } from "../../http/guards.ts";
import { answer, caseNumberIn, casePath, malformed, readForm } from "../../http/desk-answers.ts";

export { toDesk as loader } from "../../http/to-desk.ts";
export { RefusalPage as default, links } from "../../ui/desk/refusal-page.tsx";

const form = z.object({
  act: z.string().max(120),
  reason: z.enum(ACT_REASONS).default("unspecified"),
  seenVersion: z.union([z.literal("").transform(() => null), z.coerce.number().int().min(1)]),
  idempotencyKey: z.uuid(),
});

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { actor } = requireStaff(context, request, DESK_ROLES);
  const number = caseNumberIn(params);
  const fields = await readForm(request, form);
  const act = fields === null ? null : orderOfKey(fields.act);
  if (fields === null || act === null) return malformed();
  const { reason, seenVersion } = fields;
  if (!reasonsFor(act.kind, "subject").includes(reason)) return malformed();
  const ruling = await placeAct(context.services, {
    ...{ actor, caseNumber: number, act, reason, seenVersion },
    // One page carries many forms with one key: each act is an act of its own.
    idempotencyKey: `${fields.idempotencyKey}:${fields.act}`,
  });
  return answer(request, ruling, casePath(number));
}
