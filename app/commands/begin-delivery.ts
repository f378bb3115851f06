/** An attempt to carry out an act is about to leave: what is to be sent, or nothing when it is settled already. */
import { actForDelivery, moveAct, noteAttempt } from "../../db/acts.ts";
import { cprOf } from "../../db/citizens.ts";
import { tell } from "../../db/topics.ts";
import { systemActor } from "../domain/actor.ts";
import { LostRace } from "../domain/faults.ts";
import type { StopKind, StopReason } from "../domain/policy/policy.ts";
import type { CommandContext } from "./frame.ts";

export interface Delivery {
  readonly actId: string;
  readonly kind: StopKind;
  readonly reason: StopReason;
  readonly authenticatorId: string | null;
  readonly holdUntil: Date | null;
  /** The subject's identity, or the number to find it by where MitID has not been reached before. */
  readonly identity: { readonly uuid: string } | { readonly cpr: string };
  readonly attempt: number;
}

export function beginDelivery(
  context: CommandContext,
  order: { readonly actId: string; readonly system: string },
): Promise<Delivery | null> {
  return context.database.transact(systemActor("worker"), async (tx) => {
    const act = await actForDelivery(tx, order.actId);
    if (act === undefined || (act.state !== "accepted" && act.state !== "sent")) return null;
    if (act.state === "accepted" && !(await moveAct(tx, act, { state: "sent" })))
      throw new LostRace("the act has moved");
    const attempt = await noteAttempt(tx, act.id, order.system, context.clock(), null);
    const identity = await identityOf(act.mitidUuid, () => cprOf(tx, context.vault, act.citizenId));
    await tell(tx, `case:${act.caseId}`);
    const { kind, reason, authenticatorId, holdUntil } = act;
    return { actId: act.id, kind, reason, authenticatorId, holdUntil, identity, attempt };
  });
}

async function identityOf(
  uuid: string | null,
  cpr: () => Promise<string | null>,
): Promise<Delivery["identity"]> {
  if (uuid !== null) return { uuid };
  const number = await cpr();
  if (number === null) throw new Error("a subject without identity and number");
  return { cpr: number };
}
