/** Carries one act to one target system and takes its answer home. */
import type { TargetSystem } from "../../db/act-targets.ts";
import { acknowledgeAct, type Acknowledgement } from "../commands/acknowledge-act.ts";
import { beginDelivery, type Delivery } from "../commands/begin-delivery.ts";
import { AFTER_ANOTHER, postponeDelivery } from "../commands/postpone-delivery.ts";
import { SystemDown } from "../domain/faults.ts";
import type { ActContext } from "./context.ts";
import { depart } from "./depart.ts";
import { sendToMitid } from "./send-to-mitid.ts";

type Answer = Omit<Acknowledgement, "actId" | "system">;

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
    await acknowledgeAct(context, { ...payload, ...(await carryOut(context, leaving, payload.system)) });
  } catch (error) {
    if (!(error instanceof SystemDown)) throw error;
    await postpone("systemDown");
  }
}

async function carryOut(context: ActContext, delivery: Delivery, system: TargetSystem): Promise<Answer> {
  const { identity } = delivery;
  if ("uuid" in identity) return send(context, delivery, system, identity.uuid);
  const found = await context.ports.mitid.findIdentity({ by: "cpr", cpr: identity.cpr });
  if (found === null) return NOBODY;
  return { ...(await send(context, delivery, system, found.uuid)), mitidUuid: found.uuid };
}

const NOBODY: Answer = {
  fate: "notAllowed",
  externalReference: "none",
  code: "noIdentity",
  reissueReference: null,
  mitidUuid: null,
};

async function send(
  context: ActContext,
  delivery: Delivery,
  system: TargetSystem,
  identityUuid: string,
): Promise<Answer> {
  const order = { identityUuid, idempotencyKey: delivery.actId, reason: delivery.reason };
  if (system === "nemlogin") {
    const { fate, code, transactionId } = await context.ports.nemlogin.endSessions(order);
    return { fate, code, externalReference: transactionId, reissueReference: null, mitidUuid: null };
  }
  const answer = await sendToMitid(context.ports.mitid, delivery, order);
  const { fate, code, transactionId, reference } = answer;
  return { fate, code, externalReference: transactionId, reissueReference: reference, mitidUuid: null };
}
