/** Acts on somebody's access, and how far each has come in each target system. */
import type { Actor } from "../app/domain/actor.ts";
import {
  WHOLE_STOP_KINDS,
  type ActKind,
  type ActReason,
  type Delivery,
} from "../app/domain/protection/acts.ts";
import type { AuthenticatorKind } from "../app/domain/protection/means.ts";
import type { Requester } from "../app/domain/verification/representation.ts";
import type { Tx } from "./database.ts";

export interface NewAct {
  readonly id: string;
  readonly kind: ActKind;
  readonly caseId: string;
  readonly citizenId: string;
  readonly verificationId: string | null;
  readonly proposalId: string | null;
  readonly requester: Requester;
  readonly authenticatorId: string | null;
  readonly authenticatorKind: AuthenticatorKind | null;
  readonly authenticatorSuffix: string | null;
  readonly reason: ActReason;
  readonly holdUntil: Date | null;
  readonly delivery: Delivery | null;
  /** When it may leave at the earliest, where it has to wait. */
  readonly notBefore: Date | null;
  readonly stopIndex: Buffer | null;
  readonly identityVersion: number | null;
  readonly policyId: number;
  readonly idempotencyKey: string;
  readonly receiptNumber: string;
  readonly acceptedAt: Date;
  readonly sameAsActId: string | null;
  /** The facts of the decision, as JSON. */
  readonly decidedOn: string;
}

export async function insertAct(tx: Tx, actor: Actor, act: NewAct): Promise<string> {
  const { id } = await tx
    .insertInto("acts")
    .values({ ...act, state: "accepted", actorKind: actor.kind, actorId: actor.id })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** An order that was refused stays on file with its reasons: late, repeated and outdated ones too. */
export async function insertRefusedAct(
  tx: Tx,
  actor: Actor,
  act: Pick<
    NewAct,
    "kind" | "caseId" | "citizenId" | "requester" | "authenticatorId" | "authenticatorKind" | "reason"
  > &
    Pick<
      NewAct,
      "delivery" | "identityVersion" | "policyId" | "idempotencyKey" | "receiptNumber" | "decidedOn"
    > & {
      readonly holdUntil: Date | null;
      readonly fate: "notAllowed" | "stale";
      readonly refusalReasons: readonly string[];
    },
): Promise<string> {
  const { refusalReasons, ...values } = act;
  const { id } = await tx
    .insertInto("acts")
    .values({
      ...values,
      refusalReasons: [...refusalReasons],
      state: "refused",
      actorKind: actor.kind,
      actorId: actor.id,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function actByKey(tx: Tx, idempotencyKey: string) {
  return tx
    .selectFrom("acts")
    .where("idempotencyKey", "=", idempotencyKey)
    .select([
      "id",
      "receiptNumber",
      "state",
      "fate",
      "sameAsActId",
      "citizenId",
      "caseId",
      "actorId",
      "refusalReasons",
      "kind",
      "authenticatorId",
      "authenticatorKind",
      "delivery",
      "requester",
    ])
    .executeTakeFirst();
}

interface Wanted {
  readonly citizenId: string;
  readonly kind: ActKind;
  readonly authenticatorId: string | null;
  readonly authenticatorKind: AuthenticatorKind | null;
}

/** The act that already does what a new one would: the block of this means, or the act of this kind under way. */
export async function standingAct(tx: Tx, wanted: Wanted) {
  const base = tx
    .selectFrom("acts")
    .where("citizenId", "=", wanted.citizenId)
    .where("kind", "=", wanted.kind)
    .where("sameAsActId", "is", null)
    .where("authenticatorId", "is not distinct from", wanted.authenticatorId)
    .select(["id", "state", "delivery"]);
  if (wanted.kind === "block")
    return base.where("state", "in", ["accepted", "sent", "acknowledged"]).executeTakeFirst();
  return base
    .where("authenticatorKind", "is not distinct from", wanted.authenticatorKind)
    .where("state", "in", ["accepted", "sent"])
    .executeTakeFirst();
}

/**
 * Serialises decisions about one person's access: whoever decides next sees what was decided before.
 * The lock lets foreign keys pass: proofs and cases that are written meanwhile must not make two deciders wait
 * for each other.
 */
export async function lockSubject(tx: Tx, citizenId: string): Promise<void> {
  await tx
    .selectFrom("citizens")
    .where("id", "=", citizenId)
    .select("id")
    .forNoKeyUpdate()
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
  "acts.requester",
  "acts.reason",
  "acts.holdUntil",
  "acts.delivery",
  "acts.notBefore",
  "acts.identityVersion",
  "acts.idempotencyKey",
  "acts.receiptNumber",
  "acts.acceptedAt",
  "acts.acknowledgedAt",
  "acts.sameAsActId",
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

/** Whether a stop of the whole identity is on its way to MitID. */
export async function isWholeStopUnderWay(tx: Tx, citizenId: string): Promise<boolean> {
  const stop = await tx
    .selectFrom("acts")
    .where("citizenId", "=", citizenId)
    .where("kind", "in", WHOLE_STOP_KINDS)
    .where("state", "in", ["accepted", "sent"])
    .select("id")
    .executeTakeFirst();
  return stop !== undefined;
}

/**
 * Whether the stop that this one asks for again, or one that asks for the same, has taken effect and still holds.
 * They come home one after the other: the first row of them is locked.
 */
export async function hasTwinApplied(
  tx: Tx,
  act: { readonly id: string; readonly sameAsActId: string | null },
  now: Date,
): Promise<boolean> {
  const first = act.sameAsActId ?? act.id;
  await tx.selectFrom("acts").where("id", "=", first).select("id").forNoKeyUpdate().execute();
  const twin = await tx
    .selectFrom("acts")
    .where((eb) => eb.or([eb("id", "=", first), eb("sameAsActId", "=", first)]))
    .where("id", "<>", act.id)
    .where("state", "=", "acknowledged")
    .where("fate", "=", "applied")
    .where((eb) => eb.or([eb("holdUntil", "is", null), eb("holdUntil", ">", now)]))
    .select("id")
    .executeTakeFirst();
  return twin !== undefined;
}

/** Moves an act from the version that was read; false when somebody else moved it first. */
export async function moveAct(
  tx: Tx,
  act: { readonly id: string; readonly version: number },
  change: {
    readonly state: "sent" | "acknowledged" | "refused" | "withdrawn";
    readonly fate?: "applied" | "alreadyDone" | "notAllowed" | "stale";
    readonly acknowledgedAt?: Date;
    readonly withdrawnAt?: Date;
    readonly withdrawnBy?: "citizen" | "agent" | "system";
    readonly refusalReasons?: string[];
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
