/** What must be done however long it takes is given a new job when the old one was tried to its end. */
import { addJob, spentJobsOf } from "../../db/jobs.ts";
import { systemActor } from "../domain/actor.ts";
import type { CommandContext } from "./frame.ts";

/** Resolves with how many were given a new job: words of the CPR register, and what a witness is to be told. */
export function reviveErrands(context: CommandContext): Promise<number> {
  return context.database.transact(systemActor("sweeper"), async (tx) => {
    const ids = async (task: Parameters<typeof spentJobsOf>[1]) =>
      (await spentJobsOf(tx, task)).flatMap((key) => key.split(":")[1] ?? []);
    const lookups = await ids("heed-register");
    for (const lookupId of lookups)
      await addJob(tx, "heed-register", { lookupId }, { key: `heed-register:${lookupId}` });
    const checks = await ids("tell-witness");
    for (const checkId of checks)
      await addJob(tx, "tell-witness", { checkId }, { key: `tell-witness:${checkId}` });
    const notices = await ids("deliver-witness-notice");
    for (const noticeId of notices)
      await addJob(tx, "deliver-witness-notice", { noticeId }, { key: `deliver-witness-notice:${noticeId}` });
    return lookups.length + checks.length + notices.length;
  });
}
