/** How long a caller who rings now must wait, as far as it can be known; an honest "unknown" beats a kind guess. */

/** A call that an agent took: how long it waited and how many stood before it when it came. */
export interface AnsweredCall {
  readonly waitedSeconds: number;
  readonly ahead: number;
}

export interface QueueNow {
  readonly waiting: number;
  /** Age of the call that has waited longest, in seconds; 0 when nobody waits. */
  readonly longestSeconds: number;
  readonly agentsReady: number;
  /** Ready, talking or wrapping up: somebody there to get to the call at all. */
  readonly agentsOnDuty: number;
  /** Calls taken lately. */
  readonly answered: readonly AnsweredCall[];
}

export type WaitEstimate =
  | { readonly kind: "none" }
  | { readonly kind: "about"; readonly minutes: number }
  | { readonly kind: "unknown" };

const FEWEST_CALLS = 3;

/**
 * The time one place in the queue took lately, times the place a new caller gets, in whole minutes upwards;
 * never less than the longest wait in the queue now, since those before a new caller are still waiting.
 */
export function estimateWait(queue: QueueNow): WaitEstimate {
  if (queue.agentsOnDuty === 0) return { kind: "unknown" };
  if (queue.waiting === 0 && queue.agentsReady > 0) return { kind: "none" };
  if (queue.answered.length < FEWEST_CALLS) return { kind: "unknown" };
  const places = sum(queue.answered.map(({ ahead }) => ahead + 1));
  const secondsPerPlace = sum(queue.answered.map(({ waitedSeconds }) => waitedSeconds)) / places;
  const expected = Math.max(secondsPerPlace * (queue.waiting + 1), queue.longestSeconds);
  return { kind: "about", minutes: Math.max(1, Math.ceil(expected / 60)) };
}

export interface HourOfQueue {
  /** Hour of the day by the wall clock, 0 to 23. */
  readonly hour: number;
  readonly calls: number;
  /** Mean wait in seconds. */
  readonly seconds: number;
}

export interface QuietTime {
  /** Two hours on end: [from, to) as hours of the day. */
  readonly from: number;
  readonly to: number;
  /** Mean wait within them in whole minutes upwards. */
  readonly minutes: number;
}

const FEWEST_CALLS_AN_HOUR = 3;
const FEWEST_HOURS = 6;

/** The two hours with the shortest wait; null where the past is too thin to say anything. */
export function quietTime(hours: readonly HourOfQueue[]): QuietTime | null {
  const known = hours.filter(({ calls }) => calls >= FEWEST_CALLS_AN_HOUR);
  if (known.length < FEWEST_HOURS) return null;
  const pairs = known.flatMap((first) => {
    const second = known.find(({ hour }) => hour === first.hour + 1);
    return second === undefined
      ? []
      : [{ from: first.hour, to: first.hour + 2, seconds: meanWait([first, second]) }];
  });
  const [best] = pairs.sort((one, other) => one.seconds - other.seconds || one.from - other.from);
  if (best === undefined) return null;
  return { from: best.from, to: best.to, minutes: Math.max(1, Math.ceil(best.seconds / 60)) };
}

function meanWait(hours: readonly HourOfQueue[]): number {
  return sum(hours.map(({ seconds, calls }) => seconds * calls)) / sum(hours.map(({ calls }) => calls));
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
