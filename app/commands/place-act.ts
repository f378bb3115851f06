/** Somebody at the line, at the counter or on the web orders an act on a person's access. */
import { actFacts, storedFacts, subjectFacts, type SubjectFacts } from "../../db/act-facts.ts";
import { actByKey, insertRefusedAct, lockSubject } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import type { CaseRow } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { currentPolicy } from "../../db/policy.ts";
import { newReceipt } from "../../db/receipts.ts";
import type { Actor } from "../domain/actor.ts";
import type { PolicyVersion } from "../domain/policy/policy.ts";
import { isStop, type ActReason } from "../domain/protection/acts.ts";
import { decideAct, type ActRefusal, type Decision } from "../domain/protection/decide.ts";
import type { ActFacts } from "../domain/protection/facts.ts";
import { shapeOf, type ActOrder, type ActShape } from "../domain/protection/order.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { Requester } from "../domain/verification/representation.ts";
import { acceptAct } from "./accept-act.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";

export interface PlaceAct {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly act: ActOrder;
  readonly reason: ActReason;
  /** Left out: the person themselves. */
  readonly requester?: Requester;
  /** Version of the identity that the screen showed; null where MitID had not answered. */
  readonly seenVersion: number | null;
  /** One for each time the dialog is opened: a double submit is one act. */
  readonly idempotencyKey: string;
}

export interface PlacedAct {
  readonly actId: string;
  readonly receiptNumber: string;
  readonly fate: "underWay" | "alreadyDone";
}

export type PlaceRefusal =
  CaseRefusal | ActRefusal | "case.noSubject" | "act.keyUsed" | "act.stale" | "act.refusedBefore";

type Placing = Ruling<PlacedAct, PlaceRefusal>;

/** Refusals stay on file too; the database refuses the same again should this be wrong. */
export function placeAct(context: CommandContext, order: PlaceAct): Promise<Placing> {
  return context.database.transact(order.actor, async (tx) => {
    const found = await ownCase(tx, order.actor, order.caseNumber);
    if (!found.allowed) return found;
    const repeated = await repeat(tx, order, found.value);
    if (repeated !== null) return repeated;
    const { citizenId } = found.value;
    if (citizenId === null) return refuse("case.noSubject");
    await lockSubject(tx, citizenId);
    const policy = await currentPolicy(tx, context.clock());
    return decide(tx, context, {
      order,
      ours: { ...found.value, citizenId },
      policy,
      shape: shapeOf(order.act),
    });
  });
}

const keyOf = (order: PlaceAct): string => `${order.actor.id}:${order.idempotencyKey}`;

async function repeat(tx: Tx, order: PlaceAct, found: CaseRow): Promise<Placing | null> {
  const known = await actByKey(tx, keyOf(order));
  if (known === undefined) return null;
  if (known.caseId !== found.id || !isSameOrder(order, known)) return refuse("act.keyUsed");
  if (known.state === "refused" && known.refusalReasons !== null) return refuse("act.refusedBefore");
  const fate = known.sameAsActId === null ? "underWay" : "alreadyDone";
  return allow({ actId: known.id, receiptNumber: known.receiptNumber, fate });
}

/** A form that was sent twice is one act; another act under its key would be told of as if it were done. */
function isSameOrder(order: PlaceAct, known: NonNullable<Awaited<ReturnType<typeof actByKey>>>): boolean {
  const { kind, authenticatorId, orderedMeans, delivery } = shapeOf(order.act);
  return (
    known.kind === kind &&
    known.authenticatorId === authenticatorId &&
    known.delivery === delivery &&
    known.requester === (order.requester ?? "subject") &&
    (orderedMeans === null || known.authenticatorKind === orderedMeans)
  );
}

interface Placed {
  readonly order: PlaceAct;
  readonly ours: CaseRow & { readonly citizenId: string };
  readonly policy: PolicyVersion;
  readonly shape: ActShape;
}

async function decide(tx: Tx, context: CommandContext, placed: Placed): Promise<Placing> {
  const { order, ours, policy, shape } = placed;
  const subject = await subjectFacts(tx, {
    vault: context.vault,
    actor: order.actor,
    caseId: ours.id,
    citizenId: ours.citizenId,
    requester: order.requester ?? "subject",
    policy: policy.rules,
    now: context.clock(),
  });
  const facts = await actFacts(tx, ours.citizenId, subject, shape, false);
  // A stop must never fail because something else has happened meanwhile; everything else stands on what was seen.
  if (!isStop(shape.kind) && order.seenVersion !== (subject.identity?.version ?? null))
    return refuseOnFile(tx, placed, subject, facts, { fate: "stale", reasons: ["act.stale"] });
  const ruling = decideAct(policy.rules, facts);
  if (!ruling.allowed)
    return refuseOnFile(tx, placed, subject, facts, { fate: "notAllowed", reasons: ruling.reasons });
  return accept(tx, context, placed, subject, { facts, decision: ruling.value });
}

async function accept(
  tx: Tx,
  context: CommandContext,
  { order, ours, policy, shape }: Placed,
  { identity }: SubjectFacts,
  { facts, decision }: { readonly facts: ActFacts; readonly decision: Decision },
): Promise<Placing> {
  const receiptNumber = await newReceipt(tx);
  const means = identity?.authenticators.find(({ id }) => id === shape.authenticatorId);
  const { actId, fate } = await acceptAct(tx, context, {
    actor: order.actor,
    caseId: ours.id,
    citizenId: ours.citizenId,
    verificationId: decision.proofId,
    proposalId: null,
    requester: order.requester ?? "subject",
    policy,
    shape,
    means: means === undefined ? null : { kind: means.kind, suffix: means.serialSuffix },
    coolingHours: decision.coolingHours,
    reason: order.reason,
    idempotencyKey: keyOf(order),
    receiptNumber,
    identityVersion: identity?.version ?? null,
    callSid: ours.callSid,
    decidedOn: storedFacts(facts),
  });
  return allow({ actId, receiptNumber, fate });
}

interface Refused {
  readonly fate: "notAllowed" | "stale";
  readonly reasons: readonly [PlaceRefusal, ...PlaceRefusal[]];
}

async function refuseOnFile(
  tx: Tx,
  { order, ours, policy, shape }: Placed,
  { identity }: SubjectFacts,
  facts: ActFacts,
  { fate, reasons }: Refused,
): Promise<Placing> {
  const actId = await insertRefusedAct(tx, order.actor, {
    kind: shape.kind,
    caseId: ours.id,
    citizenId: ours.citizenId,
    requester: order.requester ?? "subject",
    authenticatorId: shape.authenticatorId,
    authenticatorKind: shape.orderedMeans,
    reason: order.reason,
    delivery: shape.delivery,
    holdUntil: null,
    identityVersion: identity?.version ?? null,
    policyId: policy.id,
    idempotencyKey: keyOf(order),
    receiptNumber: await newReceipt(tx),
    decidedOn: storedFacts(facts),
    fate,
    refusalReasons: reasons,
  });
  await writeAudit(tx, order.actor, {
    action: "act.accept",
    outcome: "refused",
    caseId: ours.id,
    citizenId: ours.citizenId,
    facts: { actId, kind: shape.kind, fate, reasons },
  });
  return { allowed: false, reasons };
}
