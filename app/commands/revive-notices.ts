/** No notice is lost: what still waits to be told and has no job any more that would tell it is given a new one. */
import { addJob, spentJobsOf, tellPerson } from "../../db/jobs.ts";
import { noticesWithoutJob } from "../../db/notices.ts";
import { systemActor } from "../domain/actor.ts";
import { before, minutes } from "../domain/duration.ts";
import { NOTICE_TEMPLATES } from "../domain/protection/notices.ts";
import type { CommandContext } from "./frame.ts";

// Longer than a try takes that is under way in a process that has just taken the job.
const SILENT_FOR = minutes(5);

/** Resolves with how many were given a new job. */
export function reviveNotices(context: CommandContext): Promise<number> {
  return context.database.transact(systemActor("sweeper"), async (tx) => {
    const silent = await noticesWithoutJob(tx, before(context.clock(), SILENT_FOR));
    for (const id of silent)
      await addJob(tx, "deliver-notice", { noticeId: id }, { key: `deliver-notice:${id}` });
    // MitID was silent for as long as a job is tried: it is asked anew.
    const spent = await spentJobsOf(tx, "prepare-notices");
    for (const key of spent) {
      const [, actId = "", name] = key.split(":");
      const template = NOTICE_TEMPLATES.find((known) => known === name);
      if (template !== undefined) await tellPerson(tx, actId, template);
    }
    return silent.length + spent.length;
  });
}
