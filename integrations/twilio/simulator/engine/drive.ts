/** Leads a call from stretch to stretch: a script, a diversion, a fallback, the end. */
import { errorText } from "../waiting.ts";
import { fetchNext, isOver, ScriptFailure, type Call, type Next } from "./call.ts";
import { note } from "./chronicle.ts";
import { endCall } from "./lifecycle.ts";
import type { Line } from "./line.ts";

/** One stretch of a call's life: a script, or a leg that rings and is bridged. Null ends the call. */
export type Activity = (signal: AbortSignal) => Promise<Next | null>;

export const scriptOf =
  (line: Line, call: Call, next: Next): Activity =>
  async (signal) => {
    await line.perform(line, call, next, signal, "call");
    return null;
  };

/** Leads a call through its activities until it is over; never rejects. */
export async function drive(line: Line, call: Call, first: Activity): Promise<void> {
  let activity: Activity | null = first;
  for (let failures = 0; activity !== null && !isOver(call);) {
    call.flow = new AbortController();
    call.diversion = null;
    const outcome = await oneStretch(line, call, activity, failures);
    activity = outcome.next === null ? null : scriptOf(line, call, outcome.next);
    failures += outcome.hasFailed ? 1 : 0;
  }
  endCall(line, call, call.answeredAt === null && call.direction !== "inbound" ? "failed" : "completed");
}

interface Stretch {
  readonly next: Next | null;
  readonly hasFailed: boolean;
}

async function oneStretch(line: Line, call: Call, activity: Activity, failures: number): Promise<Stretch> {
  try {
    const next = await activity(call.flow.signal);
    return { next: call.diversion ?? next, hasFailed: false };
  } catch (error) {
    if (isOver(call)) return { next: null, hasFailed: false };
    if (call.diversion !== null) return { next: call.diversion, hasFailed: false };
    return { next: afterFailure(line, call, error, failures), hasFailed: true };
  }
}

const mostFallbacks = 3;

function afterFailure(line: Line, call: Call, error: unknown, failures: number): Next | null {
  const code = error instanceof ScriptFailure ? error.code : 11200;
  const url = error instanceof ScriptFailure ? error.url : null;
  note(line, call, "warning", `${code} ${errorText(error)}`);
  const { fallback } = call;
  const isFallbackItself = fallback?.kind === "fetch" && fallback.url === url;
  if (fallback?.kind !== "fetch" || isFallbackItself || failures >= mostFallbacks) {
    note(line, call, "say", "We are sorry. An application error has occurred. Goodbye.", "en-US");
    return null;
  }
  return fetchNext(fallback.url, fallback.method, { ErrorCode: String(code), ErrorUrl: url ?? "" });
}
