/** What needs a person: overdue targets and stops, what a system will not do, acts that a system's own log does not tell of, and stops that came too late. */
import { sql, type RawBuilder } from "kysely";
import { STOP_KINDS } from "../app/domain/protection/acts.ts";
import { NEEDS_NOBODY, type StuckPlace } from "../app/domain/protection/targets.ts";
import { lockTarget } from "./act-targets.ts";
import type { Tx } from "./database.ts";

export type EscalationWhy =
  "overdue" | "refused" | "stopOverdue" | "unconfirmed" | "stoppedTooLate" | "unreached";

export interface Escalation {
  readonly why: EscalationWhy;
  /** Since when it needs a person. */
  readonly since: Date;
  readonly takenBy: string | null;
}

/** A stop that was accepted and that MitID will not do, and whatever another system will not do without good reason. */
const REFUSED = sql`act_targets.state = 'refused' and act_targets.acknowledged_at is not null and case
  when act_targets.system = 'mitid' then acts.kind in (${sql.join(STOP_KINDS)}) and acts.same_as_act_id is null
  else act_targets.error_code not in (${sql.join(NEEDS_NOBODY)}) end`;

/** Each trouble and since when it stands, the most urgent first. */
const TROUBLES = [
  [
    "overdue",
    sql`act_targets.state = 'escalated'`,
    sql`coalesce(act_targets.escalated_at, act_targets.deadline_at)`,
  ],
  ["refused", REFUSED, sql`act_targets.acknowledged_at`],
  [
    "stopOverdue",
    sql`act_targets.system = 'mitid' and reissue_stops.outcome is null and reissue_stops.escalated_at is not null`,
    sql`reissue_stops.escalated_at`,
  ],
  [
    "unconfirmed",
    sql`act_targets.unconfirmed_at is not null and act_targets.confirmed_at is null`,
    sql`act_targets.unconfirmed_at`,
  ],
  [
    "stoppedTooLate",
    sql`act_targets.system = 'mitid' and reissue_stops.outcome = 'tooLate'`,
    sql`reissue_stops.settled_at`,
  ],
] as const satisfies readonly (readonly [EscalationWhy, RawBuilder<unknown>, RawBuilder<unknown>])[];

/** What somebody has seen to hides what stood then, and nothing that came afterwards. */
const casesOf = <Value>(
  what: (trouble: (typeof TROUBLES)[number]) => RawBuilder<unknown>,
): RawBuilder<Value> =>
  sql<Value>`case ${sql.join(
    TROUBLES.map((trouble) => {
      const [, holds, since] = trouble;
      return sql`when ${holds} and coalesce(act_targets.seen_to_at < ${since}, true) then ${what(trouble)}`;
    }),
    sql` `,
  )} end`;

const WHY = casesOf<EscalationWhy | null>(([why]) => sql.lit(why));
const SINCE = casesOf<Date>(([, , since]) => since);

/** Whoever took what was seen to has not taken what came afterwards. */
const ifTakenSince = <Value>(value: RawBuilder<unknown>): RawBuilder<Value | null> =>
  sql<Value | null>`case when coalesce(act_targets.seen_to_at < act_targets.taken_at, true) then ${value} end`;

const UNREACHED = sql<EscalationWhy | null>`case when unreached.seen_to_at is null then 'unreached' end`;

/**
 * Every target that may need a person, and every act whose person no post reaches, with why; null where it does not
 * after all. For views and commands to choose from; a target that is settled is not among them.
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

/**
 * The few acts among all that are settled, found by partial indexes: the count stands on every page of the workspace.
 * Whatever needs a person has its branch and its index here (0013, 0032, 0033); why it does is said above.
 */
const mayNeedSomebody = sql<string>`(
  select act_id from act_targets where state = 'escalated'
  union all select act_id from act_targets where state = 'refused' and acknowledged_at is not null
  union all select act_id from act_targets where unconfirmed_at is not null and confirmed_at is null
  union all select act_id from reissue_stops where escalated_at is not null or outcome = 'tooLate')`;

const targets = (tx: Tx) =>
  tx
    .selectFrom("actTargets")
    .innerJoin("acts", "acts.id", "actTargets.actId")
    .leftJoin("reissueStops", "reissueStops.actId", "actTargets.actId")
    .where("actTargets.actId", "in", mayNeedSomebody)
    .select(["actTargets.actId", "actTargets.system", "actTargets.attempts", "actTargets.lastAttemptAt"])
    .select("actTargets.errorCode")
    .select([
      ifTakenSince<string>(sql`act_targets.taken_by`).as("takenBy"),
      ifTakenSince<Date>(sql`act_targets.taken_at`).as("takenAt"),
    ])
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
