/** An act's way: each target system with who sees to what is stuck, and each notice that goes out. */
import { sql } from "kysely";
import type { NoticeTemplate } from "../../app/domain/protection/notices.ts";
import { NOTHING_THERE, TARGET_SYSTEMS, type TargetSystem } from "../../app/domain/protection/targets.ts";
import { targetSystemOf } from "../act-targets.ts";
import type { Tx } from "../database.ts";
import { targetsWithWhy, type EscalationWhy } from "../escalations.ts";

export interface ActTargetView {
  readonly system: TargetSystem;
  readonly state: "pending" | "sent" | "acknowledged" | "refused" | "escalated";
  readonly attempts: number;
  readonly lastAttemptAt: string | null;
  readonly acknowledgedAt: string | null;
  readonly deadlineAt: string;
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
    // Most need nobody, and are not among those that may.
    .leftJoin(targetsWithWhy(tx).as("stuck"), (join) =>
      join.onRef("stuck.actId", "=", "actTargets.actId").onRef("stuck.system", "=", "actTargets.system"),
    )
    .leftJoin("staff", "staff.id", "actTargets.takenBy")
    .where("actTargets.actId", "in", actIds)
    // In the order in which the domain names them, MitID first.
    .orderBy(sql`array_position(${sql.val(TARGET_SYSTEMS)}::text[], act_targets.system)`)
    .selectAll("actTargets")
    .select(["stuck.why", "staff.displayName"])
    .execute();
  return grouped(rows, (row) => ({
    system: targetSystemOf(row.system),
    state: row.state,
    attempts: row.attempts,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    acknowledgedAt: row.acknowledgedAt?.toISOString() ?? null,
    deadlineAt: row.deadlineAt.toISOString(),
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
