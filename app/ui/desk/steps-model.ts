/** Which of the five steps a case stands at, and which ones may be looked at. */
import type { CaseView } from "../../../db/views/case.ts";
import { atLeast } from "../../domain/verification/level.ts";

export const STEPS = ["identify", "confirm", "act", "receipt", "close"] as const;
export type Step = (typeof STEPS)[number];

type Stage = Pick<CaseView, "state" | "call" | "topic"> & {
  readonly subject: object | null;
  readonly proof: { readonly level: NonNullable<CaseView["proof"]>["level"] } | null;
  readonly acts: readonly object[];
};

/** The next right step. Block first: who wants to block may, from the first right answer on (product.md §2.1). */
export function currentStep(view: Stage): Step {
  if (view.state === "closed" || view.call?.state === "over") return "close";
  if (view.subject === null) return "identify";
  if (view.acts.length > 0) return "receipt";
  const enough = view.topic === "block" ? "claimed" : "confirmed";
  return atLeast(view.proof?.level ?? "none", enough) ? "act" : "confirm";
}

/** Whether a step is done, current or already open. */
export function isReached(step: Step, view: Stage): boolean {
  if (step === currentStep(view)) return true;
  switch (step) {
    case "identify":
      return true;
    case "confirm":
    case "act":
      // A bank, the police or a relative can prove nothing of the person; what is closed says so itself.
      return view.subject !== null;
    case "receipt":
      return view.acts.length > 0;
    case "close":
      return view.acts.length > 0 || view.call === null;
    default:
      return step satisfies never;
  }
}

/** The step that the address asks for when it is reached, else the next right one. */
export function shownStep(asked: string | null, view: Stage): Step {
  const wanted = STEPS[Number(asked) - 1];
  return wanted !== undefined && isReached(wanted, view) ? wanted : currentStep(view);
}
