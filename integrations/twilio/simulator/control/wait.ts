/** Lets a test wait for something in a call; a virtual clock is moved past speech, never past a Gather's silence. */
import { z } from "zod";
import { isOver, type Call } from "../engine/call.ts";
import type { Line } from "../engine/line.ts";

export const waitOrder = z.object({
  for: z.enum(["say", "gather", "queue", "conference", "completed", "status"]),
  /** Regular expression: over what was said since the last input, or over the queue's, room's or status' name. */
  pattern: z.string().max(500).default(""),
  flags: z
    .string()
    .regex(/^[imsu]*$/)
    .default("i"),
  /** Real milliseconds. */
  timeoutMs: z.coerce.number().int().min(0).max(120_000).default(10_000),
});

export type WaitOrder = z.infer<typeof waitOrder>;

export interface WaitResult {
  readonly ok: boolean;
  /** What was said since the last input, in one text. */
  readonly heard: string;
  readonly groups: readonly string[];
}

const inputs = ["digits", "speech"];

/** What the caller has heard since the last key or word. */
function heardSinceInput(call: Call): string {
  const lastInput = call.timeline.findLastIndex((entry) => inputs.includes(entry.kind));
  const said = call.timeline.slice(lastInput + 1).filter((entry) => entry.kind === "say");
  return said.map((entry) => entry.text).join(" ");
}

/** The text the pattern is tried on; null while the state that is waited for has not come. */
function subject(line: Line, call: Call, order: WaitOrder): string | null {
  const conference = call.conferenceSid === null ? undefined : line.conferences.bySid(call.conferenceSid);
  const queue = call.queueSid === null ? undefined : line.queues.bySid(call.queueSid);
  const subjects: Record<WaitOrder["for"], () => string | null> = {
    say: () => heardSinceInput(call),
    gather: () => (call.gathering === null ? null : heardSinceInput(call)),
    queue: () => queue?.friendlyName ?? null,
    conference: () => (conference?.status === "in-progress" ? conference.friendlyName : null),
    completed: () => (isOver(call) ? call.status : null),
    status: () => call.status,
  };
  return subjects[order.for]();
}

function matched(line: Line, call: Call, order: WaitOrder, pattern: RegExp): RegExpExecArray | null {
  const text = subject(line, call, order);
  return text === null ? null : pattern.exec(text);
}

const lookEveryMs = 250;
const furthestMs = 10 * 60_000;

/** Watches a call's events, also those that come while nobody is waiting. */
interface Watch {
  /** Resolves at the next event, at once when one has come since the last look, at the latest after a moment. */
  readonly next: (atMostMs: number) => Promise<void>;
  readonly end: () => void;
}

function watch(line: Line, call: Call): Watch {
  let hasNews = false;
  let wake: () => void = () => undefined;
  const end = line.events.subscribe((event) => {
    if (event.callSid !== call.sid) return;
    hasNews = true;
    wake();
  });
  const next = async (atMostMs: number): Promise<void> => {
    if (!hasNews)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.max(0, Math.min(atMostMs, lookEveryMs)));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    hasNews = false;
  };
  return { next, end };
}

/** Moves a virtual clock to the end of what sounds now; false when nothing sounds or the clock runs by itself. */
async function passSpeech(line: Line, call: Call, passedMs: number): Promise<number> {
  if (line.clock.mode !== "virtual" || passedMs > furthestMs) return 0;
  await line.traffic.settled();
  if (call.sounding === null) return 0;
  const ms = Math.max(1, call.sounding.endsAt - line.clock.now());
  await line.clock.advance(ms, () => line.traffic.settled());
  return ms;
}

/** Waits for what the order names; `ok` is false when the call ended or the patience did. */
export async function waitFor(line: Line, call: Call, order: WaitOrder): Promise<WaitResult> {
  const events = watch(line, call);
  try {
    return await waitWatching(line, call, order, events);
  } finally {
    events.end();
  }
}

async function waitWatching(line: Line, call: Call, order: WaitOrder, events: Watch): Promise<WaitResult> {
  const pattern = new RegExp(order.pattern, order.flags);
  const giveUpAt = Date.now() + order.timeoutMs;
  for (let passedMs = 0; ;) {
    const match = matched(line, call, order, pattern);
    const heard = heardSinceInput(call);
    if (match) {
      // Heard means heard to its end: the silence that is let pass before a Gather gives up begins after its sentence.
      if (order.for === "say" && call.gathering !== null) await passSpeech(line, call, passedMs);
      return { ok: true, heard, groups: match.slice(1).map((group) => group ?? "") };
    }
    const isHopeless = isOver(call) && order.for !== "completed";
    if (isHopeless || Date.now() >= giveUpAt) return { ok: false, heard, groups: [] };
    const passed = await passSpeech(line, call, passedMs);
    passedMs += passed;
    if (passed === 0) await events.next(giveUpAt - Date.now());
  }
}
