/** Everybody who has a contact on file for this person is told, each on a row of their own. */
import { writeAudit } from "../../db/audit.ts";
import { addJob } from "../../db/jobs.ts";
import { systemActor } from "../domain/actor.ts";
import { noticeLanguage, type NoticeTemplate, type NoticeWay } from "../domain/protection/notices.ts";
import type { CommandContext } from "./frame.ts";

/** The numbers and addresses themselves are fetched anew when each is sent, and known again by their keyed hash. */
export interface AddressedWay extends NoticeWay {
  readonly recipientIndex?: Buffer;
}

export interface PrepareNotices {
  readonly actId: string;
  readonly template: NoticeTemplate;
  readonly ways: readonly AddressedWay[];
}

/** Running it twice makes no notice twice. */
export function prepareNotices(context: CommandContext, order: PrepareNotices): Promise<void> {
  const { actId, template, ways } = order;
  const worker = systemActor("worker");
  return context.database.transact(worker, async (tx) => {
    const { caseId, citizenId, ...asked } = await tx
      .selectFrom("acts")
      .innerJoin("cases", "cases.id", "acts.caseId")
      .where("acts.id", "=", actId)
      .select(["acts.caseId", "acts.citizenId", "acts.requester", "cases.language"])
      .executeTakeFirstOrThrow();
    const language = noticeLanguage(asked.requester, asked.language);
    for (const { channel, ordinal: recipientOrdinal, recipientIndex = null } of ways) {
      const made = await tx
        .insertInto("notices")
        .values({ actId, template, channel, recipientOrdinal, recipientIndex, language })
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
      facts: { actId, template, count: ways.length },
    });
  });
}
