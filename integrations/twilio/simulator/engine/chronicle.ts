/** Writes down what happens in a call and tells the listeners. */
import type { Call, TimelineKind } from "./call.ts";
import type { Line } from "./line.ts";

export function note(
  line: Line,
  call: Call,
  kind: TimelineKind,
  text: string,
  language: string | null = null,
): void {
  const entry = { at: new Date(line.clock.now()).toISOString(), kind, text, language };
  call.timeline.push(entry);
  line.events.publish({ type: "timeline", callSid: call.sid, ...clientOf(call), data: entry });
}

const clientOf = (call: Call): { client?: string } => (call.client === null ? {} : { client: call.client });

/** Tells that a call's state changed: its status, what it hears, its Gather, queue or conference. */
export function announceChange(line: Line, call: Call): void {
  call.updatedAt = line.clock.now();
  line.events.publish({
    type: "call",
    callSid: call.sid,
    ...clientOf(call),
    data: { sid: call.sid, status: call.status },
  });
}
