/** An agent ends the talk. The intent is written first, so that a hang-up is never taken for a lost connection. */
import { writeAudit } from "../../db/audit.ts";
import { lockLiveConference, updateConference } from "../../db/conferences.ts";
import { addJob } from "../../db/jobs.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { allow, type Ruling } from "../domain/ruling.ts";
import { endTalk } from "./talk/end-talk.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";

export interface HangUp {
  readonly actor: Actor;
  readonly caseNumber: string;
}

/** A talk that is over already is hung up already. */
export function hangUp(context: CommandContext, order: HangUp): Promise<Ruling<null, CaseRefusal>> {
  const { actor } = order;
  return context.database.transact(actor, async (tx) => {
    const owned = await ownCase(tx, actor, order.caseNumber);
    if (!owned.allowed) return owned;
    const room = await lockLiveConference(tx, owned.value.id);
    if (room === undefined) return allow(null);
    await updateConference(tx, room.id, { agentMeantToLeave: true });
    await endTalk(tx, context, room, "agent");
    await addJob(
      tx,
      "end-conference",
      { conferenceId: room.id },
      { key: `end-conference:${room.id}`, maxAttempts: 5 },
    );
    const about = { caseId: owned.value.id, callSid: owned.value.callSid };
    await writeAudit(tx, actor, { action: "call.hangUp", outcome: "done", ...about });
    await tell(tx, `case:${owned.value.id}`, `agent:${actor.id}`, "queue");
    return allow(null);
  });
}
