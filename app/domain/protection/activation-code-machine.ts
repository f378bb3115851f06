/** What can happen to one activation code (domain.md §1.6): the third wrong try kills the code, not the means. */
import type { Cause } from "./machine.ts";

export const CODE_STATES = ["live", "used", "dead", "expired", "replaced", "cancelled"] as const;
export type CodeState = (typeof CODE_STATES)[number];

export const CODE_EVENTS = ["rightTry", "wrongTry", "runOut", "replacedByNewer", "cancel"] as const;
export type CodeEvent = (typeof CODE_EVENTS)[number];

export const CODE_TRIES = 3;

export interface ActivationCode {
  readonly state: CodeState;
  readonly wrongTries: number;
}

/** Who causes what; for the drawing and its test. */
export const CODE_CAUSES: { readonly [Event in CodeEvent]: Cause } = {
  rightTry: "holder",
  wrongTry: "holder",
  runOut: "clock",
  replacedByNewer: "mitid",
  cancel: "citizen",
};

/** The code after the event. Only a live code changes. */
export function codeAfter(code: ActivationCode, event: CodeEvent): ActivationCode {
  if (code.state !== "live") return code;
  switch (event) {
    case "rightTry":
      return { ...code, state: "used" };
    case "wrongTry": {
      const wrongTries = code.wrongTries + 1;
      return { wrongTries, state: wrongTries >= CODE_TRIES ? "dead" : "live" };
    }
    case "runOut":
      return { ...code, state: "expired" };
    case "replacedByNewer":
      return { ...code, state: "replaced" };
    case "cancel":
      return { ...code, state: "cancelled" };
    default:
      return event satisfies never;
  }
}
