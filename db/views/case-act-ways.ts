/** An act's way: each target system with who sees to what is stuck, and each notice that goes out. */
import { sql } from "kysely";
import type { NoticeTemplate } from "../../app/domain/protection/notices.ts";
import { LETTER_STATES, type LetterState } from "../../app/domain/protection/post.ts";
import { NOTHING_THERE, TARGET_SYSTEMS, type TargetSystem } from "../../app/domain/protection/targets.ts";
import { DUE_AT, targetSystemOf } from "../act-targets.ts";
import type { Tx } from "../database.ts";
import { targetsWithWhy, type EscalationWhy } from "../escalations.ts";

export interface ActTargetView {
  readonly system: TargetSystem;
  readonly state: "pending" | "sent" | "acknowledged" | "refused" | "escalated";
  readonly attempts: number;
  readonly lastAttemptAt: string | null;
  readonly acknowledgedAt: string | null;
  /** Null while a letter must arrive first: nobody is late. */
  readonly deadlineAt: string | null;
  /** Where it came to nothing: the system has nothing of this person, or has heard of a later act already. */
  readonly cameTo: "nothingThere" | "outrun" | null;
  /** Why it needs a person; null where it does not. */
  readonly why: EscalationWhy | null;
  /** Null while nobody has it. */
  readonly taken: { readonly by: string; readonly at: string } | null;
}

export interface NoticeView {
  readonly id: string;
  readonly channel: "sms" | "nemSms" | "digitalPost" | "email" | "letter";
  readonly template: NoticeTemplate | "code";
  /** Last two digits of the number; null for what goes to no number, or has not left. */
  readonly suffix: string | null;
  readonly state: "queued" | "sent" | "delivered" | "failed" | "notPossible" | "overtaken";
  readonly at: string;
}

/** The post holds the act back: the person has to be warned first. */
export interface PostWait {
  /** How far the letter has come; null while neither a letter nor Digital Post has the warning. */
  readonly letter: LetterState | null;
  /** From when it may leave; null while nobody can say. */
  readonly from: string | null;
}

/** By the id of the act; one that the post does not hold back is not in it. */
export async function postWaitsOf(tx: Tx, actIds: readonly string[]): Promise<ReadonlyMap<string, PostWait>> {
  if (actIds.length === 0) return new Map();
  const from = sql<Date | null>`post_allows_from(acts.id)`;
  const rows = await tx
    .selectFrom("acts")
    .leftJoin("notices", (join) =>
      join
        .on((eb) => eb("notices.actId", "=", eb.fn.coalesce("acts.sameAsActId", "acts.id")))
        .on("notices.template", "=", "coolingOff")
        .on("notices.channel", "=", "letter"),
    )
    .leftJoin("letters", "letters.noticeId", "notices.id")
    .where("acts.id", "in", actIds)
    .where("acts.state", "=", "accepted")
    .where("acts.notBefore", "is not", null)
    .where(sql<boolean>`(${from} <= clock_timestamp()) is not true`)
    // In the first moments the warning is merely on its way; by the act's hour it has to be there.
    .where((eb) =>
      eb.or([eb("notices.id", "is not", null), sql<boolean>`acts.not_before <= clock_timestamp()`]),
    )
    .select(["acts.id", "notices.id as noticeId", "letters.state", "acts.notBefore"])
    .select(sql<Date | null>`nullif(greatest(${from}, acts.not_before), 'infinity')`.as("from"))
    .execute();
  return new Map(rows.map((row) => [row.id, waitOf(row)]));
}

interface Waiting {
  readonly noticeId: string | null;
  readonly state: string | null;
  readonly from: Date | null;
}

function waitOf({ noticeId, state, from }: Waiting): PostWait {
  if (noticeId === null) return { letter: null, from: null };
  return {
    letter: LETTER_STATES.find((known) => known === state) ?? "waiting",
    from: from?.toISOString() ?? null,
  };
}

interface Settled extends Pick<ActTargetView, "state"> {
  readonly system: string;
  readonly errorCode: string | null;
}

/** By the id of the act; an act without any is not in it. */
export type Ways<View> = ReadonlyMap<string, readonly View[]>;

export async function targetsOf(tx: Tx, actIds: readonly string[]): Promise<Ways<ActTargetView>> {
  if (actIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("actTargets")
    .innerJoin("acts", "acts.id", "actTargets.actId")
    // Most need nobody, and are not among those that may.
    .leftJoin(targetsWithWhy(tx).as("stuck"), (join) =>
      join.onRef("stuck.actId", "=", "actTargets.actId").onRef("stuck.system", "=", "actTargets.system"),
    )
    .leftJoin("staff", "staff.id", "actTargets.takenBy")
    .where("actTargets.actId", "in", actIds)
    // In the order in which the domain names them, MitID first.
    .orderBy(sql`array_position(${sql.val(TARGET_SYSTEMS)}::text[], act_targets.system)`)
    .selectAll("actTargets")
    .select(["stuck.why", "staff.displayName", DUE_AT.as("dueAt")])
    .execute();
  return grouped(rows, (row) => ({
    system: targetSystemOf(row.system),
    state: row.state,
    attempts: row.attempts,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    deadlineAt: row.dueAt?.toISOString() ?? null,
    cameTo: cameTo(row),
    why: row.why,
    taken:
      row.displayName === null || row.takenAt === null
        ? null
        : { by: row.displayName, at: row.takenAt.toISOString() },
  }));
}

function cameTo({ system, state, errorCode }: Settled): ActTargetView["cameTo"] {
  if (system === "mitid") return null;
  if (state === "refused") return errorCode === "stale" ? "outrun" : null;
  return state === "acknowledged" && NOTHING_THERE.some((code) => code === errorCode) ? "nothingThere" : null;
}

export async function noticesOf(tx: Tx, actIds: readonly string[]): Promise<Ways<NoticeView>> {
  if (actIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("notices")
    .where("actId", "in", actIds)
    .orderBy("createdAt")
    .orderBy("channel", "desc")
    .orderBy("recipientOrdinal")
    .select(["id", "actId", "channel", "template", "state", "suffix", "createdAt", "sentAt"])
    .execute();
  return grouped(rows, ({ id, channel, template, state, suffix, createdAt, sentAt }) => ({
    ...{ id, channel, template, state, suffix },
    at: (sentAt ?? createdAt).toISOString(),
  }));
}

function grouped<Row extends { readonly actId: string }, View>(
  rows: readonly Row[],
  view: (row: Row) => View,
): Ways<View> {
  const ways = new Map<string, View[]>();
  for (const row of rows) ways.set(row.actId, [...(ways.get(row.actId) ?? []), view(row)]);
  return ways;
}
