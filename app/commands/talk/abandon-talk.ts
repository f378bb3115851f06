/** The caller was gone before the room was ready: the agent is let go at once. */
import { lockConference } from "../../../db/conferences.ts";
import { addJob } from "../../../db/jobs.ts";
import { tell } from "../../../db/topics.ts";
import { systemActor } from "../../domain/actor.ts";
import type { CommandContext } from "../frame.ts";
import { endTalk } from "./end-talk.ts";

export function abandonTalk(context: CommandContext, conferenceId: string): Promise<void> {
  return context.database.transact(systemActor("line"), async (tx) => {
    const room = await lockConference(tx, conferenceId);
    if (room === undefined || room.state === "ended") return;
    await endTalk(tx, context, room, "caller");
    await addJob(
      tx,
      "end-conference",
      { conferenceId },
      { key: `end-conference:${conferenceId}`, maxAttempts: 5 },
    );
    await tell(tx, `case:${room.caseId}`, `agent:${room.staffId}`, "queue");
  });
}
