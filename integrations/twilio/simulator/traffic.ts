/** Counts webhooks on the wire, so that a virtual clock never runs past an answer that is still coming. */
import { nextTurn } from "./waiting.ts";

const patienceMs = 20_000;

export class Traffic {
  #open = 0;
  #whenQuiet: (() => void)[] = [];

  async during<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#open += 1;
    try {
      return await work();
    } finally {
      this.#open -= 1;
      if (this.#open === 0) for (const tell of this.#whenQuiet.splice(0)) tell();
    }
  }

  /** Resolves when nothing is on the wire and what arrived has been acted on (at the latest after 20 s). */
  async settled(): Promise<void> {
    const giveUpAt = Date.now() + patienceMs;
    for (let quietTurns = 0; quietTurns < 3 && Date.now() < giveUpAt;) {
      if (this.#open > 0) {
        quietTurns = 0;
        await this.#quiet(giveUpAt - Date.now());
      }
      await nextTurn();
      quietTurns += 1;
    }
  }

  #quiet(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, atMostMs));
      this.#whenQuiet.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
