/** The newest talk of a case: whether it runs, is held or is over. */
import type { Tx } from "../database.ts";

export interface CallView {
  readonly conferenceId: string;
  readonly offerId: string;
  readonly state: "connecting" | "live" | "held" | "over";
  /** When the two were put together, or when the talk was made. */
  readonly since: string;
  readonly endedAt: string | null;
}

export async function caseCall(tx: Tx, caseId: string): Promise<CallView | null> {
  const row = await tx
    .selectFrom("conferences")
    .where("caseId", "=", caseId)
    .orderBy("createdAt", "desc")
    .select(["id", "offerId", "state", "callerHeld", "createdAt", "connectedAt", "endedAt"])
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    conferenceId: row.id,
    offerId: row.offerId,
    state: stateOf(row.state, row.callerHeld),
    since: (row.connectedAt ?? row.createdAt).toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

function stateOf(state: "created" | "agentJoined" | "connected" | "ended", held: boolean): CallView["state"] {
  if (state === "ended") return "over";
  if (state !== "connected") return "connecting";
  return held ? "held" : "live";
}
