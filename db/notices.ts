/** A notice with all that its text needs. */
import type { Tx } from "./database.ts";

export async function noticeForDelivery(tx: Tx, id: string) {
  return tx
    .selectFrom("notices")
    .innerJoin("acts", "acts.id", "notices.actId")
    .innerJoin("citizens", "citizens.id", "acts.citizenId")
    .where("notices.id", "=", id)
    .select([
      "notices.id",
      "notices.state",
      "notices.channel",
      "notices.recipientOrdinal",
      "notices.language",
      "notices.createdAt",
    ])
    .select([
      "acts.kind",
      "acts.authenticatorKind",
      "acts.receiptNumber",
      "acts.acknowledgedAt",
      "acts.holdUntil",
    ])
    .select(["acts.citizenId", "citizens.mitidUuid"])
    .executeTakeFirst();
}

export type NoticeToDeliver = NonNullable<Awaited<ReturnType<typeof noticeForDelivery>>>;
