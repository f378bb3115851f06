/** An attempt to carry out an act is about to leave: what is to be sent, or nothing when it is settled already. */
import { lockTarget, noteAttempt } from "../../db/act-targets.ts";
import { actForDelivery, moveAct } from "../../db/acts.ts";
import { cprOf } from "../../db/citizens.ts";
import type { Tx } from "../../db/database.ts";
import { currentPolicy } from "../../db/policy.ts";
import { tell } from "../../db/topics.ts";
import { warningOf } from "../../db/warnings.ts";
import { systemActor } from "../domain/actor.ts";
import { minutes } from "../domain/duration.ts";
import { LostRace } from "../domain/faults.ts";
import type { ActKind, ActReason, Delivery as Way } from "../domain/protection/acts.ts";
import { holdLength } from "../domain/protection/hold.ts";
import type { AuthenticatorKind } from "../domain/protection/means.ts";
import { isHeldByPost } from "../domain/protection/post.ts";
import { waitsForMitid, type TargetSystem } from "../domain/protection/targets.ts";
import type { CommandContext } from "./frame.ts";

export interface Delivery {
  readonly actId: string;
  readonly kind: ActKind;
  readonly reason: ActReason;
  readonly authenticatorId: string | null;
  readonly authenticatorKind: AuthenticatorKind | null;
  /** How long a hold lasts from when MitID carries it out; null for every other act. */
  readonly holdMinutes: number | null;
  readonly way: Way | null;
  /** Version of the identity that the act was decided on. */
  readonly identityVersion: number | null;
  /** It was decided long ago: it departs on a decision of its own. */
  readonly hasWaited: boolean;
  readonly acceptedAt: Date;
  /** The subject's identity, or the number: where MitID has not been reached before, and for who knows numbers alone. */
  readonly identity: { readonly uuid: string } | { readonly cpr: string };
  readonly attempt: number;
}

type Act = NonNullable<Awaited<ReturnType<typeof actForDelivery>>>;

/** Null where there is nothing left to send, or where the act may not leave yet. */
export function beginDelivery(
  context: CommandContext,
  order: { readonly actId: string; readonly system: TargetSystem },
): Promise<Delivery | null> {
  return context.database.transact(systemActor("worker"), async (tx) => {
    const act = await actForDelivery(tx, order.actId);
    const now = context.clock();
    if (act === undefined || !(await isToBeSent(tx, act, order.system, now))) return null;
    if (order.system === "mitid" && act.state === "accepted" && !(await moveAct(tx, act, { state: "sent" })))
      throw new LostRace("the act has moved");
    const attempt = await noteAttempt(tx, act.id, order.system, now, null);
    const uuid = order.system === "nemkonto" ? null : act.mitidUuid;
    const identity = await identityOf(uuid, () => cprOf(tx, context.vault, act.citizenId));
    await tell(tx, `case:${act.caseId}`);
    const { kind, reason, authenticatorId, authenticatorKind, identityVersion } = act;
    const asDecided = { kind, reason, authenticatorId, authenticatorKind, identityVersion };
    const length = holdLength(act);
    const holdMinutes = length === null ? null : Math.round(length / minutes(1));
    const hasWaited = act.notBefore !== null;
    const acceptedAt = act.acceptedAt ?? now;
    return {
      ...asDecided,
      holdMinutes,
      actId: act.id,
      way: act.delivery,
      hasWaited,
      acceptedAt,
      identity,
      attempt,
    };
  });
}

async function isToBeSent(tx: Tx, act: Act, system: TargetSystem, now: Date): Promise<boolean> {
  if (act.notBefore !== null && act.notBefore > now) return false;
  if (act.state === "accepted" && act.notBefore !== null && (await isHeld(tx, act.id, now))) return false;
  const target = await lockTarget(tx, act.id, system);
  if (target === undefined || target.state === "acknowledged" || target.state === "refused") return false;
  // MitID has the access; the others hear of a stop also after MitID has answered, and of an opening only then.
  if (act.state === "acknowledged") return system !== "mitid";
  return (act.state === "accepted" || act.state === "sent") && !waitsForMitid(act.kind, system);
}

/** It stays accepted meanwhile: the letter goes on telling that it waits, and whoever reads it can take it back. */
async function isHeld(tx: Tx, actId: string, now: Date): Promise<boolean> {
  const { rules } = await currentPolicy(tx, now);
  return isHeldByPost(rules, await warningOf(tx, actId), now);
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
