/** Carries one act to one target system and takes its answer home. */
import type { MitidAcknowledgement } from "../../integrations/mitid/port.ts";
import { acknowledgeAct } from "../commands/acknowledge-act.ts";
import { beginDelivery, type Delivery } from "../commands/begin-delivery.ts";
import { postponeDelivery } from "../commands/postpone-delivery.ts";
import { SystemDown } from "../domain/faults.ts";
import type { WorkerContext } from "./context.ts";

interface Answer {
  readonly acknowledgement: MitidAcknowledgement;
  readonly mitidUuid: string | null;
}

export async function deliverAct(
  context: WorkerContext,
  payload: { readonly actId: string; readonly system: "mitid" },
): Promise<void> {
  const delivery = await beginDelivery(context, payload);
  if (delivery === null) return;
  try {
    const { acknowledgement, mitidUuid } = await carryOut(context, delivery);
    const { fate, code, transactionId: externalReference } = acknowledgement;
    await acknowledgeAct(context, { ...payload, fate, code, externalReference, mitidUuid });
  } catch (error) {
    if (!(error instanceof SystemDown)) throw error;
    await postponeDelivery(context, { ...payload, attempt: delivery.attempt, errorCode: "systemDown" });
  }
}

async function carryOut(context: WorkerContext, delivery: Delivery): Promise<Answer> {
  if ("uuid" in delivery.identity) {
    return { acknowledgement: await send(context, delivery, delivery.identity.uuid), mitidUuid: null };
  }
  const { mitid } = context.ports;
  const identity = await mitid.findIdentity({ by: "cpr", cpr: delivery.identity.cpr });
  if (identity === null) {
    const nobody = {
      fate: "notAllowed",
      transactionId: "none",
      at: context.clock().toISOString(),
      code: "noIdentity",
    } as const;
    return { acknowledgement: nobody, mitidUuid: null };
  }
  return { acknowledgement: await send(context, delivery, identity.uuid), mitidUuid: identity.uuid };
}

function send(
  context: WorkerContext,
  delivery: Delivery,
  identityUuid: string,
): Promise<MitidAcknowledgement> {
  const { mitid } = context.ports;
  const order = { identityUuid, idempotencyKey: delivery.actId, reason: delivery.reason };
  const { kind, authenticatorId, holdUntil } = delivery;
  if (kind === "suspend") return mitid.suspendIdentity(order);
  if (kind === "hold" && holdUntil !== null) return mitid.hold({ ...order, until: holdUntil.toISOString() });
  if (kind === "block" && authenticatorId !== null)
    return mitid.blockAuthenticator({ ...order, authenticatorId });
  throw new Error("an act without what its kind needs");
}
