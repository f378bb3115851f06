/** The talk is over: the room closes, the queue lets go of the call, and the agent has their wrap-up. */
import { writeAudit } from "../../../db/audit.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import { updateConference } from "../../../db/conferences.ts";
import type { Tx } from "../../../db/database.ts";
import { lockPresence, setPresenceState } from "../../../db/presence.ts";
import { systemActor } from "../../domain/actor.ts";
import type { CommandContext } from "../frame.ts";

export interface TalkToEnd {
  readonly id: string;
  readonly caseId: string;
  readonly staffId: string;
  readonly callerSid: string;
}

/** Part of the caller's transaction; `by` says who ended it. */
export async function endTalk(
  tx: Tx,
  context: CommandContext,
  room: TalkToEnd,
  by: "caller" | "agent" | "line",
): Promise<void> {
  const line = systemActor("line");
  const now = context.clock();
  await updateConference(tx, room.id, { state: "ended", endedAt: now });
  await tx
    .updateTable("queueItems")
    .set({ state: "ended", leftAt: now })
    .where("callSid", "=", room.callerSid)
    .where("state", "=", "connected")
    .execute();
  const present = await lockPresence(tx, room.staffId);
  if (present.state === "inCall") await setPresenceState(tx, room.staffId, "wrapUp", now);
  await addCaseEvent(tx, line, room.caseId, "call.ended", { by });
  await writeAudit(tx, line, {
    action: "talk.end",
    outcome: "done",
    caseId: room.caseId,
    callSid: room.callerSid,
    facts: { by },
  });
}
