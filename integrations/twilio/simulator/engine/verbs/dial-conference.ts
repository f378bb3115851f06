/** Dial with a Conference: the call enters the room and stays until it leaves or is let go. */
import type { TwimlNode } from "../../twiml/tree.ts";
import { flagAttribute, listAttribute, methodAttribute } from "../../twiml/attributes.ts";
import { abortable, deferred } from "../../waiting.ts";
import { fetchNext, isOver, ScriptFailure, type CallbackTarget, type Next } from "../call.ts";
import { note } from "../chronicle.ts";
import { enter, exit } from "../conference-room.ts";
import {
  largestConference,
  participantOf,
  type Conference,
  type LeaveReason,
  type Participant,
} from "../conferences.ts";
import { absoluteUrl, type Stage } from "../stage.ts";
import type { DialResult } from "./dial-result.ts";

function callbackOf(stage: Stage, noun: TwimlNode): CallbackTarget | null {
  const url = noun.attributes["statusCallback"];
  if (url === undefined) return null;
  return {
    url: absoluteUrl(stage, url),
    method: methodAttribute(noun, "statusCallbackMethod"),
    events: listAttribute(noun, "statusCallbackEvent", ["start", "end"]),
  };
}

const defaultMusic: Next = {
  kind: "inline",
  twiml: '<Response><Play loop="0">hold music</Play></Response>',
};

function waitDocument(stage: Stage, noun: TwimlNode): Next | null {
  const url = noun.attributes["waitUrl"];
  if (url === undefined) return defaultMusic;
  return url.trim() === "" ? null : fetchNext(absoluteUrl(stage, url), methodAttribute(noun, "waitMethod"));
}

function participantFrom(stage: Stage, noun: TwimlNode): Participant {
  const now = stage.line.clock.now();
  const coached = noun.attributes["coach"] ?? null;
  return {
    callSid: stage.call.sid,
    label: noun.attributes["participantLabel"] ?? null,
    startOnEnter: flagAttribute(noun, "startConferenceOnEnter", true),
    endOnExit: flagAttribute(noun, "endConferenceOnExit", false),
    muted: flagAttribute(noun, "muted", false),
    hold: false,
    coaching: coached !== null,
    coachedSid: coached,
    joinedAt: now,
    updatedAt: now,
    released: deferred<LeaveReason>(),
    aside: null,
  };
}

function roomFor(stage: Stage, noun: TwimlNode, one: Participant): Conference {
  const { conferences, clock } = stage.line;
  const room = conferences.living(noun.text) ?? conferences.open(noun.text, null, clock.now());
  if (one.label !== null && participantOf(room, one.label))
    throw new ScriptFailure(16025, stage.url, "participant label is taken");
  if (room.participants.length >= largestConference)
    throw new ScriptFailure(16020, stage.url, "the conference is full");
  if (room.participants.length === 0 && room.callback === null) room.callback = callbackOf(stage, noun);
  if (flagAttribute(noun, "record", false) || noun.attributes["record"] === "record-from-start")
    note(stage.line, stage.call, "record", "conference recording asked for");
  return room;
}

export async function dialConference(stage: Stage, noun: TwimlNode): Promise<DialResult> {
  const { line, call, signal } = stage;
  if (noun.text === "") throw new ScriptFailure(13200, stage.url, "the conference has no name");
  const one = participantFrom(stage, noun);
  const room = roomFor(stage, noun, one);
  let reason: LeaveReason = "participant_updated_via_api";
  enter(line, room, one, call, waitDocument(stage, noun));
  try {
    reason = await abortable(signal, one.released.promise);
  } finally {
    exit(line, room, one, call, isOver(call) ? "participant_hung_up" : reason);
  }
  return { status: "answered", parameters: {} };
}
