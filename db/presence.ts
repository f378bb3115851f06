/** Where each agent is: a row, so that every process sees the same. */
import type { Tx } from "./database.ts";

export type PresenceState = "offline" | "pause" | "ready" | "offered" | "inCall" | "wrapUp";

/** The agent's row, locked; made as offline when new. */
export async function lockPresence(tx: Tx, staffId: string): Promise<{ readonly state: PresenceState }> {
  await tx
    .insertInto("agentPresence")
    .values({ staffId, state: "offline" })
    .onConflict((c) => c.doNothing())
    .execute();
  return tx
    .selectFrom("agentPresence")
    .where("staffId", "=", staffId)
    .select("state")
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function setPresenceState(
  tx: Tx,
  staffId: string,
  state: PresenceState,
  now: Date,
): Promise<void> {
  const idle = state === "ready" ? { idleSince: now } : {};
  await tx
    .updateTable("agentPresence")
    .set({ state, stateSince: now, heartbeatAt: now, ...idle })
    .where("staffId", "=", staffId)
    .execute();
}

export async function touchHeartbeat(tx: Tx, staffId: string, now: Date): Promise<void> {
  await tx.updateTable("agentPresence").set({ heartbeatAt: now }).where("staffId", "=", staffId).execute();
}
