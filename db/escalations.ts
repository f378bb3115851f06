/** What needs a person: overdue targets and stops, acts that a system's own log does not tell of, and stops that came too late. */
import { sql } from "kysely";
import type { StuckPlace } from "../app/domain/protection/targets.ts";
import { lockTarget } from "./act-targets.ts";
import type { Tx } from "./database.ts";

export type EscalationWhy = "overdue" | "stopOverdue" | "unconfirmed" | "stoppedTooLate" | "unreached";

export interface Escalation {
  readonly why: EscalationWhy;
  /** Since when it needs a person. */
  readonly since: Date;
  readonly takenBy: string | null;
}

const WHY = sql<EscalationWhy | null>`case
  when act_targets.seen_to_at is not null then null
  when act_targets.state = 'escalated' then 'overdue'
  when act_targets.system = 'mitid' and reissue_stops.outcome is null and reissue_stops.escalated_at is not null
    then 'stopOverdue'
  when act_targets.unconfirmed_at is not null and act_targets.confirmed_at is null then 'unconfirmed'
  when act_targets.system = 'mitid' and reissue_stops.outcome = 'tooLate' then 'stoppedTooLate'
end`;

const SINCE = sql<Date>`case
  when act_targets.state = 'escalated' then coalesce(act_targets.escalated_at, act_targets.deadline_at)
  when act_targets.system = 'mitid' and reissue_stops.outcome is null and reissue_stops.escalated_at is not null
    then reissue_stops.escalated_at
  when act_targets.unconfirmed_at is not null and act_targets.confirmed_at is null then act_targets.unconfirmed_at
  else reissue_stops.settled_at
end`;

const UNREACHED = sql<EscalationWhy | null>`case when unreached.seen_to_at is null then 'unreached' end`;

/**
 * Every target, and every act whose person no post reaches, with why it needs a person; null where it does not. For
 * views and commands to choose from.
 */
export const targetsWithWhy = (tx: Tx) =>
  targets(tx).unionAll(
    tx
      .selectFrom("unreached")
      .select(["unreached.actId", sql<string>`'post'`.as("system"), sql<number>`0`.as("attempts")])
      .select([
        sql<Date | null>`null::timestamptz`.as("lastAttemptAt"),
        sql<string | null>`null`.as("errorCode"),
      ])
      .select(["unreached.takenBy", "unreached.takenAt", UNREACHED.as("why"), "unreached.since"]),
  );

const targets = (tx: Tx) =>
  tx
    .selectFrom("actTargets")
    .leftJoin("reissueStops", "reissueStops.actId", "actTargets.actId")
    .select(["actTargets.actId", "actTargets.system", "actTargets.attempts", "actTargets.lastAttemptAt"])
    .select(["actTargets.errorCode", "actTargets.takenBy", "actTargets.takenAt"])
    .select([WHY.as("why"), SINCE.as("since")]);

/** Undefined where this target needs nobody. */
export async function escalationOf(
  tx: Tx,
  actId: string,
  system: StuckPlace,
): Promise<Escalation | undefined> {
  const row = await tx
    .selectFrom(targetsWithWhy(tx).as("target"))
    .where("target.actId", "=", actId)
    .where("target.system", "=", system)
    .select(["target.why", "target.since", "target.takenBy"])
    .executeTakeFirst();
  if (row === undefined || row.why === null) return undefined;
  return { ...row, why: row.why };
}

/** How many need a person now. */
export async function escalationsOpen(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom(targetsWithWhy(tx).as("target"))
    .where("target.why", "is not", null)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}

interface Stuck {
  readonly actId: string;
  readonly system: StuckPlace;
}

/** Whoever takes it and whoever sees to it wait for each other. */
export async function lockStuck(tx: Tx, { actId, system }: Stuck): Promise<void> {
  if (system !== "post") {
    await lockTarget(tx, actId, system);
    return;
  }
  await tx.selectFrom("unreached").where("actId", "=", actId).select("actId").forUpdate().executeTakeFirst();
}

export async function setTaker(
  tx: Tx,
  of: Stuck,
  taken: { readonly by: string; readonly at: Date },
): Promise<void> {
  await change(tx, of, { takenBy: taken.by, takenAt: taken.at });
}

export async function setSeenTo(tx: Tx, of: Stuck, at: Date): Promise<void> {
  await change(tx, of, { seenToAt: at });
}

async function change(
  tx: Tx,
  { actId, system }: Stuck,
  change: { readonly takenBy: string; readonly takenAt: Date } | { readonly seenToAt: Date },
): Promise<void> {
  if (system === "post") {
    await tx.updateTable("unreached").set(change).where("actId", "=", actId).execute();
    return;
  }
  await tx
    .updateTable("actTargets")
    .set(change)
    .where("actId", "=", actId)
    .where("system", "=", system)
    .execute();
}
