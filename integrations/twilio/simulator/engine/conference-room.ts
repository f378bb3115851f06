/** What happens in conferences: who enters, when it starts, who hears what, how it ends, and what Twilio is told. */
import { errorText, scopeWithin } from "../waiting.ts";
import type { Call, Next } from "./call.ts";
import { announceChange, note } from "./chronicle.ts";
import type { Conference, EndReason, LeaveReason, Participant } from "./conferences.ts";
import { tell, tellEnd } from "./conference-callbacks.ts";
import type { Line } from "./line.ts";

class AsideOver extends Error {
  override readonly name = "AsideOver";
}

/** Plays a document to one participant alone, until it ends or something else takes its place. */
export function playAside(line: Line, call: Call, one: Participant, next: Next | null): void {
  stopAside(one);
  if (next === null) return;
  const scope = scopeWithin(call.flow.signal);
  one.aside = scope;
  line.perform(line, call, next, scope.signal, "conference-wait").then(
    () => tellAsideEnd(one, scope.signal),
    (error: unknown) => {
      if (!scope.signal.aborted) note(line, call, "warning", errorText(error));
    },
  );
}

function tellAsideEnd(one: Participant, signal: AbortSignal): void {
  if (one.aside?.signal === signal) one.aside = null;
}

function stopAside(one: Participant): void {
  one.aside?.abort(new AsideOver());
  one.aside = null;
}

/** Takes a call into the room; the wait document plays while the conference has not begun. */
export function enter(
  line: Line,
  conference: Conference,
  one: Participant,
  call: Call,
  wait: Next | null,
): void {
  conference.participants = [...conference.participants, one];
  call.conferenceSid = conference.sid;
  note(line, call, "conference", `${conference.friendlyName}: joined`);
  announceChange(line, call);
  tell(line, conference, "participant-join", one);
  if (conference.status === "init") playAside(line, call, one, wait);
  startWhenReady(line, conference);
}

function startWhenReady(line: Line, conference: Conference): void {
  const { participants, status } = conference;
  if (status !== "init" || participants.length < 2 || !participants.some((one) => one.startOnEnter)) return;
  conference.status = "in-progress";
  for (const one of participants) stopAside(one);
  tell(line, conference, "conference-start", null);
  for (const one of participants) {
    const call = line.calls.get(one.callSid);
    if (call) note(line, call, "conference", `${conference.friendlyName}: connected`);
    if (call) announceChange(line, call);
  }
}

/** Called by the leaving call itself, once, whatever the reason was. */
export function exit(
  line: Line,
  conference: Conference,
  one: Participant,
  call: Call,
  reason: LeaveReason,
): void {
  stopAside(one);
  conference.participants = conference.participants.filter((other) => other !== one);
  call.conferenceSid = null;
  note(line, call, "conference", `${conference.friendlyName}: left`);
  announceChange(line, call);
  tell(line, conference, "participant-leave", one, {
    ParticipantCallStatus: call.status,
    ReasonParticipantLeft: reason,
  });
  const isKicked = reason === "participant_updated_via_api";
  if (conference.status !== "completed" && one.endOnExit)
    closeConference(
      line,
      conference,
      `participant-with-end-conference-on-exit-${isKicked ? "kicked" : "left"}`,
      one,
    );
  if (conference.participants.length > 0) return;
  if (conference.status !== "completed")
    closeConference(line, conference, isKicked ? "last-participant-kicked" : "last-participant-left", one);
  tellEnd(line, conference);
}

/** Lets everybody go; the last one out reports the end. */
export function closeConference(
  line: Line,
  conference: Conference,
  reason: EndReason,
  by: Participant | null,
): void {
  if (conference.status === "completed") return;
  conference.status = "completed";
  conference.endReason = reason;
  conference.endedBy = by;
  const leaving = by === null ? "conference_ended_via_api" : "moderator_ended_conference";
  for (const one of conference.participants) one.released.resolve(leaving);
  if (by === null && conference.participants.length === 0) tellEnd(line, conference);
}

/** Holds or unholds; a second hold with another URL changes what is heard. */
export function setHold(
  line: Line,
  conference: Conference,
  one: Participant,
  hold: boolean,
  url: Next | null,
): void {
  const call = line.calls.get(one.callSid);
  if (call === undefined) return;
  const hasChanged = one.hold !== hold;
  one.hold = hold;
  one.updatedAt = line.clock.now();
  if (hold) playAside(line, call, one, url);
  if (!hold) stopAside(one);
  if (!hasChanged) return;
  note(line, call, "conference", `${conference.friendlyName}: ${hold ? "on hold" : "off hold"}`);
  announceChange(line, call);
  tell(line, conference, hold ? "participant-hold" : "participant-unhold", one);
}

export function setMuted(line: Line, conference: Conference, one: Participant, muted: boolean): void {
  if (one.muted === muted) return;
  one.muted = muted;
  one.updatedAt = line.clock.now();
  const call = line.calls.get(one.callSid);
  if (call) announceChange(line, call);
  tell(line, conference, muted ? "participant-mute" : "participant-unmute", one);
}

/** Changes of role: coaching and whether the conference ends with this participant. */
export function modify(
  line: Line,
  conference: Conference,
  one: Participant,
  change: Partial<Pick<Participant, "coaching" | "coachedSid" | "endOnExit">>,
): void {
  Object.assign(one, change, { updatedAt: line.clock.now() });
  tell(line, conference, "participant-modify", one);
}
