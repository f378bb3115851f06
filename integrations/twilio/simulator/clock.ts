/** The simulator's clock: moved by hand (virtual), twenty times too fast, or real. */
import type { ClockMode } from "./config.ts";
import { reasonOf } from "./waiting.ts";

interface Timer {
  readonly due: number;
  readonly ring: () => void;
}

const pace: Record<ClockMode, number> = { virtual: 0, fast: 20, real: 1 };

export class Clock {
  #mode: ClockMode;
  #realAnchor = Date.now();
  #anchor = this.#realAnchor;
  #timers: Timer[] = [];
  #alarm: NodeJS.Timeout | undefined;
  #queue: Promise<void> = Promise.resolve();

  constructor(mode: ClockMode) {
    this.#mode = mode;
  }

  get mode(): ClockMode {
    return this.#mode;
  }

  /** Milliseconds since the epoch on this clock. */
  now(): number {
    return this.#anchor + (Date.now() - this.#realAnchor) * pace[this.#mode];
  }

  setMode(mode: ClockMode): void {
    this.#anchorAt(this.now());
    this.#mode = mode;
    this.#arm();
  }

  /** Calls `ring` once when `ms` have gone by; the returned function takes the timer back. */
  after(ms: number, ring: () => void): () => void {
    const timer = { due: this.now() + Math.max(0, ms), ring };
    const place = this.#timers.findIndex((other) => other.due > timer.due);
    this.#timers.splice(place === -1 ? this.#timers.length : place, 0, timer);
    this.#arm();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
      this.#arm();
    };
  }

  /** Rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(reasonOf(signal));
      const cut = (): void => {
        cancel();
        reject(reasonOf(signal));
      };
      const cancel = this.after(ms, () => {
        signal.removeEventListener("abort", cut);
        resolve();
      });
      signal.addEventListener("abort", cut, { once: true });
    });
  }

  /** Moves on by `ms`, stopping at every timer until `settled` says that its consequences are done. */
  advance(ms: number, settled: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(() => this.#advanceNow(ms, settled));
    return this.#queue;
  }

  close(): void {
    this.#timers = [];
    clearTimeout(this.#alarm);
  }

  async #advanceNow(ms: number, settled: () => Promise<void>): Promise<void> {
    await settled();
    const target = this.now() + ms;
    for (let next = this.#timers[0]; next !== undefined && next.due <= target; next = this.#timers[0]) {
      this.#anchorAt(Math.max(next.due, this.now()));
      this.#ringDue();
      await settled();
    }
    this.#anchorAt(Math.max(target, this.now()));
    this.#arm();
  }

  #anchorAt(instant: number): void {
    this.#anchor = instant;
    this.#realAnchor = Date.now();
  }

  #ringDue(): void {
    const now = this.now();
    const due = this.#timers.filter((timer) => timer.due <= now);
    this.#timers = this.#timers.filter((timer) => timer.due > now);
    for (const timer of due) timer.ring();
  }

  #arm(): void {
    clearTimeout(this.#alarm);
    const next = this.#timers[0];
    if (next === undefined || pace[this.#mode] === 0) return;
    const wait = Math.max(0, next.due - this.now()) / pace[this.#mode];
    this.#alarm = setTimeout(
      () => {
        this.#ringDue();
        this.#arm();
      },
      Math.min(Math.ceil(wait), 2 ** 31 - 1),
    );
  }
}
