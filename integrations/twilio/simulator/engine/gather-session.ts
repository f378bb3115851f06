/** The state machine of one Gather: prompt, collect, done (telephony.md §C). */
import type { Clock } from "../clock.ts";
import { deferred } from "../waiting.ts";
import type { Gathering, Listener } from "./call.ts";

export interface GatherRules {
  readonly input: readonly string[];
  readonly numDigits: number | null;
  readonly finishOnKey: string;
  readonly timeoutMs: number;
}

export type GatherEnd =
  | { readonly kind: "digits"; readonly digits: string; readonly finishedOn: string }
  | { readonly kind: "speech"; readonly text: string; readonly confidence: number | null }
  | { readonly kind: "empty"; readonly finishedOn: string };

export class GatherSession implements Listener {
  readonly done = deferred<GatherEnd>();
  readonly #rules: GatherRules;
  readonly #clock: Clock;
  readonly #changed: (isFirstInput: boolean) => void;
  #digits = "";
  #isOver = false;
  #endsAt: number | null = null;
  #cancelTimer: () => void = () => undefined;

  /** `changed` is called at every key and when listening begins; true at the first key. */
  constructor(rules: GatherRules, clock: Clock, changed: (isFirstInput: boolean) => void) {
    this.#rules = rules;
    this.#clock = clock;
    this.#changed = changed;
  }

  key(key: string): void {
    if (this.#isOver || !this.#rules.input.includes("dtmf")) return;
    const isFirst = this.#digits === "";
    if (this.#rules.finishOnKey !== "" && key === this.#rules.finishOnKey) {
      this.#finish(key);
      return this.#changed(true);
    }
    this.#digits += key;
    this.#restart();
    if (this.#rules.numDigits !== null && this.#digits.length >= this.#rules.numDigits) this.#finish("");
    this.#changed(isFirst);
  }

  /** The kind of input that comes first wins; speech after a key is not heard. */
  speech(text: string, confidence: number | null): void {
    if (this.#isOver || this.#digits !== "" || !this.#rules.input.includes("speech")) return;
    this.#end({ kind: "speech", text, confidence });
    this.#changed(true);
  }

  /** The prompt is over: the timeout starts, unless a key has started it already. */
  listen(): void {
    if (this.#isOver || this.#endsAt !== null) return;
    this.#restart();
    this.#changed(false);
  }

  close(): void {
    this.#isOver = true;
    this.#cancelTimer();
  }

  view(): Gathering {
    return { ...this.#rules, entered: this.#digits.length, endsAt: this.#endsAt };
  }

  #restart(): void {
    this.#cancelTimer();
    this.#endsAt = this.#clock.now() + this.#rules.timeoutMs;
    this.#cancelTimer = this.#clock.after(this.#rules.timeoutMs, () => this.#finish(""));
  }

  #finish(finishedOn: string): void {
    if (this.#digits === "") return this.#end({ kind: "empty", finishedOn });
    this.#end({ kind: "digits", digits: this.#digits, finishedOn });
  }

  #end(end: GatherEnd): void {
    this.close();
    this.done.resolve(end);
  }
}
