/** Calls, queues, conferences and clients as the control API and the pages show them. */
import { isOver, type Call } from "../engine/call.ts";
import type { Conference } from "../engine/conferences.ts";
import type { Line } from "../engine/line.ts";
import { positionIn, waitedSeconds, type Queue } from "../engine/queues.ts";

const isoOrNull = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();

export const conferenceView = (conference: Conference): Record<string, unknown> => ({
  sid: conference.sid,
  name: conference.friendlyName,
  status: conference.status,
  participants: conference.participants.map(({ callSid, label, muted, hold, coaching, endOnExit }) => ({
    callSid,
    label,
    muted,
    hold,
    coaching,
    endOnExit,
  })),
});

export const queueView = (line: Line, queue: Queue): Record<string, unknown> => ({
  sid: queue.sid,
  name: queue.friendlyName,
  maxSize: queue.maxSize,
  members: queue.members.map((member) => ({
    callSid: member.callSid,
    position: positionIn(queue, member.callSid),
    waited: waitedSeconds(member, line.clock.now()),
  })),
});

function queueOfCall(line: Line, call: Call): Record<string, unknown> | null {
  const queue = call.queueSid === null ? undefined : line.queues.bySid(call.queueSid);
  if (queue === undefined) return null;
  return { sid: queue.sid, name: queue.friendlyName, position: positionIn(queue, call.sid) };
}

function conferenceOfCall(line: Line, call: Call): Record<string, unknown> | null {
  const conference = call.conferenceSid === null ? undefined : line.conferences.bySid(call.conferenceSid);
  if (conference === undefined) return null;
  const own = conference.participants.find((one) => one.callSid === call.sid);
  const { label = null, muted = false, hold = false } = own ?? {};
  return { ...conferenceView(conference), label, muted, hold };
}

export const callView = (line: Line, call: Call): Record<string, unknown> => ({
  sid: call.sid,
  parentSid: call.parentSid,
  from: call.from,
  to: call.to,
  direction: call.direction,
  client: call.client,
  status: call.status,
  startedAt: isoOrNull(call.startedAt),
  answeredAt: isoOrNull(call.answeredAt),
  endedAt: isoOrNull(call.endedAt),
  saying: call.sounding === null ? null : { ...call.sounding, endsAt: isoOrNull(call.sounding.endsAt) },
  gathering: call.gathering === null ? null : { ...call.gathering, endsAt: isoOrNull(call.gathering.endsAt) },
  queue: queueOfCall(line, call),
  conference: conferenceOfCall(line, call),
  document: call.documentUrl,
  now: new Date(line.clock.now()).toISOString(),
});

/** A client's newest leg says how it stands: closed, ringing, connecting or open. */
export function clientView(line: Line, identity: string): Record<string, unknown> {
  const legs = [...line.calls.values()].filter((call) => call.client === identity);
  const live = legs.filter((call) => !isOver(call));
  const leg = live.at(-1) ?? legs.at(-1);
  if (leg === undefined)
    return { identity, state: "closed", callSid: null, direction: null, conference: null };
  const isIncoming = leg.direction !== "inbound";
  const waiting = isIncoming ? "ringing" : "connecting";
  const open = leg.status === "in-progress" ? "open" : waiting;
  const conference = conferenceOfCall(line, leg);
  return {
    identity,
    state: isOver(leg) ? "closed" : open,
    callSid: leg.sid,
    direction: isIncoming ? "incoming" : "outgoing",
    from: leg.from,
    status: leg.status,
    saying: leg.sounding?.text ?? null,
    conference,
  };
}
