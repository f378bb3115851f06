/** An agent puts the caller on hold, or takes them back. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { lockLiveConference, updateConference } from "../../db/conferences.ts";
import { addJob } from "../../db/jobs.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";

export interface HoldCaller {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly hold: boolean;
}

export function holdCaller(
  context: CommandContext,
  order: HoldCaller,
): Promise<Ruling<null, CaseRefusal | "call.over">> {
  const { actor, hold } = order;
  return context.database.transact(actor, async (tx) => {
    const owned = await ownCase(tx, actor, order.caseNumber);
    if (!owned.allowed) return owned;
    const room = await lockLiveConference(tx, owned.value.id);
    const live = room?.state === "connected";
    const about = { caseId: owned.value.id, callSid: owned.value.callSid };
    await writeAudit(tx, actor, {
      action: hold ? "call.hold" : "call.resume",
      outcome: live ? "done" : "refused",
      ...about,
    });
    if (!live) return refuse("call.over");
    if (room.callerHeld === hold) return allow(null);
    await updateConference(tx, room.id, { callerHeld: hold });
    await addCaseEvent(tx, actor, owned.value.id, hold ? "call.held" : "call.resumed");
    await addJob(tx, "set-hold", { conferenceId: room.id, hold }, { key: `set-hold:${room.id}` });
    await tell(tx, `case:${owned.value.id}`);
    return allow(null);
  });
}
