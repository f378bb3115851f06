/** Acts on somebody's access, and how far each has come in each target system. */
import { sql } from "kysely";
import type { Actor } from "../app/domain/actor.ts";
import type { AuthenticatorKind } from "../app/domain/protection/means.ts";
import type { StopKind, StopReason } from "../app/domain/policy/policy.ts";
import type { Tx } from "./database.ts";

export interface NewAct {
  readonly kind: StopKind;
  readonly caseId: string;
  readonly citizenId: string;
  readonly verificationId: string;
  readonly authenticatorId: string | null;
  readonly authenticatorKind: AuthenticatorKind | null;
  readonly authenticatorSuffix: string | null;
  readonly reason: StopReason;
  readonly holdUntil: Date | null;
  readonly identityVersion: number | null;
  readonly policyId: number;
  readonly idempotencyKey: string;
  readonly receiptNumber: string;
  readonly acceptedAt: Date;
  readonly sameAsActId: string | null;
}

export async function insertAct(tx: Tx, actor: Actor, act: NewAct): Promise<string> {
  const { id } = await tx
    .insertInto("acts")
    .values({ ...act, state: "accepted", actorKind: actor.kind, actorId: actor.id })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function addTarget(tx: Tx, actId: string, system: string, deadlineAt: Date): Promise<void> {
  await tx.insertInto("actTargets").values({ actId, system, deadlineAt }).execute();
}

export async function actByKey(tx: Tx, idempotencyKey: string) {
  return tx
    .selectFrom("acts")
    .where("idempotencyKey", "=", idempotencyKey)
    .select(["id", "receiptNumber", "state", "fate", "sameAsActId", "citizenId", "caseId", "actorId"])
    .executeTakeFirst();
}

/** The act that already does what a new one would: the block of this means, or the stop of this kind under way. */
export async function standingAct(
  tx: Tx,
  wanted: { readonly citizenId: string; readonly kind: StopKind; readonly authenticatorId: string | null },
) {
  const base = tx
    .selectFrom("acts")
    .where("citizenId", "=", wanted.citizenId)
    .where("kind", "=", wanted.kind)
    .where("sameAsActId", "is", null)
    .select(["id", "state"]);
  if (wanted.authenticatorId !== null) {
    return base
      .where("authenticatorId", "=", wanted.authenticatorId)
      .where("state", "in", ["accepted", "sent", "acknowledged"])
      .executeTakeFirst();
  }
  return base.where("state", "in", ["accepted", "sent"]).executeTakeFirst();
}

/** Serialises decisions about one person's access: whoever decides next sees what was decided before. */
export async function lockSubject(tx: Tx, citizenId: string): Promise<void> {
  await tx
    .selectFrom("citizens")
    .where("id", "=", citizenId)
    .select("id")
    .forUpdate()
    .executeTakeFirstOrThrow();
}

const ACT_COLUMNS = [
  "acts.id",
  "acts.kind",
  "acts.state",
  "acts.caseId",
  "acts.citizenId",
  "acts.authenticatorId",
  "acts.authenticatorKind",
  "acts.authenticatorSuffix",
  "acts.reason",
  "acts.holdUntil",
  "acts.idempotencyKey",
  "acts.receiptNumber",
  "acts.acceptedAt",
  "acts.version",
] as const;

/** The act with its subject's MitID identity; undefined where there is no such act. */
export async function actForDelivery(tx: Tx, actId: string) {
  return tx
    .selectFrom("acts")
    .innerJoin("citizens", "citizens.id", "acts.citizenId")
    .where("acts.id", "=", actId)
    .select(ACT_COLUMNS)
    .select("citizens.mitidUuid")
    .executeTakeFirst();
}

/** Moves an act from the version that was read; false when somebody else moved it first. */
export async function moveAct(
  tx: Tx,
  act: { readonly id: string; readonly version: number },
  change: {
    readonly state: "sent" | "acknowledged" | "refused" | "failed";
    readonly fate?: "applied" | "alreadyDone" | "notAllowed";
    readonly acknowledgedAt?: Date;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("acts")
    .set({ ...change, version: act.version + 1 })
    .where("id", "=", act.id)
    .where("version", "=", act.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** One attempt is about to go out, or has failed with `errorCode`. */
export async function noteAttempt(
  tx: Tx,
  actId: string,
  system: string,
  now: Date,
  errorCode: string | null,
): Promise<number> {
  const { attempts } = await tx
    .updateTable("actTargets")
    .set({
      attempts: sql`attempts + ${errorCode === null ? 1 : 0}`,
      lastAttemptAt: now,
      errorCode,
      state: "sent",
    })
    .where("actId", "=", actId)
    .where("system", "=", system)
    .returning("attempts")
    .executeTakeFirstOrThrow();
  return attempts;
}

export async function settleTarget(
  tx: Tx,
  target: { readonly actId: string; readonly system: string },
  change: {
    readonly state: "acknowledged" | "refused" | "escalated";
    readonly acknowledgedAt?: Date;
    readonly externalReference?: string;
    readonly errorCode?: string | null;
  },
): Promise<void> {
  await tx
    .updateTable("actTargets")
    .set(change)
    .where("actId", "=", target.actId)
    .where("system", "=", target.system)
    .execute();
}
