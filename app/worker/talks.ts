/** The line's own errands: moving callers into rooms, holding them, ending rooms, rescuing callers. */
import { lockConference } from "../../db/conferences.ts";
import { abandonTalk } from "../commands/talk/abandon-talk.ts";
import { rescueCaller } from "../commands/talk/rescue-caller.ts";
import { systemActor } from "../domain/actor.ts";
import { conferenceName, PARKING_QUEUE } from "../domain/routing/conference-name.ts";
import type { WorkerContext } from "./context.ts";

const WORKER = systemActor("worker");

const roomOf = (context: WorkerContext, id: string) =>
  context.database.transact(WORKER, (tx) => lockConference(tx, id));

/** The agent is in the room: now the caller leaves the queue for it. */
export async function moveCaller(
  context: WorkerContext,
  { conferenceId }: { readonly conferenceId: string },
): Promise<void> {
  const room = await roomOf(context, conferenceId);
  if (room?.state !== "agentJoined") return;
  const url = `${context.settings.publicBaseUrl}/tlf/forbind?k=${conferenceId}`;
  const { telephony } = context.ports;
  const { callerSid: callSid } = room;
  if (await telephony.moveQueuedCaller({ queueName: PARKING_QUEUE, callSid, url })) return;
  // A quick agent is in the room while the caller still hears that they are put through, and is in no queue yet.
  if (await telephony.redirectCall({ callSid, url })) return;
  await abandonTalk(context, conferenceId);
}

export async function setHold(
  context: WorkerContext,
  payload: { readonly conferenceId: string; readonly hold: boolean },
): Promise<void> {
  const room = await roomOf(context, payload.conferenceId);
  if (room?.state !== "connected") return;
  await context.ports.telephony.setHold({
    conferenceName: conferenceName(room.id),
    callSid: room.callerSid,
    hold: payload.hold,
    holdUrl: `${context.settings.publicBaseUrl}/tlf/teknisk`,
  });
}

export async function endConference(
  context: WorkerContext,
  { conferenceId }: { readonly conferenceId: string },
): Promise<void> {
  await context.ports.telephony.endConference(conferenceName(conferenceId));
}

export async function rescue(
  context: WorkerContext,
  { conferenceId }: { readonly conferenceId: string },
): Promise<void> {
  const rescued = await rescueCaller(context, conferenceId);
  if (rescued === null) return;
  await context.ports.telephony.redirectCall({
    ...rescued,
    url: `${context.settings.publicBaseUrl}/tlf/tilbage`,
  });
}
