/** An agent stops a person's access: one means, the whole identity, or everything for a while. */
import { actByKey } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import type { CaseRow } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { latestIdentity } from "../../db/lookups.ts";
import { currentPolicy } from "../../db/policy.ts";
import { newReceipt } from "../../db/receipts.ts";
import { verificationsOf } from "../../db/verifications.ts";
import type { Actor } from "../domain/actor.ts";
import { after, hours } from "../domain/duration.ts";
import type { PolicyVersion, StopReason } from "../domain/policy/policy.ts";
import { provenStop, stopHasEffect, type Stop, type StopRefusal } from "../domain/protection/stop.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { acceptStop, type AcceptedStop } from "./accept-stop.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";

export interface PlaceStop {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly stop: Stop;
  readonly reason: StopReason;
  /** One for each time the dialog is opened: a double submit is one act. */
  readonly idempotencyKey: string;
}

export type PlacedStop = {
  readonly actId: string;
  readonly receiptNumber: string;
  readonly fate: "underWay" | "alreadyDone";
};

type Refusal =
  CaseRefusal | StopRefusal | "case.noSubject" | "stop.unknownMeans" | "stop.notPossible" | "stop.keyUsed";

/** Refusals are recorded too; the database refuses the same again should this be wrong. */
export function placeStop(context: CommandContext, order: PlaceStop): Promise<Ruling<PlacedStop, Refusal>> {
  return context.database.transact(order.actor, async (tx) => {
    const found = await ownCase(tx, order.actor, order.caseNumber);
    if (!found.allowed) return found;
    const repeated = await repeat(tx, order, found.value);
    if (repeated !== null) return repeated;
    const decided = await decide(tx, context, order, found.value);
    if (!decided.allowed) return recordRefusal(tx, order, found.value, decided);
    const receiptNumber = await newReceipt(tx);
    const { actId, fate } = await acceptStop(tx, context, {
      ...decided.value,
      actor: order.actor,
      caseId: found.value.id,
      reason: order.reason,
      idempotencyKey: `${order.actor.id}:${order.idempotencyKey}`,
      receiptNumber,
      callSid: found.value.callSid,
    });
    return allow({ actId, receiptNumber, fate });
  });
}

async function repeat(tx: Tx, order: PlaceStop, found: CaseRow): Promise<Ruling<PlacedStop, Refusal> | null> {
  const known = await actByKey(tx, `${order.actor.id}:${order.idempotencyKey}`);
  if (known === undefined) return null;
  if (known.caseId !== found.id) return refuse("stop.keyUsed");
  const fate = known.sameAsActId === null ? "underWay" : "alreadyDone";
  return allow({ actId: known.id, receiptNumber: known.receiptNumber, fate });
}

interface Decided {
  readonly citizenId: string;
  readonly verificationId: string;
  readonly policy: PolicyVersion;
  readonly stop: AcceptedStop;
  readonly identityVersion: number | null;
}

async function decide(
  tx: Tx,
  context: CommandContext,
  order: PlaceStop,
  found: CaseRow,
): Promise<Ruling<Decided, Refusal>> {
  const { citizenId } = found;
  if (citizenId === null) return refuse("case.noSubject");
  const now = context.clock();
  const policy = await currentPolicy(tx, now);
  const proofs = await verificationsOf(tx, order.actor, found.id, citizenId);
  const proven = provenStop(policy.rules, order.stop.kind, order.actor, proofs, now);
  if (!proven.allowed) return proven;
  const identity = await latestIdentity(tx, context.vault, found.id, citizenId);
  const stop = resolve(order.stop, identity, after(now, hours(policy.rules.hours.hold)));
  if (!stop.allowed) return stop;
  const decided = { citizenId, policy, stop: stop.value, verificationId: proven.value.id };
  return allow({ ...decided, identityVersion: identity?.version ?? null });
}

type KnownIdentity = Awaited<ReturnType<typeof latestIdentity>>;

// With MitID down nothing is known of the identity: the whole of it can still be stopped (product.md §2.1).
function resolve(stop: Stop, identity: KnownIdentity, holdUntil: Date): Ruling<AcceptedStop, Refusal> {
  if (stop.kind !== "block") {
    if (identity !== null && !stopHasEffect(stop.kind, identity.state, null))
      return refuse("stop.notPossible");
    return allow(stop.kind === "hold" ? { kind: "hold", until: holdUntil } : { kind: "suspend" });
  }
  const means = identity?.authenticators.find(({ id }) => id === stop.authenticatorId);
  if (identity === null || means === undefined) return refuse("stop.unknownMeans");
  if (!stopHasEffect("block", identity.state, means.state)) return refuse("stop.notPossible");
  return allow({
    kind: "block",
    authenticatorId: means.id,
    authenticatorKind: means.kind,
    suffix: means.serialSuffix,
  });
}

async function recordRefusal(
  tx: Tx,
  order: PlaceStop,
  found: CaseRow,
  ruling: { readonly allowed: false; readonly reasons: readonly [Refusal, ...Refusal[]] },
): Promise<Ruling<PlacedStop, Refusal>> {
  await writeAudit(tx, order.actor, {
    action: "act.accept",
    outcome: "refused",
    caseId: found.id,
    citizenId: found.citizenId,
    facts: { kind: order.stop.kind, reasons: ruling.reasons },
  });
  return ruling;
}
