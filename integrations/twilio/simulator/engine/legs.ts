/** Outgoing legs: ringing a telephone or a browser client, until it answers or does not. */
import { abortable, scopeWithin } from "../waiting.ts";
import { callProgress } from "./callbacks.ts";
import type { Call, CallStatus, RingResult } from "./call.ts";
import { answerCall, endCall, setStatus } from "./lifecycle.ts";
import type { Line } from "./line.ts";

const finalStatus: Record<Exclude<RingResult, "answer">, CallStatus> = {
  busy: "busy",
  failed: "failed",
  canceled: "canceled",
  "no-answer": "no-answer",
};

class RingOver extends Error {
  override readonly name = "RingOver";
}

/** Rings for at most `timeoutMs`; the telephone's own habit may settle it sooner. Ends the call unless it answers. */
export async function ringOut(
  line: Line,
  call: Call,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<RingResult> {
  setStatus(line, call, "initiated");
  call.startedAt = line.clock.now();
  callProgress(line, call, "initiated");
  setStatus(line, call, "ringing");
  callProgress(line, call, "ringing");
  const habits = line.phones.habitsOf(call.to);
  const ownHabit = habits.voice;
  const scope = scopeWithin(signal);
  if (call.client === null && ownHabit !== "ring")
    void settleAfter(line, habits.afterMs, scope.signal, () => call.ring.resolve(ownHabit));
  void settleAfter(line, timeoutMs, scope.signal, () => call.ring.resolve("no-answer"));
  try {
    const result = await abortable(signal, call.ring.promise);
    if (result === "answer") answerCall(line, call);
    if (result !== "answer") endCall(line, call, finalStatus[result]);
    return result;
  } finally {
    scope.abort(new RingOver());
  }
}

function settleAfter(line: Line, ms: number, signal: AbortSignal, settle: () => void): Promise<void> {
  return line.clock.sleep(ms, signal).then(settle, () => undefined);
}
