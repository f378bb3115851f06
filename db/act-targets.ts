/** How far an act has come in each system that must hear of it: a row per system, with age, attempts and deadline. */
import { sql } from "kysely";
import { ACT_KINDS } from "../app/domain/protection/acts.ts";
import {
  TARGET_SYSTEMS,
  TARGETS,
  waitsForMitid,
  type TargetSystem,
} from "../app/domain/protection/targets.ts";
import type { Tx } from "./database.ts";

/** Rejects a name that no code of ours has written. */
export function targetSystemOf(name: string): TargetSystem {
  const system = TARGET_SYSTEMS.find((known) => known === name);
  if (system === undefined) throw new Error("a target of an unknown system is stored");
  return system;
}

/** The systems of an act that have not been asked yet. */
export async function pendingTargets(tx: Tx, actId: string): Promise<readonly TargetSystem[]> {
  const rows = await tx
    .selectFrom("actTargets")
    .where("actId", "=", actId)
    .where("state", "in", ["pending", "escalated"])
    .select("system")
    .execute();
  return rows.map(({ system }) => targetSystemOf(system));
}

export async function addTarget(
  tx: Tx,
  actId: string,
  system: TargetSystem,
  deadlineAt: Date,
): Promise<void> {
  await tx.insertInto("actTargets").values({ actId, system, deadlineAt }).execute();
}

/** The row of one target, locked; undefined where the act has none. */
export async function lockTarget(tx: Tx, actId: string, system: TargetSystem) {
  return tx
    .selectFrom("actTargets")
    .where("actId", "=", actId)
    .where("system", "=", system)
    .select(["actId", "system", "state", "attempts", "deadlineAt"])
    .forUpdate()
    .executeTakeFirst();
}

/** Ends what is still open for an act that will not be carried out. */
export async function dropTargets(tx: Tx, actId: string, errorCode: string): Promise<void> {
  await tx
    .updateTable("actTargets")
    .set({ state: "refused", errorCode })
    .where("actId", "=", actId)
    .where("state", "in", ["pending", "sent", "escalated"])
    .execute();
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
      // An escalated target stays a person's business until it is settled, however often it is tried.
      state: sql`case when state = 'escalated' then state else 'sent' end`,
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

/** Which targets of which acts hear of them only when MitID has answered. */
const WAITING = ACT_KINDS.flatMap((kind) =>
  TARGETS[kind].filter((system) => waitsForMitid(kind, system)).map((system) => `${kind}:${system}`),
);

/**
 * Its deadline, or as long after a letter had its days as it would have been after its hour; never while a letter holds
 * it back, since then nobody is late. For queries that have the act and the target.
 */
export const DUE_AT = sql<Date | null>`case
  when acts.not_before is null then act_targets.deadline_at
  when acts.state = 'accepted' and post_allows_from(acts.id) = 'infinity' then null
  else greatest(act_targets.deadline_at,
    nullif(post_allows_from(acts.id), 'infinity') + (act_targets.deadline_at - acts.not_before)) end`;

/** Marks what is past its deadline as a person's business. Who waits for MitID is not late: MitID is. */
export async function escalateLate(tx: Tx, now: Date) {
  return tx
    .updateTable("actTargets")
    .from("acts")
    .whereRef("acts.id", "=", "actTargets.actId")
    .where("actTargets.state", "in", ["pending", "sent"])
    .where("actTargets.deadlineAt", "<=", now)
    .where(sql<boolean>`${DUE_AT} <= ${now}`)
    .where((eb) =>
      eb.or([
        eb("acts.state", "=", "acknowledged"),
        eb(sql<string>`acts.kind || ':' || act_targets.system`, "not in", WAITING),
      ]),
    )
    .set({ state: "escalated", escalatedAt: now })
    .returning(["actTargets.actId", "actTargets.system", "acts.caseId", "acts.citizenId", "acts.kind"])
    .execute();
}

/** The system's own log tells of it; true where it was missed before. */
export async function confirmTarget(
  tx: Tx,
  actId: string,
  system: TargetSystem,
  now: Date,
): Promise<boolean> {
  const confirmed = await tx
    .updateTable("actTargets")
    .set({ confirmedAt: now })
    .where("actId", "=", actId)
    .where("system", "=", system)
    .where("confirmedAt", "is", null)
    .returning("unconfirmedAt")
    .executeTakeFirst();
  return confirmed !== undefined && confirmed.unconfirmedAt !== null;
}

/** What was found in a log that is no longer the log is to be found anew; resolves with how many. */
export async function doubtTargetsSince(tx: Tx, system: TargetSystem, since: Date): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable("actTargets")
    .set({ confirmedAt: null })
    .where("system", "=", system)
    .where("state", "=", "acknowledged")
    .where("confirmedAt", "is not", null)
    .where("acknowledgedAt", ">=", since)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Our record and the system's own log differ; false where that was known. */
export async function markUnconfirmed(
  tx: Tx,
  actId: string,
  system: TargetSystem,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("actTargets")
    .set({ unconfirmedAt: now })
    .where("actId", "=", actId)
    .where("system", "=", system)
    .where("unconfirmedAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Marks what MitID said before `since` that it did now, and its log does not tell of; each is marked once. */
export async function unconfirmedSince(tx: Tx, since: Date, now: Date) {
  return tx
    .updateTable("actTargets")
    .from("acts")
    .whereRef("acts.id", "=", "actTargets.actId")
    .where("actTargets.system", "=", "mitid")
    .where("actTargets.state", "=", "acknowledged")
    .where("actTargets.acknowledgedAt", "<=", since)
    .where("actTargets.confirmedAt", "is", null)
    .where("actTargets.unconfirmedAt", "is", null)
    .where("acts.fate", "=", "applied")
    .set({ unconfirmedAt: now })
    .returning(["actTargets.actId", "actTargets.system", "acts.kind", "acts.caseId", "acts.citizenId"])
    .execute();
}
