/** The heart of every stop: writes the accepted act with its target, its place on the timeline, its record and its job. */
import { addCaseEvent } from "../../db/cases.ts";
import { addTarget, insertAct, lockSubject, standingAct } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import type { Tx } from "../../db/database.ts";
import { addJob } from "../../db/jobs.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { after, minutes } from "../domain/duration.ts";
import type { PolicyVersion, StopReason } from "../domain/policy/policy.ts";
import type { AuthenticatorKind } from "../domain/protection/means.ts";
import type { CommandContext } from "./frame.ts";

export type AcceptedStop =
  | { readonly kind: "hold"; readonly until: Date }
  | { readonly kind: "suspend" }
  | {
      readonly kind: "block";
      readonly authenticatorId: string;
      readonly authenticatorKind: AuthenticatorKind;
      readonly suffix: string | null;
    };

export interface StopToAccept {
  readonly actor: Actor;
  readonly caseId: string;
  readonly citizenId: string;
  readonly verificationId: string;
  readonly policy: PolicyVersion;
  readonly stop: AcceptedStop;
  readonly reason: StopReason;
  readonly idempotencyKey: string;
  readonly receiptNumber: string;
  readonly identityVersion: number | null;
  readonly callSid: string | null;
}

/**
 * Part of the caller's transaction. A stop that another act already carries out is recorded as `alreadyDone` and
 * points to that act, so that each requester has a receipt and the person is stopped once (product.md §6).
 */
export async function acceptStop(
  tx: Tx,
  context: CommandContext,
  order: StopToAccept,
): Promise<{ readonly actId: string; readonly fate: "underWay" | "alreadyDone" }> {
  const { actor, stop, caseId, citizenId } = order;
  const now = context.clock();
  await lockSubject(tx, citizenId);
  const authenticatorId = stop.kind === "block" ? stop.authenticatorId : null;
  const standing = await standingAct(tx, { citizenId, kind: stop.kind, authenticatorId });
  const actId = await insertAct(tx, actor, {
    kind: stop.kind,
    caseId,
    citizenId,
    verificationId: order.verificationId,
    authenticatorId,
    authenticatorKind: stop.kind === "block" ? stop.authenticatorKind : null,
    authenticatorSuffix: stop.kind === "block" ? stop.suffix : null,
    reason: order.reason,
    holdUntil: stop.kind === "hold" ? stop.until : null,
    identityVersion: order.identityVersion,
    policyId: order.policy.id,
    idempotencyKey: order.idempotencyKey,
    receiptNumber: order.receiptNumber,
    acceptedAt: now,
    sameAsActId: standing?.id ?? null,
  });
  await record(tx, order, actId, standing?.id ?? null);
  await addTarget(tx, actId, "mitid", after(now, minutes(order.policy.rules.minutes.actDeadline)));
  await addJob(tx, "deliver-act", { actId, system: "mitid" }, { key: `deliver-act:${actId}:mitid` });
  await tell(tx, `case:${caseId}`);
  return { actId, fate: standing === undefined ? "underWay" : "alreadyDone" };
}

async function record(tx: Tx, order: StopToAccept, actId: string, sameAs: string | null): Promise<void> {
  const { actor, stop, caseId, citizenId, receiptNumber } = order;
  const means = stop.kind === "block" ? stop.authenticatorKind : null;
  const suffix = stop.kind === "block" ? stop.suffix : null;
  await addCaseEvent(tx, actor, caseId, "act.accepted", {
    kind: stop.kind,
    means,
    suffix,
    receipt: receiptNumber,
    actId,
  });
  await writeAudit(tx, actor, {
    action: "act.accept",
    outcome: "done",
    citizenId,
    caseId,
    callSid: order.callSid,
    facts: { actId, kind: stop.kind, means, reason: order.reason, policy: order.policy.id, sameAs },
  });
}
