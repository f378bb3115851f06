/** A round of control questions: how far it is, and when it is won or lost. */
import type { Policy } from "../policy/policy.ts";
import type { ProofLevel } from "./level.ts";

export type QuestionOutcome = "matches" | "differs" | "unknown" | "skipped";

export interface AnsweredQuestion {
  readonly weight: number;
  readonly outcome: QuestionOutcome;
}

export interface Standing {
  readonly points: number;
  readonly wrong: number;
  readonly asked: number;
  /** The level that the answers so far have earned. */
  readonly level: Extract<ProofLevel, "none" | "claimed" | "confirmed">;
  readonly state: "open" | "passed" | "failed";
  readonly wrongLeft: number;
}

/** A round as it was left: how it ended, and its answers counted. */
export interface LeftRound {
  readonly state: "open" | "passed" | "failed" | "expired";
  readonly endedAt: Date | null;
  readonly right: number;
  readonly unknown: number;
  /** The newest wrong answer; null where none was wrong. */
  readonly wrongAt: Date | null;
  readonly answeredAt: Date | null;
}

/**
 * When a round was lost; null where it was not. Hanging up must not buy a new guess, so a round that was left with a
 * wrong answer in it is lost with that answer. Nor may anybody have the questions read out for nothing: one that was
 * left with nothing right and «ved ikke» to half of what may be asked is lost, too.
 */
export function lostAt(round: LeftRound, rules: Policy["questions"]): Date | null {
  if (round.state === "passed") return null;
  if (round.state === "failed") return round.endedAt;
  if (round.wrongAt !== null) return round.wrongAt;
  const wasRead = round.right === 0 && round.unknown * 2 >= rules.mostQuestions;
  return wasRead ? round.answeredAt : null;
}

/** Where the round stands. «Ved ikke» earns nothing and loses nothing but a question. */
export function standing(answers: readonly AnsweredQuestion[], rules: Policy["questions"]): Standing {
  const right = answers.filter(({ outcome }) => outcome === "matches");
  const wrong = answers.filter(({ outcome }) => outcome === "differs").length;
  const points = right.reduce((sum, { weight }) => sum + weight, 0);
  const base = {
    points,
    wrong,
    asked: answers.length,
    wrongLeft: Math.max(0, rules.wrongAnswersAllowed - wrong),
  };
  const claimed = right.length > 0 ? "claimed" : "none";
  if (wrong > rules.wrongAnswersAllowed) return { ...base, level: claimed, state: "failed" };
  if (points >= rules.pointsForConfirmed) return { ...base, level: "confirmed", state: "passed" };
  return { ...base, level: claimed, state: answers.length >= rules.mostQuestions ? "failed" : "open" };
}
