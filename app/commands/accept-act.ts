/** The heart of every act: writes the accepted row with its targets, its place on the timeline, its record and its jobs. */
import { randomUUID } from "node:crypto";
import { addTarget } from "../../db/act-targets.ts";
import { insertAct, lockSubject, standingAct } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { addJob, tellPerson } from "../../db/jobs.ts";
import { reissuesNotLeft, reissuesOnTheirWay, sameReissues } from "../../db/reissues.ts";
import { tell } from "../../db/topics.ts";
import { systemActor, type Actor } from "../domain/actor.ts";
import { after, hours, minutes } from "../domain/duration.ts";
import type { PolicyVersion } from "../domain/policy/policy.ts";
import { isReissue, isStop, type ActReason } from "../domain/protection/acts.ts";
import { RECALLS_REISSUES } from "../domain/protection/withdrawal.ts";
import type { AuthenticatorKind } from "../domain/protection/means.ts";
import type { ActShape } from "../domain/protection/order.ts";
import { TARGETS, waitsForMitid } from "../domain/protection/targets.ts";
import type { Requester } from "../domain/verification/representation.ts";
import { askForStop } from "./ask-stop.ts";
import type { CommandContext } from "./frame.ts";
import { stopTokenOf } from "./stop-token.ts";
import { takeBack } from "./take-back.ts";

export interface ActToAccept {
  readonly actor: Actor;
  readonly caseId: string;
  readonly citizenId: string;
  /** One of the two carries the act; a proposal that was approved may come with a proof as well. */
  readonly verificationId: string | null;
  readonly proposalId: string | null;
  readonly requester: Requester;
  readonly policy: PolicyVersion;
  readonly shape: ActShape;
  readonly means: { readonly kind: AuthenticatorKind; readonly suffix: string | null } | null;
  readonly coolingHours: number;
  readonly reason: ActReason;
  readonly idempotencyKey: string;
  readonly receiptNumber: string;
  readonly identityVersion: number | null;
  readonly callSid: string | null;
  /** The facts of the decision, as JSON without anything that names anybody. */
  readonly decidedOn: string;
}

const LINE = systemActor("line");

export interface AcceptedAct {
  readonly actId: string;
  readonly fate: "underWay" | "alreadyDone";
}

/**
 * Part of the caller's transaction. A stop that another act already carries out is recorded as `alreadyDone` and
 * points to that act, so that each requester has a receipt and the person is stopped once (product.md §6).
 */
export async function acceptAct(tx: Tx, context: CommandContext, order: ActToAccept): Promise<AcceptedAct> {
  const { actor, shape, caseId, citizenId } = order;
  const now = context.clock();
  await lockSubject(tx, citizenId);
  const authenticatorKind = shape.orderedMeans ?? order.means?.kind ?? null;
  const standing = await stillStanding(
    tx,
    shape,
    await standingAct(tx, { ...shape, citizenId, authenticatorKind }),
    now,
  );
  const notBefore = order.coolingHours > 0 ? after(now, hours(order.coolingHours)) : null;
  const id = randomUUID();
  const actId = await insertAct(tx, actor, {
    id,
    kind: shape.kind,
    caseId,
    citizenId,
    verificationId: order.verificationId,
    proposalId: order.proposalId,
    requester: order.requester,
    authenticatorId: shape.authenticatorId,
    authenticatorKind,
    authenticatorSuffix: order.means?.suffix ?? null,
    reason: order.reason,
    holdUntil: shape.kind === "hold" ? after(now, hours(order.policy.rules.hours.hold)) : null,
    delivery: shape.delivery,
    notBefore,
    stopIndex: isReissue(shape.kind) ? context.vault.index("stopLink", stopTokenOf(context.vault, id)) : null,
    identityVersion: order.identityVersion,
    policyId: order.policy.id,
    idempotencyKey: order.idempotencyKey,
    receiptNumber: order.receiptNumber,
    acceptedAt: now,
    sameAsActId: standing?.id ?? null,
    decidedOn: order.decidedOn,
  });
  await record(tx, order, actId, { authenticatorKind, sameAs: standing?.id ?? null, notBefore });
  await sendOut(tx, order, actId, notBefore ?? now, notBefore);
  // The one that it is the same as has told already.
  if (notBefore !== null && standing === undefined) await tellPerson(tx, actId, "coolingOff");
  if (isStop(shape.kind) && RECALLS_REISSUES[shape.kind]) await recallReissues(tx, citizenId, now);
  await tell(tx, `case:${caseId}`);
  return { actId, fate: standing === undefined ? "underWay" : "alreadyDone" };
}

/** What is handed over at the counter does not wait for the code by SMS that still does: it takes its place. */
async function stillStanding(
  tx: Tx,
  { kind, delivery }: ActShape,
  standing: Awaited<ReturnType<typeof standingAct>>,
  now: Date,
): Promise<typeof standing> {
  if (standing === undefined || !isReissue(kind)) return standing;
  if (standing.state !== "accepted" || standing.delivery === delivery) return standing;
  const waiting = (await sameReissues(tx, standing.id)).filter(({ state }) => state === "accepted");
  for (const act of waiting) await takeBack(tx, act, { actor: LINE, by: "system", reason: "replaced", now });
  return undefined;
}

/**
 * Whoever stops everything does not want a new code an hour later: what was decided before the stop never leaves, and
 * what has left is to be killed before somebody uses it.
 */
async function recallReissues(tx: Tx, citizenId: string, now: Date): Promise<void> {
  for (const act of await reissuesOnTheirWay(tx, citizenId))
    await askForStop(tx, act, { actor: LINE, reason: "accessStopped", now });
  for (const act of await reissuesNotLeft(tx, citizenId))
    await takeBack(tx, act, { actor: LINE, by: "system", reason: "accessStopped", now });
}

/** A deadline counts from when the act may leave. Who waits for MitID hears of it when MitID has answered. */
async function sendOut(
  tx: Tx,
  { policy, shape }: ActToAccept,
  actId: string,
  from: Date,
  runAt: Date | null,
): Promise<void> {
  for (const system of TARGETS[shape.kind]) {
    await addTarget(tx, actId, system, after(from, minutes(policy.rules.minutes.actDeadline)));
    if (waitsForMitid(shape.kind, system)) continue;
    const key = `deliver-act:${actId}:${system}`;
    await addJob(tx, "deliver-act", { actId, system }, runAt === null ? { key } : { key, runAt });
  }
}

interface Recorded {
  readonly authenticatorKind: AuthenticatorKind | null;
  readonly sameAs: string | null;
  readonly notBefore: Date | null;
}

async function record(tx: Tx, order: ActToAccept, actId: string, facts: Recorded): Promise<void> {
  const { actor, shape, caseId, citizenId, receiptNumber } = order;
  const means = facts.authenticatorKind;
  const waitsUntil = facts.notBefore?.toISOString() ?? null;
  await addCaseEvent(tx, actor, caseId, "act.accepted", {
    kind: shape.kind,
    means,
    suffix: order.means?.suffix ?? null,
    receipt: receiptNumber,
    actId,
    waitsUntil,
  });
  await writeAudit(tx, actor, {
    action: "act.accept",
    outcome: "done",
    citizenId,
    caseId,
    callSid: order.callSid,
    facts: {
      actId,
      kind: shape.kind,
      means,
      reason: order.reason,
      policy: order.policy.id,
      sameAs: facts.sameAs,
      requester: order.requester,
      proposalId: order.proposalId,
      waitsUntil,
      isStop: isStop(shape.kind),
    },
  });
}
