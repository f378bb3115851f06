/** A letter on paper for whoever has no Digital Post: it lies in the list of what is to be printed, and is written then. */
import { writeAudit } from "../../db/audit.ts";
import { tell } from "../../db/topics.ts";
import { systemActor } from "../domain/actor.ts";
import type { CommandContext } from "./frame.ts";

/** Queued twice it is one letter. The notice stays `queued` until somebody has posted it. */
export function queueLetter(
  context: CommandContext,
  { noticeId }: { readonly noticeId: string },
): Promise<void> {
  const worker = systemActor("worker");
  return context.database.transact(worker, async (tx) => {
    const { caseId, citizenId, actId } = await tx
      .selectFrom("notices")
      .innerJoin("acts", "acts.id", "notices.actId")
      .where("notices.id", "=", noticeId)
      .select(["acts.caseId", "acts.citizenId", "notices.actId"])
      .executeTakeFirstOrThrow();
    const made = await tx
      .insertInto("letters")
      .values({ noticeId })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made === undefined) return;
    const facts = { actId, noticeId, letterId: made.id };
    await writeAudit(tx, worker, { action: "letter.queue", outcome: "done", caseId, citizenId, facts });
    await tell(tx, "letters");
  });
}
