/** Somebody came into the room or left it, as Twilio tells it: late, twice or out of order included. */
import { addCaseEvent } from "../../../db/cases.ts";
import { lockConference, updateConference } from "../../../db/conferences.ts";
import type { Tx } from "../../../db/database.ts";
import { addJob } from "../../../db/jobs.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { tell } from "../../../db/topics.ts";
import { systemActor } from "../../domain/actor.ts";
import { after, seconds } from "../../domain/duration.ts";
import type { CommandContext } from "../frame.ts";
import { endTalk } from "./end-talk.ts";

export interface ParticipantEvent {
  readonly conferenceId: string;
  readonly callSid: string;
  readonly happened: "join" | "leave" | "end";
  /** Twilio's sequence number within the conference; the same one twice is one event. */
  readonly sequence: number;
}

const LINE = systemActor("line");

type Room = NonNullable<Awaited<ReturnType<typeof lockConference>>>;

/** False when the event was seen before or its room is unknown. */
export function noteParticipant(context: CommandContext, event: ParticipantEvent): Promise<boolean> {
  return context.database.transact(LINE, async (tx) => {
    const { count } = await tx
      .insertInto("callEvents")
      .values({
        callSid: event.callSid,
        source: event.conferenceId,
        sequence: event.sequence,
        kind: event.happened,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
      .then(({ numInsertedOrUpdatedRows }) => ({ count: numInsertedOrUpdatedRows }));
    if (count !== 1n) return false;
    const room = await lockConference(tx, event.conferenceId);
    if (room === undefined || room.state === "ended") return false;
    await apply(tx, context, room, event);
    await tell(tx, `case:${room.caseId}`, `agent:${room.staffId}`, "queue");
    return true;
  });
}

async function apply(tx: Tx, context: CommandContext, room: Room, event: ParticipantEvent): Promise<void> {
  if (event.happened === "end") return endTalk(tx, context, room, "line");
  const isCaller = event.callSid === room.callerSid;
  if (event.happened === "join")
    return isCaller ? callerJoined(tx, context, room) : agentJoined(tx, room, event);
  if (isCaller) return endTalk(tx, context, room, "caller");
  if (event.callSid === room.agentSid) await agentLeft(tx, context, room);
}

async function agentJoined(tx: Tx, room: Room, event: ParticipantEvent): Promise<void> {
  if (event.callSid !== room.agentSid) return;
  if (room.state === "created") {
    await updateConference(tx, room.id, { state: "agentJoined" });
    await addJob(
      tx,
      "move-caller",
      { conferenceId: room.id },
      { key: `move-caller:${room.id}`, maxAttempts: 5 },
    );
    return;
  }
  if (await hasLeft(tx, event)) return;
  // Back after a lost connection: the caller was put on hold meanwhile.
  await updateConference(tx, room.id, { agentLostAt: null, callerHeld: false });
  await addJob(tx, "set-hold", { conferenceId: room.id, hold: false }, { key: `set-hold:${room.id}` });
}

async function callerJoined(tx: Tx, context: CommandContext, room: Room): Promise<void> {
  if (room.state === "connected") return;
  await updateConference(tx, room.id, { state: "connected", connectedAt: context.clock() });
  // The agent was lost before the caller came in: there was nobody to hold then.
  if (room.callerHeld) await holdCaller(tx, room);
}

const holdCaller = (tx: Tx, room: Room): Promise<void> =>
  addJob(tx, "set-hold", { conferenceId: room.id, hold: true }, { key: `set-hold:${room.id}` });

/** A leg enters a room once: its leaving may be told before its coming. */
async function hasLeft(tx: Tx, { callSid, conferenceId }: ParticipantEvent): Promise<boolean> {
  const left = await tx
    .selectFrom("callEvents")
    .where("callSid", "=", callSid)
    .where("source", "=", conferenceId)
    .where("kind", "=", "leave")
    .select("id")
    .executeTakeFirst();
  return left !== undefined;
}

async function agentLeft(tx: Tx, context: CommandContext, room: Room): Promise<void> {
  if (room.agentMeantToLeave) return endTalk(tx, context, room, "agent");
  const now = context.clock();
  const { rules } = await currentPolicy(tx, now);
  await updateConference(tx, room.id, { agentLostAt: now, callerHeld: true });
  await addCaseEvent(tx, LINE, room.caseId, "call.agentLost");
  await holdCaller(tx, room);
  const runAt = after(now, seconds(rules.seconds.agentGrace));
  await addJob(tx, "rescue-caller", { conferenceId: room.id }, { key: `rescue-caller:${room.id}`, runAt });
}
