/** A notice with all that its text needs. */
import { sql } from "kysely";
import { holdEnd } from "../app/domain/protection/hold.ts";
import type { Tx } from "./database.ts";

export async function noticeForDelivery(tx: Tx, id: string) {
  const row = await tx
    .selectFrom("notices")
    .innerJoin("acts", "acts.id", "notices.actId")
    .innerJoin("citizens", "citizens.id", "acts.citizenId")
    .leftJoin("reissues", "reissues.actId", "acts.id")
    .where("notices.id", "=", id)
    .select(["notices.id", "notices.actId", "notices.template", "notices.state", "notices.channel"])
    .select([
      "notices.recipientIndex",
      "notices.recipientOrdinal",
      "notices.language",
      "notices.createdAt",
      "notices.attempts",
    ])
    .select([
      "acts.kind",
      "acts.authenticatorKind",
      "acts.authenticatorSuffix",
      "acts.receiptNumber",
      "acts.acknowledgedAt",
    ])
    .select(["acts.holdUntil", "acts.notBefore", "acts.requester", "acts.reason", "acts.refusalReasons"])
    .select(["acts.createdAt as askedAt", "acts.citizenId", "citizens.mitidUuid", "acts.acceptedAt"])
    .select(["acts.state as actState", "reissues.state as reissueState"])
    // What the register said as it was decided; null where nobody had asked it.
    .select(sql<string | null>`acts.decided_on ->> 'cprStatus'`.as("cprStatus"))
    // What it says now.
    .select(sql<string | null>`register_says(acts.citizen_id)`.as("registerSays"))
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { acceptedAt, ...notice } = row;
  return { ...notice, holdUntil: holdEnd({ ...notice, acceptedAt }) };
}

export type NoticeToDeliver = NonNullable<Awaited<ReturnType<typeof noticeForDelivery>>>;

/** Who is told of an act: the person's id at MitID, the person themself, and what the CPR register says of them now. */
export async function toldOf(tx: Tx, actId: string) {
  return tx
    .selectFrom("acts")
    .innerJoin("citizens", "citizens.id", "acts.citizenId")
    .where("acts.id", "=", actId)
    .select(["acts.kind", "acts.citizenId", "citizens.mitidUuid"])
    .select(sql<string | null>`register_says(acts.citizen_id)`.as("registerSays"))
    .executeTakeFirst();
}

/**
 * Notices that were queued before `since` and that no job is going to send, the oldest first; not letters on paper,
 * which wait for somebody to print them.
 */
export async function noticesWithoutJob(tx: Tx, since: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("notices")
    .where("state", "=", "queued")
    .where("createdAt", "<", since)
    .where((eb) =>
      eb.or([
        eb("channel", "<>", "letter"),
        eb.not(
          eb.exists(eb.selectFrom("letters").whereRef("letters.noticeId", "=", "notices.id").select("id")),
        ),
      ]),
    )
    .where(
      sql<boolean>`not exists (select from graphile_worker.jobs
        where jobs.key = 'deliver-notice:' || notices.id and jobs.attempts < jobs.max_attempts)`,
    )
    .orderBy("createdAt")
    .limit(500)
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}
