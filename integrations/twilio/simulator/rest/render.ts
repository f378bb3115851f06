/** Resources as Twilio's JSON: dates in RFC 2822, numbers of calls and messages as strings. */
import { talkedSeconds } from "../engine/callbacks.ts";
import type { Call } from "../engine/call.ts";
import type { Conference, Participant } from "../engine/conferences.ts";
import type { Line } from "../engine/line.ts";
import type { Message } from "../engine/message.ts";
import type { OwnNumber } from "../engine/numbers.ts";
import { apiVersion } from "../engine/parameters.ts";
import { averageWait, positionIn, waitedSeconds, type Member, type Queue } from "../engine/queues.ts";
import { rfc2822 } from "../engine/rfc2822.ts";

export const accountPath = (line: Line): string => `/${apiVersion}/Accounts/${line.settings.accountSid}`;

const dateOrNull = (instant: number | null): string | null => (instant === null ? null : rfc2822(instant));
const under = (base: string, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name.toLowerCase(), `${base}/${name}.json`]));

export function renderCall(line: Line, call: Call): Record<string, unknown> {
  const base = `${accountPath(line)}/Calls/${call.sid}`;
  return {
    sid: call.sid,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.updatedAt),
    parent_call_sid: call.parentSid,
    account_sid: line.settings.accountSid,
    to: call.to,
    to_formatted: call.to,
    from: call.from,
    from_formatted: call.from,
    phone_number_sid: line.numbers.find(call.to)?.sid ?? line.numbers.find(call.from)?.sid ?? null,
    status: call.status,
    start_time: dateOrNull(call.startedAt),
    end_time: dateOrNull(call.endedAt),
    duration: call.endedAt === null ? null : String(talkedSeconds(line, call)),
    price: null,
    price_unit: "USD",
    direction: call.direction,
    answered_by: null,
    api_version: apiVersion,
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: String(call.queueTimeMs),
    trunk_sid: null,
    uri: `${base}.json`,
    subresource_uris: under(base, ["Notifications", "Recordings", "Payments", "Events", "Siprec", "Streams"]),
  };
}

export function renderQueue(line: Line, queue: Queue): Record<string, unknown> {
  const base = `${accountPath(line)}/Queues/${queue.sid}`;
  return {
    sid: queue.sid,
    friendly_name: queue.friendlyName,
    account_sid: line.settings.accountSid,
    current_size: queue.members.length,
    max_size: queue.maxSize,
    average_wait_time: averageWait(queue, line.clock.now()),
    date_created: rfc2822(queue.createdAt),
    date_updated: rfc2822(queue.updatedAt),
    uri: `${base}.json`,
    subresource_uris: under(base, ["Members"]),
  };
}

export const renderMember = (line: Line, queue: Queue, member: Member): Record<string, unknown> => ({
  call_sid: member.callSid,
  date_enqueued: rfc2822(member.enqueuedAt),
  position: positionIn(queue, member.callSid),
  uri: `${accountPath(line)}/Queues/${queue.sid}/Members/${member.callSid}.json`,
  wait_time: waitedSeconds(member, line.clock.now()),
  queue_sid: queue.sid,
});

export function renderConference(line: Line, conference: Conference): Record<string, unknown> {
  const base = `${accountPath(line)}/Conferences/${conference.sid}`;
  return {
    sid: conference.sid,
    account_sid: line.settings.accountSid,
    date_created: rfc2822(conference.createdAt),
    date_updated: rfc2822(conference.updatedAt),
    api_version: apiVersion,
    friendly_name: conference.friendlyName,
    region: "ie1",
    status: conference.status,
    uri: `${base}.json`,
    subresource_uris: under(base, ["Participants", "Recordings"]),
    reason_conference_ended: conference.endReason,
    call_sid_ending_conference: conference.endedBy?.callSid ?? null,
  };
}

export function renderParticipant(
  line: Line,
  conference: Conference,
  one: Omit<Participant, "released" | "aside">,
): Record<string, unknown> {
  return {
    account_sid: line.settings.accountSid,
    call_sid: one.callSid,
    label: one.label,
    call_sid_to_coach: one.coachedSid,
    coaching: one.coaching,
    conference_sid: conference.sid,
    date_created: rfc2822(one.joinedAt),
    date_updated: rfc2822(one.updatedAt),
    end_conference_on_exit: one.endOnExit,
    muted: one.muted,
    hold: one.hold,
    start_conference_on_enter: one.startOnEnter,
    status: "connected",
    queue_time: "0",
    uri: `${accountPath(line)}/Conferences/${conference.sid}/Participants/${one.callSid}.json`,
  };
}

export function renderMessage(line: Line, message: Message): Record<string, unknown> {
  const base = `${accountPath(line)}/Messages/${message.sid}`;
  return {
    sid: message.sid,
    account_sid: line.settings.accountSid,
    messaging_service_sid: message.messagingServiceSid,
    body: message.body,
    from: message.from,
    to: message.to,
    num_segments: String(message.segments),
    num_media: "0",
    direction: "outbound-api",
    status: message.status,
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : "the message did not arrive",
    date_created: rfc2822(message.createdAt),
    date_updated: rfc2822(message.updatedAt),
    date_sent: dateOrNull(message.sentAt),
    price: null,
    price_unit: "USD",
    api_version: apiVersion,
    uri: `${base}.json`,
    subresource_uris: under(base, ["Media"]),
  };
}

export const renderNumber = (line: Line, number: OwnNumber): Record<string, unknown> => ({
  sid: number.sid,
  account_sid: line.settings.accountSid,
  friendly_name: number.e164,
  phone_number: number.e164,
  api_version: apiVersion,
  voice_url: number.voiceUrl,
  voice_method: number.voiceMethod,
  voice_fallback_url: number.fallbackUrl,
  voice_fallback_method: "POST",
  voice_caller_id_lookup: false,
  voice_receive_mode: "voice",
  status_callback: number.statusCallback,
  status_callback_method: "POST",
  capabilities: { voice: true, sms: false, mms: false, fax: false },
  address_requirements: "none",
  address_sid: null,
  beta: false,
  date_created: rfc2822(number.createdAt),
  date_updated: rfc2822(number.updatedAt),
  emergency_status: "Inactive",
  emergency_address_sid: null,
  emergency_address_status: "unregistered",
  origin: "twilio",
  status: "in-use",
  uri: `${accountPath(line)}/IncomingPhoneNumbers/${number.sid}.json`,
});
