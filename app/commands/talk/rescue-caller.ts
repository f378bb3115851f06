/** The agent did not come back, or never came: the caller goes to the front of the queue, the case to the next agent. */
import { writeAudit } from "../../../db/audit.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import { lockConference, updateConference } from "../../../db/conferences.ts";
import type { Tx } from "../../../db/database.ts";
import { lockCall } from "../../../db/phone-calls.ts";
import { lockPresence, setPresenceState } from "../../../db/presence.ts";
import { tell } from "../../../db/topics.ts";
import { systemActor } from "../../domain/actor.ts";
import { isOver } from "../../domain/ivr/call-state.ts";
import type { CommandContext } from "../frame.ts";
import { endTalk } from "./end-talk.ts";

const LINE = systemActor("line");

export interface Rescued {
  readonly callSid: string;
}

type Room = NonNullable<Awaited<ReturnType<typeof lockConference>>>;

/** The call to send back to the queue, or null when the agent is there or the call is over. Safe to run twice. */
export function rescueCaller(context: CommandContext, conferenceId: string): Promise<Rescued | null> {
  return context.database.transact(LINE, async (tx) => {
    const room = await lockConference(tx, conferenceId);
    if (room === undefined) return null;
    if (room.state === "ended") return rescuedBefore(tx, room);
    if (room.state !== "created" && !(await isAgentLost(tx, conferenceId))) return null;
    const call = await lockCall(tx, room.callerSid);
    const isGone = call === undefined || isOver(call.state);
    await (isGone ? endTalk(tx, context, room, "caller") : requeue(tx, room, context.clock()));
    await tell(tx, "queue", `agent:${room.staffId}`, `case:${room.caseId}`);
    return isGone ? null : { callSid: room.callerSid };
  });
}

async function isAgentLost(tx: Tx, conferenceId: string): Promise<boolean> {
  const { agentLostAt } = await tx
    .selectFrom("conferences")
    .where("id", "=", conferenceId)
    .select("agentLostAt")
    .executeTakeFirstOrThrow();
  return agentLostAt !== null;
}

async function requeue(tx: Tx, room: Room, now: Date): Promise<void> {
  const { callerSid: callSid, caseId, staffId } = room;
  await updateConference(tx, room.id, { state: "ended", endedAt: now });
  const { system, language } = await tx
    .selectFrom("queueItems")
    .where("callSid", "=", callSid)
    .orderBy("enqueuedAt", "desc")
    .select(["system", "language"])
    .executeTakeFirstOrThrow();
  await tx
    .updateTable("queueItems")
    .set({ state: "ended", leftAt: now })
    .where("callSid", "=", callSid)
    .where("state", "=", "connected")
    .execute();
  await tx
    .insertInto("queueItems")
    .values({ callSid, system, language, reason: "crash", priority: 0, enqueuedAt: now })
    .execute();
  await lockPresence(tx, staffId);
  await setPresenceState(tx, staffId, "offline", now);
  await addCaseEvent(tx, LINE, caseId, "call.requeued");
  await writeAudit(tx, LINE, { action: "talk.rescue", outcome: "done", caseId, callSid });
}

/** The line may have been silent when the caller was to be sent back: then it is asked again. */
async function rescuedBefore(tx: Tx, { callerSid: callSid }: Room): Promise<Rescued | null> {
  const waiting = await tx
    .selectFrom("queueItems")
    .where("callSid", "=", callSid)
    .where("reason", "=", "crash")
    .where("state", "in", ["waiting", "offered"])
    .select("id")
    .executeTakeFirst();
  return waiting === undefined ? null : { callSid };
}
