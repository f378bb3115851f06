/** Wipes what callers keyed of themselves and never confirmed; run by the worker's sweep. */
import { sql } from "kysely";
import { systemActor } from "../../domain/actor.ts";
import { before, minutes } from "../../domain/duration.ts";
import { writeAudit } from "../../../db/audit.ts";
import type { CommandContext } from "../frame.ts";

const SWEEP = systemActor("sweep");

/**
 * Resolves with the number of calls wiped. Not at the hang-up itself: a confirm that was on its way
 * when the caller hung up still counts, and may arrive after the news of the hang-up.
 */
export function forgetClaims(context: CommandContext): Promise<number> {
  return context.database.transact(SWEEP, async (tx) => {
    const { numAffectedRows } = await sql`
      update phone_calls set facts = facts || '{"claim": null, "subjectId": null}'
        where ended_at < ${before(context.clock(), minutes(5))}
          and (facts ->> 'claim' is not null or facts ->> 'subjectId' is not null)`.execute(tx);
    const count = Number(numAffectedRows ?? 0n);
    if (count > 0)
      await writeAudit(tx, SWEEP, { action: "claims.forget", outcome: "done", facts: { count } });
    return count;
  });
}
