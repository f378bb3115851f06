/** How calls begin, are answered, diverted and ended; every change of status goes through here. */
import { CookieJar } from "../web/cookies.ts";
import { newSid } from "../sids.ts";
import { deferred } from "../waiting.ts";
import { callProgress, talkedSeconds } from "./callbacks.ts";
import { Diverted, isOver, type Call, type CallStatus, type Next, type RingResult } from "./call.ts";
import { announceChange, note } from "./chronicle.ts";
import type { Line } from "./line.ts";

export type CallPlan = Pick<
  Call,
  "parentSid" | "from" | "to" | "direction" | "client" | "extra" | "fallback" | "callback" | "status"
>;

export function openCall(line: Line, plan: CallPlan): Call {
  const now = line.clock.now();
  const call: Call = {
    ...plan,
    sid: newSid("CA"),
    createdAt: now,
    updatedAt: now,
    startedAt: plan.status === "queued" ? null : now,
    answeredAt: null,
    endedAt: null,
    queueTimeMs: 0,
    cookies: new CookieJar(),
    over: deferred(),
    ring: deferred<RingResult>(),
    timeline: [],
    flow: new AbortController(),
    diversion: null,
    listener: null,
    sounding: null,
    gathering: null,
    documentUrl: null,
    queueSid: null,
    conferenceSid: null,
    callbackSequence: 0,
  };
  line.calls.set(call.sid, call);
  setStatus(line, call, plan.status);
  return call;
}

export function setStatus(line: Line, call: Call, status: CallStatus): void {
  call.status = status;
  note(line, call, "status", status);
  announceChange(line, call);
}

export function answerCall(line: Line, call: Call): void {
  if (call.answeredAt !== null || isOver(call)) return;
  call.answeredAt = line.clock.now();
  setStatus(line, call, "in-progress");
  callProgress(line, call, "answered");
}

/** Ends the call at once; a second end changes nothing. */
export function endCall(line: Line, call: Call, status: CallStatus): void {
  if (isOver(call)) return;
  const wasQueued = call.status === "queued";
  call.endedAt = line.clock.now();
  call.sounding = null;
  note(line, call, "hangup", `${talkedSeconds(line, call)} s`);
  setStatus(line, call, status);
  if (!(wasQueued && status === "canceled")) callProgress(line, call, "completed");
  call.over.resolve();
  call.flow.abort(new Diverted("the call is over"));
}

/** The far end hangs up; before the answer that is a call nobody took. */
export function hangUp(line: Line, call: Call): void {
  endCall(line, call, call.answeredAt === null ? "no-answer" : "completed");
}

/** Sends a live call to another script, wherever it stands. */
export function divert(call: Call, next: Next): void {
  if (isOver(call)) return;
  call.diversion = next;
  call.flow.abort(new Diverted("the call was sent elsewhere"));
}
