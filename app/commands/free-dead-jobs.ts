/** Jobs that were under way when their process died are free for the next worker; every task may be run twice. */
import { freeJobsHeldSince } from "../../db/jobs.ts";
import { systemActor } from "../domain/actor.ts";
import { before, minutes } from "../domain/duration.ts";
import type { CommandContext } from "./frame.ts";

// Longer than any task: each call to a system is bounded, and so are its repeats.
const LONGEST_TASK = minutes(2);

/** Resolves with how many workers were found gone. */
export const freeDeadJobs = (context: CommandContext): Promise<number> =>
  context.database.transact(systemActor("sweeper"), (tx) =>
    freeJobsHeldSince(tx, before(context.clock(), LONGEST_TASK)),
  );
