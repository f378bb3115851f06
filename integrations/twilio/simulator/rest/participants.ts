/** REST: Participants of a conference. */
import type { Router } from "express";
import { create } from "xmlbuilder2";
import { fetchNext, type Next } from "../engine/call.ts";
import { modify, playAside, setHold, setMuted } from "../engine/conference-room.ts";
import { participantOf, type Conference, type Participant } from "../engine/conferences.ts";
import type { Line } from "../engine/line.ts";
import { startOutbound } from "../engine/starts.ts";
import { callbackFrom, endsOfCall } from "./calls.ts";
import { conferenceOf } from "./conferences.ts";
import { pageOf } from "./envelope.ts";
import { unknownResource } from "./errors.ts";
import { formOf, type Form } from "./form.ts";
import { accountPath, renderParticipant } from "./render.ts";

/** A new participant may name its conference instead of giving the SID; the conference is then made. */
function roomNamed(line: Line, sidOrName: string, form: Form): Conference {
  if (/^CF[0-9a-f]{32}$/.test(sidOrName)) return conferenceOf(line, sidOrName);
  const living = line.conferences.living(sidOrName);
  return living ?? line.conferences.open(sidOrName, callbackFrom(form, "Conference"), line.clock.now());
}

const conferenceAttributes = [
  ["Label", "participantLabel"],
  ["Muted", "muted"],
  ["Beep", "beep"],
  ["WaitUrl", "waitUrl"],
  ["StartConferenceOnEnter", "startConferenceOnEnter"],
  ["EndConferenceOnExit", "endConferenceOnExit"],
] as const;

/** What the new leg carries out once it answers. */
function joining(conference: Conference, form: Form): Next {
  const attributes = conferenceAttributes.flatMap(([field, attribute]) => {
    const value = form.text(field);
    return value === null ? [] : [[attribute, value] as const];
  });
  const noun = {
    ...Object.fromEntries(attributes.map(([name, value]) => [`@${name}`, value])),
    "#": conference.friendlyName,
  };
  return { kind: "inline", twiml: create({ Response: { Dial: { Conference: noun } } }).end() };
}

function addParticipant(line: Line, sidOrName: string, form: Form): Record<string, unknown> {
  const ends = endsOfCall(line, form);
  const conference = roomNamed(line, sidOrName, form);
  const call = startOutbound(line, {
    ...ends,
    next: joining(conference, form),
    fallback: null,
    callback: callbackFrom(form),
    timeoutMs: form.number("Timeout", 60, 1, 600) * 1_000,
  });
  const planned = {
    callSid: call.sid,
    label: form.text("Label"),
    startOnEnter: form.flag("StartConferenceOnEnter") ?? true,
    endOnExit: form.flag("EndConferenceOnExit") ?? false,
    muted: form.flag("Muted") ?? false,
    hold: false,
    coaching: false,
    coachedSid: null,
    joinedAt: call.createdAt,
    updatedAt: call.createdAt,
  };
  return {
    ...renderParticipant(line, conference, planned),
    status: "queued",
    queue_time: String(call.queueTimeMs),
  };
}

interface Place {
  readonly conference: Conference;
  readonly one: Participant;
}

function placeOf(line: Line, conferenceSid: string, callSidOrLabel: string): Place {
  const conference = conferenceOf(line, conferenceSid);
  const one = participantOf(conference, callSidOrLabel);
  if (one === undefined)
    throw unknownResource(
      `${accountPath(line)}/Conferences/${conferenceSid}/Participants/${callSidOrLabel}.json`,
    );
  return { conference, one };
}

function urlFrom(form: Form, name: string): Next | null {
  const url = form.text(`${name}Url`);
  return url === null || url === "" ? null : fetchNext(url, form.method(`${name}Method`));
}

function updateParticipant(line: Line, { conference, one }: Place, form: Form): void {
  const [muted, hold, coaching] = [form.flag("Muted"), form.flag("Hold"), form.flag("Coaching")];
  const endOnExit = form.flag("EndConferenceOnExit");
  if (muted !== null) setMuted(line, conference, one, muted);
  if (hold !== null) setHold(line, conference, one, hold, urlFrom(form, "Hold"));
  if (endOnExit !== null) modify(line, conference, one, { endOnExit });
  if (coaching !== null)
    modify(line, conference, one, { coaching, coachedSid: coaching ? form.text("CallSidToCoach") : null });
  const announcement = urlFrom(form, "Announce");
  const call = line.calls.get(one.callSid);
  if (announcement && call) playAside(line, call, one, announcement);
}

export function participantRoutes(router: Router, line: Line): void {
  const base = "/Conferences/:conference/Participants";
  router.post(`${base}.json`, (request, response) => {
    response.status(201).json(addParticipant(line, request.params.conference, formOf(request.body)));
  });
  router.get(`${base}.json`, (request, response) => {
    const conference = conferenceOf(line, request.params.conference);
    const path = `${accountPath(line)}/Conferences/${conference.sid}/Participants.json`;
    const render = (one: Participant): unknown => renderParticipant(line, conference, one);
    response.json(pageOf("participants", path, formOf(request.query), [], conference.participants, render));
  });
  router.get(`${base}/:call.json`, (request, response) => {
    const { conference, one } = placeOf(line, request.params.conference, request.params.call);
    response.json(renderParticipant(line, conference, one));
  });
  router.post(`${base}/:call.json`, (request, response) => {
    const place = placeOf(line, request.params.conference, request.params.call);
    updateParticipant(line, place, formOf(request.body));
    response.json(renderParticipant(line, place.conference, place.one));
  });
  router.delete(`${base}/:call.json`, (request, response) => {
    placeOf(line, request.params.conference, request.params.call).one.released.resolve(
      "participant_updated_via_api",
    );
    response.status(204).end();
  });
}
