/** A telephone for tests: calls a number, listens, presses keys, hangs up. */
import { z } from "zod";
import {
  callState,
  LineControl,
  timelineEntry,
  type CallState,
  type TimelineEntry,
} from "./scripted-call-control.ts";

const waitAnswer = z.object({ ok: z.boolean(), heard: z.string(), groups: z.array(z.string()) });

export interface CallEnds {
  readonly from: string;
  readonly to: string;
  readonly geo?: Readonly<Record<string, string>>;
}

export interface Heard {
  /** What was said since the last key or word, in one text. */
  readonly text: string;
  readonly groups: readonly string[];
}

type Awaited = "say" | "gather" | "queue" | "conference" | "completed" | "status";

const patienceMs = 10_000;

export class LinePhone {
  readonly sid: string;
  readonly line: LineControl;

  constructor(line: LineControl, sid: string) {
    this.line = line;
    this.sid = sid;
  }

  /** Rings one of the line's numbers. */
  static async call(sandboxUrl: string, ends: CallEnds): Promise<LinePhone> {
    const line = new LineControl(sandboxUrl);
    const { sid } = callState.parse(await line.send("POST", "/calls", ends));
    return new LinePhone(line, sid);
  }

  /**
   * Waits until what was said since the last input matches; throws with what was heard instead. A virtual clock is
   * moved past speech meanwhile, but never past a Gather that listens. `withinMs` is real time.
   */
  async hears(pattern: RegExp, withinMs = patienceMs): Promise<Heard> {
    return this.#wait("say", pattern, withinMs);
  }

  /** Waits until the call stands somewhere; a pattern narrows the queue's, room's or status' name. */
  async reaches(what: Exclude<Awaited, "say">, pattern = /(?:)/, withinMs = patienceMs): Promise<Heard> {
    return this.#wait(what, pattern, withinMs);
  }

  /** Presses keys one by one, such as "48151623#". */
  async press(keys: string): Promise<void> {
    await this.#post("digits", { digits: keys });
  }

  async says(text: string, confidence: number | null = 0.9): Promise<void> {
    await this.#post("speech", { text, confidence });
  }

  async hangup(): Promise<void> {
    await this.#post("hangup", {});
  }

  /** Lets time go by on the simulator's clock: moved when it is virtual, waited for otherwise. */
  async waits(ms: number): Promise<void> {
    const mode = await this.line.clockMode();
    if (mode === "virtual") return this.line.advance(ms);
    await new Promise((resolve) => setTimeout(resolve, mode === "fast" ? ms / 20 : ms));
  }

  async state(): Promise<CallState> {
    return callState.parse(await this.line.send("GET", `/calls/${this.sid}`));
  }

  async timeline(): Promise<readonly TimelineEntry[]> {
    return z.array(timelineEntry).parse(await this.line.send("GET", `/calls/${this.sid}/timeline`));
  }

  /** Everything said in the call so far, one entry a sentence as it was sent. */
  async said(): Promise<readonly TimelineEntry[]> {
    return (await this.timeline()).filter((entry) => entry.kind === "say");
  }

  async #post(verb: string, body: unknown): Promise<void> {
    await this.line.send("POST", `/calls/${this.sid}/${verb}`, body);
  }

  async #wait(what: Awaited, pattern: RegExp, withinMs: number): Promise<Heard> {
    const flags = pattern.flags.replace(/[^imsu]/g, "");
    const query = new URLSearchParams({
      for: what,
      pattern: pattern.source,
      flags,
      timeoutMs: String(withinMs),
    });
    const answer = await this.line.send("GET", `/calls/${this.sid}/wait?${query.toString()}`, null, [408]);
    const { ok, heard, groups } = waitAnswer.parse(answer);
    if (!ok) throw new Error(`waited for ${what} ${String(pattern)}; heard instead: "${heard}"`);
    return { text: heard, groups };
  }
}
