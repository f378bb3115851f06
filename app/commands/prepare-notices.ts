/** Everybody who has a contact on file for this person is told of the stop, each on a row of their own. */
import { writeAudit } from "../../db/audit.ts";
import { addJob } from "../../db/jobs.ts";
import { systemActor } from "../domain/actor.ts";
import type { CommandContext } from "./frame.ts";

export interface PrepareNotices {
  readonly actId: string;
  /** How many phone numbers MitID has on file; the numbers themselves are fetched anew when each is sent. */
  readonly phones: number;
}

/** Running it twice makes no notice twice. */
export function prepareNotices(context: CommandContext, order: PrepareNotices): Promise<void> {
  const worker = systemActor("worker");
  return context.database.transact(worker, async (tx) => {
    const { caseId, citizenId, language } = await tx
      .selectFrom("acts")
      .innerJoin("cases", "cases.id", "acts.caseId")
      .where("acts.id", "=", order.actId)
      .select(["acts.caseId", "acts.citizenId", "cases.language"])
      .executeTakeFirstOrThrow();
    const phones = Array.from({ length: order.phones }, (_, recipientOrdinal) => ({
      channel: "sms" as const,
      recipientOrdinal,
    }));
    const wanted = [...phones, { channel: "digitalPost" as const, recipientOrdinal: 0 }];
    for (const { channel, recipientOrdinal } of wanted) {
      const made = await tx
        .insertInto("notices")
        .values({ actId: order.actId, channel, recipientOrdinal, language })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      if (made !== undefined)
        await addJob(tx, "deliver-notice", { noticeId: made.id }, { key: `deliver-notice:${made.id}` });
    }
    await writeAudit(tx, worker, {
      action: "notice.prepare",
      outcome: "done",
      caseId,
      citizenId,
      facts: { actId: order.actId, count: wanted.length },
    });
  });
}
