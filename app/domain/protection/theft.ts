/** Identity theft: the nine steps in the order in which they stop the damage (domain.md §9.4). */

export const THEFT_STEPS = [
  "suspend",
  "bank",
  "sim",
  "approved",
  "police",
  "creditWarning",
  "nemKonto",
  "readAccess",
  "appointment",
] as const;
export type TheftStep = (typeof THEFT_STEPS)[number];

/** `advised`: the person was told how, and does it themselves. */
export const THEFT_OUTCOMES = ["done", "advised", "notRelevant"] as const;
export type TheftOutcome = (typeof THEFT_OUTCOMES)[number];

/** The stop is done by the act itself and by nobody's tick: a list must not say so before MitID is asked to. */
export const outcomesOf = (step: TheftStep): readonly TheftOutcome[] =>
  step === "suspend" ? ["advised", "notRelevant"] : THEFT_OUTCOMES;

/** Reasons of an act that make one ask whether more has been taken than one means. */
export const isTheftReason = (reason: string): boolean =>
  reason === "misuse" || reason === "approvedByMistake";
