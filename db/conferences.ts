/** Talks: the room in which a caller and an agent meet, named by its id alone. */
import type { Tx } from "./database.ts";

const COLUMNS = [
  "id",
  "offerId",
  "caseId",
  "staffId",
  "callerSid",
  "agentSid",
  "state",
  "callerHeld",
  "agentMeantToLeave",
] as const;

export async function createConference(
  tx: Tx,
  room: {
    readonly offerId: string;
    readonly caseId: string;
    readonly staffId: string;
    readonly callerSid: string;
  },
): Promise<string> {
  const { id } = await tx.insertInto("conferences").values(room).returning("id").executeTakeFirstOrThrow();
  return id;
}

export async function lockConference(tx: Tx, id: string) {
  return tx.selectFrom("conferences").where("id", "=", id).select(COLUMNS).forUpdate().executeTakeFirst();
}

export async function lockConferenceOfOffer(tx: Tx, offerId: string) {
  return tx
    .selectFrom("conferences")
    .where("offerId", "=", offerId)
    .select(COLUMNS)
    .forUpdate()
    .executeTakeFirst();
}

/** The live talk of a case, locked; undefined when it is over. */
export async function lockLiveConference(tx: Tx, caseId: string) {
  return tx
    .selectFrom("conferences")
    .where("caseId", "=", caseId)
    .where("state", "<>", "ended")
    .select(COLUMNS)
    .forUpdate()
    .executeTakeFirst();
}

export async function lockLiveConferenceOfCaller(tx: Tx, callerSid: string) {
  return tx
    .selectFrom("conferences")
    .where("callerSid", "=", callerSid)
    .where("state", "<>", "ended")
    .select(COLUMNS)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateConference(
  tx: Tx,
  id: string,
  change: {
    readonly state?: "agentJoined" | "connected" | "ended";
    readonly agentSid?: string;
    readonly callerHeld?: boolean;
    readonly agentMeantToLeave?: boolean;
    readonly agentLostAt?: Date | null;
    readonly connectedAt?: Date;
    readonly endedAt?: Date;
  },
): Promise<void> {
  await tx.updateTable("conferences").set(change).where("id", "=", id).execute();
}
