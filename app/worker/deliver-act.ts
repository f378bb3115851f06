/** Carries one act to one target system and takes its answer home. */
import { acknowledgeAct } from "../commands/acknowledge-act.ts";
import { beginDelivery } from "../commands/begin-delivery.ts";
import { AFTER_ANOTHER, postponeDelivery } from "../commands/postpone-delivery.ts";
import { SystemDown } from "../domain/faults.ts";
import type { TargetSystem } from "../domain/protection/targets.ts";
import type { ActContext } from "./context.ts";
import { depart } from "./depart.ts";
import { sendToTarget } from "./send-to-target.ts";

export async function deliverAct(
  context: ActContext,
  payload: { readonly actId: string; readonly system: TargetSystem },
): Promise<void> {
  const delivery = await beginDelivery(context, payload);
  if (delivery === null) return;
  const postpone = (errorCode: string) =>
    postponeDelivery(context, { ...payload, attempt: delivery.attempt, errorCode });
  try {
    const leaving = await depart(context, delivery);
    if (leaving === "staysHere") return;
    if (leaving === "afterAnother") return await postpone(AFTER_ANOTHER);
    if (leaving === "unwarned") return await postpone("unwarned");
    await acknowledgeAct(context, { ...payload, ...(await sendToTarget(context, leaving, payload.system)) });
  } catch (error) {
    if (!(error instanceof SystemDown)) throw error;
    await postpone("systemDown");
  }
}
