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
