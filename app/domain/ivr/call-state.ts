/** The states of a call as Twilio names them, and the order in which they may follow each other. */

export type CallState = "ringing" | "inProgress" | "completed" | "busy" | "noAnswer" | "failed" | "canceled";

const STATES: ReadonlyMap<string, CallState> = new Map([
  ["queued", "ringing"],
  ["initiated", "ringing"],
  ["ringing", "ringing"],
  ["in-progress", "inProgress"],
  ["answered", "inProgress"],
  ["completed", "completed"],
  ["busy", "busy"],
  ["no-answer", "noAnswer"],
  ["failed", "failed"],
  ["canceled", "canceled"],
]);

/** Null for a word that Twilio has not used so far. */
export const callStateOf = (status: string): CallState | null => STATES.get(status) ?? null;

const rank = (state: CallState): number => (state === "ringing" ? 0 : state === "inProgress" ? 1 : 2);

export const isOver = (state: CallState): boolean => rank(state) === 2;

/** Callbacks come late and out of order: a call only moves forward. */
export const movesForward = (from: CallState, to: CallState): boolean => rank(to) > rank(from);
