/** The outbox: a job is added in the transaction of the fact that calls for it, and carries ids only. */
import { sql } from "kysely";
import type { TargetSystem } from "../app/domain/protection/targets.ts";
import type { NoticeTemplate } from "../app/domain/protection/notices.ts";
import type { Tx } from "./database.ts";

/** Every job and the ids it carries. */
export interface Jobs {
  "deliver-act": { actId: string; system: TargetSystem };
  "look-after-act": { actId: string };
  "heed-register": { lookupId: string };
  "settle-hold-request": { requestId: string };
  "prepare-notices": { actId: string; template: NoticeTemplate };
  "cancel-reissue": { actId: string };
  "deliver-notice": { noticeId: string };
  "deliver-code": { codeId: string };
  "ask-approval": { approvalId: string };
  "poll-approval": { approvalId: string };
  "cancel-approval": { approvalId: string };
  "deliver-blocking-code": { codeId: string };
  "tell-witness": { checkId: string };
  "deliver-witness-notice": { noticeId: string };
  "move-caller": { conferenceId: string };
  "set-hold": { conferenceId: string; hold: boolean };
  "end-conference": { conferenceId: string };
  "rescue-caller": { conferenceId: string };
}

export interface JobOptions {
  /** A waiting job with the same key is replaced instead of doubled. */
  readonly key?: string;
  readonly runAt?: Date;
  readonly maxAttempts?: number;
}

/** Tells the person on file, once for each template. */
export const tellPerson = (tx: Tx, actId: string, template: NoticeTemplate): Promise<void> =>
  addJob(tx, "prepare-notices", { actId, template }, { key: `prepare-notices:${actId}:${template}` });

export async function addJob<Task extends keyof Jobs>(
  tx: Tx,
  task: Task,
  payload: Jobs[Task],
  options: JobOptions = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    ${task}, payload := ${JSON.stringify(payload)}::json, run_at := ${options.runAt ?? null}::timestamptz,
    max_attempts := ${options.maxAttempts ?? 25}::integer, job_key := ${options.key ?? null}::text
  )`.execute(tx);
}

/**
 * Frees the jobs of every worker that has held one since before `since`, which no task takes: its process is gone.
 * Gives how many such workers there were. Left alone, the library would wait four hours.
 */
export async function freeJobsHeldSince(tx: Tx, since: Date): Promise<number> {
  const { rows } = await sql<{ lockedBy: string }>`
    select distinct locked_by from graphile_worker.jobs where locked_at < ${since}`.execute(tx);
  const gone = rows.map(({ lockedBy }) => lockedBy);
  if (gone.length > 0) await sql`select graphile_worker.force_unlock_workers(${gone}::text[])`.execute(tx);
  return gone.length;
}

/** The keys of this task's jobs that were tried as often as they may be, without success. */
export async function spentJobsOf(tx: Tx, task: keyof Jobs): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from graphile_worker.jobs
      where task_identifier = ${task} and attempts >= max_attempts and key is not null limit 500`.execute(tx);
  return rows.map(({ key }) => key);
}
