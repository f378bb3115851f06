/** What somebody who vouched at the counter is told afterwards, a row for each way; it names nobody. */
import type { Tx } from "./database.ts";

export interface WitnessWay {
  readonly channel: "sms" | "email" | "digitalPost";
  readonly ordinal: number;
  /** Keyed hash of the number or address; null by post. */
  readonly recipientIndex: Buffer | null;
}

export type WitnessNoticeEnd = "sent" | "failed" | "notPossible";

/** Who vouched in this check, and when; undefined where nobody did, or in vain. */
export async function witnessOfCheck(tx: Tx, checkId: string) {
  return tx
    .selectFrom("documentChecks")
    .innerJoin("citizens", "citizens.id", "documentChecks.witnessId")
    .where("documentChecks.id", "=", checkId)
    .where("documentChecks.outcome", "=", "passed")
    .select(["citizens.id as witnessId", "citizens.mitidUuid", "documentChecks.at"])
    .executeTakeFirst();
}

/** The new row's id; undefined where this way was made before. */
export async function addWitnessNotice(
  tx: Tx,
  checkId: string,
  way: WitnessWay,
): Promise<string | undefined> {
  const made = await tx
    .insertInto("witnessNotices")
    .values({ checkId, ...way })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id;
}

/** Locked; undefined where there is none. */
export async function lockWitnessNotice(tx: Tx, id: string) {
  return tx
    .selectFrom("witnessNotices")
    .innerJoin("documentChecks", "documentChecks.id", "witnessNotices.checkId")
    .innerJoin("citizens", "citizens.id", "documentChecks.witnessId")
    .where("witnessNotices.id", "=", id)
    .select(["witnessNotices.id", "witnessNotices.checkId", "witnessNotices.channel", "witnessNotices.state"])
    .select(["witnessNotices.recipientIndex", "witnessNotices.attempts", "witnessNotices.createdAt"])
    .select(["documentChecks.caseId", "documentChecks.at", "citizens.id as witnessId", "citizens.mitidUuid"])
    .forUpdate("witnessNotices")
    .executeTakeFirst();
}

export type WitnessNotice = NonNullable<Awaited<ReturnType<typeof lockWitnessNotice>>>;

export async function noteWitnessTry(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable("witnessNotices")
    .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

export async function endWitnessNotice(
  tx: Tx,
  id: string,
  state: WitnessNoticeEnd,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("witnessNotices")
    .set({ state, settledAt: now })
    .where("id", "=", id)
    .where("state", "=", "queued")
    .execute();
}

/** How the notices of a check stand. */
export async function witnessNoticesOf(tx: Tx, checkId: string): Promise<readonly string[]> {
  const rows = await tx.selectFrom("witnessNotices").where("checkId", "=", checkId).select("state").execute();
  return rows.map(({ state }) => state);
}
