/** The separate, lossy channel of status callbacks (telephony.md §C). */
import type { Parameters } from "../signer.ts";
import { pathOf } from "../web/destination.ts";
import type { Call, CallbackTarget } from "./call.ts";
import { note } from "./chronicle.ts";
import type { Line } from "./line.ts";
import { callParameters } from "./parameters.ts";
import { rfc2822 } from "./rfc2822.ts";

const keptBackAtMostMs = 5_000;

/** Sends one callback; nobody waits for it and its failure changes nothing. */
export function postCallback(
  line: Line,
  target: CallbackTarget,
  parameters: Parameters,
  callSid: string | null,
): void {
  const faults = line.faults.strike("outbox", target.method, pathOf(target.url));
  const send = (): void => void sendCallback(line, target, parameters, callSid);
  if (faults.some((fault) => fault.kind === "drop")) return;
  const late = faults.find((fault) => fault.kind === "delay");
  if (late) {
    line.clock.after(late.ms, send);
    return;
  }
  if (faults.some((fault) => fault.kind === "reorder")) return keepBack(line, send);
  send();
  line.keptBack?.();
}

function keepBack(line: Line, send: () => void): void {
  const release = (): void => {
    if (line.keptBack !== release) return;
    line.keptBack = null;
    send();
  };
  line.keptBack = release;
  line.clock.after(keptBackAtMostMs, release);
}

async function sendCallback(
  line: Line,
  target: CallbackTarget,
  parameters: Parameters,
  callSid: string | null,
) {
  const { url, method } = target;
  const result = await line.webhooks.send({
    url,
    method,
    parameters,
    extra: {},
    channel: "status",
    callSid,
    cookies: null,
  });
  const call = callSid === null ? undefined : line.calls.get(callSid);
  if (!result.ok && call) note(line, call, "warning", `${result.code} status callback: ${result.why}`);
}

/** Seconds between answer and end; 0 for a call that was never answered. */
export function talkedSeconds(line: Line, call: Call): number {
  if (call.answeredAt === null) return 0;
  return Math.ceil(((call.endedAt ?? line.clock.now()) - call.answeredAt) / 1_000);
}

function progressParameters(line: Line, call: Call): Parameters {
  const seconds = talkedSeconds(line, call);
  const ended =
    call.endedAt === null ? {} : { CallDuration: String(seconds), Duration: String(Math.ceil(seconds / 60)) };
  const sequence = call.callbackSequence;
  call.callbackSequence += 1;
  return {
    ...callParameters(line, call),
    ...ended,
    Timestamp: rfc2822(line.clock.now()),
    CallbackSource: "call-progress-events",
    SequenceNumber: String(sequence),
  };
}

/** Tells the call's own status callback, when it asked for this event. */
export function callProgress(
  line: Line,
  call: Call,
  event: "initiated" | "ringing" | "answered" | "completed",
): void {
  if (call.callback === null || !call.callback.events.includes(event)) return;
  postCallback(line, call.callback, progressParameters(line, call), call.sid);
}
