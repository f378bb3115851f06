/** The agent did not come back: the caller goes to the front of the queue, and the case waits for the next agent. */
import { writeAudit } from "../../../db/audit.ts";
import { caseById, addCaseEvent } from "../../../db/cases.ts";
import { lockConference, updateConference } from "../../../db/conferences.ts";
import { lockPresence, setPresenceState } from "../../../db/presence.ts";
import { tell } from "../../../db/topics.ts";
import { systemActor } from "../../domain/actor.ts";
import type { CommandContext } from "../frame.ts";

/** The call to send back to the queue, or null when the agent is back or the call is over. */
export function rescueCaller(
  context: CommandContext,
  conferenceId: string,
): Promise<{ readonly callSid: string } | null> {
  const line = systemActor("line");
  return context.database.transact(line, async (tx) => {
    const room = await lockConference(tx, conferenceId);
    if (room === undefined || room.state === "ended") return null;
    const { agentLostAt } = await tx
      .selectFrom("conferences")
      .where("id", "=", conferenceId)
      .select("agentLostAt")
      .executeTakeFirstOrThrow();
    if (agentLostAt === null) return null;
    const now = context.clock();
    await updateConference(tx, room.id, { state: "ended", endedAt: now });
    const ours = await caseById(tx, room.caseId);
    const { system, language } = await tx
      .selectFrom("queueItems")
      .where("callSid", "=", room.callerSid)
      .orderBy("enqueuedAt", "desc")
      .select(["system", "language"])
      .executeTakeFirstOrThrow();
    await tx
      .updateTable("queueItems")
      .set({ state: "ended", leftAt: now })
      .where("callSid", "=", room.callerSid)
      .where("state", "=", "connected")
      .execute();
    await tx
      .insertInto("queueItems")
      .values({ callSid: room.callerSid, system, language, reason: "crash", priority: 0 })
      .execute();
    await lockPresence(tx, room.staffId);
    await setPresenceState(tx, room.staffId, "offline", now);
    await addCaseEvent(tx, line, ours.id, "call.requeued");
    await writeAudit(tx, line, {
      action: "talk.rescue",
      outcome: "done",
      caseId: ours.id,
      callSid: room.callerSid,
    });
    await tell(tx, "queue", `agent:${room.staffId}`, `case:${ours.id}`);
    return { callSid: room.callerSid };
  });
}
