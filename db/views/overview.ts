/** The page between two calls: who waits, my cases, what is under way, and what is wrong with the systems. */
import type { ActKind } from "../../app/domain/protection/acts.ts";
import { sql } from "kysely";
import { before, hours } from "../../app/domain/duration.ts";
import { DUE_AT } from "../act-targets.ts";
import type { Tx } from "../database.ts";
import { ownClosedCases, type CaseLine } from "./own-cases.ts";
import { systemAnswers, type SystemAnswer } from "./system-answers.ts";

export interface QueueRow {
  readonly system: string;
  readonly waiting: number;
  readonly longestSince: string;
  readonly danish: number;
  readonly english: number;
  /** Waiting calls that want to stop an access. */
  readonly blocks: number;
}

export interface ActUnderWay {
  readonly caseNumber: string;
  readonly kind: ActKind;
  readonly means: string | null;
  readonly suffix: string | null;
  readonly state: "accepted" | "sent";
  readonly attempts: number;
  readonly deadlineAt: string | null;
}

export interface IncidentLine {
  readonly id: string;
  readonly system: string;
  readonly text: { readonly da: string; readonly en: string };
  readonly say: { readonly da: string; readonly en: string };
  readonly startedAt: string;
  readonly expectedEndAt: string | null;
}

export interface OverviewView {
  readonly queue: readonly QueueRow[];
  readonly acts: readonly ActUnderWay[];
  readonly closed: readonly CaseLine[];
  readonly incidents: readonly IncidentLine[];
  readonly systems: readonly SystemAnswer[];
}

export async function overviewView(tx: Tx, staffId: string, now: Date): Promise<OverviewView> {
  return {
    queue: await queueRows(tx),
    acts: await actsUnderWay(tx, staffId),
    closed: await ownClosedCases(tx, staffId, before(now, hours(8))),
    incidents: await liveIncidents(tx, now),
    systems: await systemAnswers(tx, now),
  };
}

async function queueRows(tx: Tx): Promise<readonly QueueRow[]> {
  const rows = await tx
    .selectFrom("queueItems")
    .where("state", "in", ["waiting", "offered"])
    .groupBy("system")
    .select("system")
    .select([
      sql<number>`count(*)`.as("waiting"),
      sql<Date>`min(enqueued_at)`.as("longest"),
      sql<number>`count(*) filter (where language = 'da')`.as("danish"),
      sql<number>`count(*) filter (where language = 'en')`.as("english"),
      sql<number>`count(*) filter (where reason = 'block')`.as("blocks"),
    ])
    .orderBy("longest")
    .execute();
  return rows.map(({ longest, ...row }) => ({ ...row, longestSince: longest.toISOString() }));
}

async function actsUnderWay(tx: Tx, staffId: string): Promise<readonly ActUnderWay[]> {
  const rows = await tx
    .selectFrom("acts")
    .innerJoin("cases", "cases.id", "acts.caseId")
    .leftJoin("actTargets", (join) =>
      join.onRef("actTargets.actId", "=", "acts.id").on("actTargets.system", "=", "mitid"),
    )
    .where("acts.actorKind", "=", "agent")
    .where("acts.actorId", "=", staffId)
    .where("acts.state", "in", ["accepted", "sent"])
    .select(["cases.number", "acts.kind", "acts.authenticatorKind", "acts.authenticatorSuffix", "acts.state"])
    .select(["actTargets.attempts", DUE_AT.as("dueAt")])
    .orderBy("acts.createdAt")
    .execute();
  return rows.map((row) => ({
    caseNumber: row.number,
    kind: row.kind,
    means: row.authenticatorKind,
    suffix: row.authenticatorSuffix,
    state: row.state === "sent" ? "sent" : "accepted",
    attempts: row.attempts ?? 0,
    deadlineAt: row.dueAt?.toISOString() ?? null,
  }));
}

async function liveIncidents(tx: Tx, now: Date): Promise<readonly IncidentLine[]> {
  const rows = await tx
    .selectFrom("incidents")
    .where("startedAt", "<=", now)
    .where((eb) => eb.or([eb("endedAt", "is", null), eb("endedAt", ">", now)]))
    .orderBy("startedAt")
    .selectAll()
    .execute();
  return rows.map((row) => ({
    id: row.id,
    system: row.system,
    text: { da: row.textDa, en: row.textEn },
    say: { da: row.sayDa, en: row.sayEn },
    startedAt: row.startedAt.toISOString(),
    expectedEndAt: row.expectedEndAt?.toISOString() ?? null,
  }));
}
