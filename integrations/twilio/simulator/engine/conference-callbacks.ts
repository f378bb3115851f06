/** What Twilio is told to tell about a conference: its status callbacks, numbered in order. */
import type { Parameters } from "../signer.ts";
import { postCallback } from "./callbacks.ts";
import type { Conference, Participant } from "./conferences.ts";
import type { Line } from "./line.ts";
import { rfc2822 } from "./rfc2822.ts";

const topics: Readonly<Record<string, string>> = {
  "conference-start": "start",
  "conference-end": "end",
  "participant-join": "join",
  "participant-leave": "leave",
  "participant-mute": "mute",
  "participant-unmute": "mute",
  "participant-hold": "hold",
  "participant-unhold": "hold",
  "participant-modify": "modify",
  "announcement-end": "announcement",
};

function participantParameters(one: Participant): Parameters {
  return {
    CallSid: one.callSid,
    Muted: String(one.muted),
    Hold: String(one.hold),
    Coaching: String(one.coaching),
    EndConferenceOnExit: String(one.endOnExit),
    StartConferenceOnEnter: String(one.startOnEnter),
    ...(one.label === null ? {} : { ParticipantLabel: one.label }),
    ...(one.coachedSid === null ? {} : { CallSidToCoach: one.coachedSid }),
  };
}

/** Tells the listeners always, and the callback when it asked for this kind of event. */
export function tell(
  line: Line,
  conference: Conference,
  event: string,
  one: Participant | null,
  more: Parameters = {},
): void {
  conference.updatedAt = line.clock.now();
  line.events.publish({
    type: "conference",
    ...(one ? { callSid: one.callSid } : {}),
    data: { sid: conference.sid, event },
  });
  const { callback } = conference;
  if (callback === null || !callback.events.includes(topics[event] ?? "")) return;
  conference.sequence += 1;
  const parameters = {
    AccountSid: line.settings.accountSid,
    ConferenceSid: conference.sid,
    FriendlyName: conference.friendlyName,
    SequenceNumber: String(conference.sequence),
    Timestamp: rfc2822(line.clock.now()),
    StatusCallbackEvent: event,
    ...(one === null ? {} : participantParameters(one)),
    ...more,
  };
  postCallback(line, callback, parameters, one?.callSid ?? null);
}

/** The last event of a conference. */
export function tellEnd(line: Line, conference: Conference): void {
  const { endedBy, endReason } = conference;
  tell(line, conference, "conference-end", null, {
    ReasonConferenceEnded: endReason ?? "",
    Reason: (endReason ?? "").replaceAll("-", " "),
    ...(endedBy === null ? {} : { CallSidEndingConference: endedBy.callSid }),
    ...(endedBy?.label ? { ParticipantLabelEndingConference: endedBy.label } : {}),
  });
}
