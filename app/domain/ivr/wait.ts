/** What a waiting caller hears of the queue: the place, and a wait in steps that promise no more than is known. */
import type { Line, Phrase } from "./phrases.ts";

export interface Standing {
  /** 1 is next. */
  readonly position: number;
  /** Agents on duty with the skill. */
  readonly agents: number;
  /** Median length of such talks lately; null where too few are known. */
  readonly medianTalkSeconds: number | null;
}

const STEPS_OF_WAIT: readonly (readonly [underMinutes: number, phrase: Phrase])[] = [
  [2, "waitUnder2"],
  [7, "waitAbout5"],
  [12, "waitAbout10"],
  [16, "waitAbout15"],
];

/** Median talk × place ÷ agents, in steps (telephony.md §A.3). */
export function waitPhrase({ position, agents, medianTalkSeconds }: Standing): Phrase {
  if (agents === 0 || medianTalkSeconds === null) return "waitUnknown";
  const minutes = (medianTalkSeconds * position) / agents / 60;
  return STEPS_OF_WAIT.find(([under]) => minutes < under)?.[1] ?? "waitOver15";
}

export const waitLines = (standing: Standing): readonly Line[] => [
  { phrase: "place", values: { place: String(standing.position) } },
  { phrase: waitPhrase(standing) },
];
