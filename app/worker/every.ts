/** Runs something again and again, never twice at once, until it is stopped. */
import type { Logger } from "pino";
import type { Milliseconds } from "../domain/duration.ts";

export interface Sweep {
  /** Resolves when a run under way has ended. */
  stop(): Promise<void>;
}

/** A run that fails is logged, and the next one comes all the same. */
export function every(pause: Milliseconds, work: () => Promise<unknown>, log: Logger): Sweep {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let underWay: Promise<void> = Promise.resolve();

  const runOnce = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!stopped) log.warn({ err: error }, "sweep failed");
    }
    if (!stopped) plan();
  };

  const plan = (): void => {
    timer = setTimeout(() => {
      underWay = runOnce();
    }, pause);
  };

  plan();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}
