/** Mutants that no test can notice, because they behave as the code does; each with the reason. */

export interface Equivalent {
  /** How the path ends. */
  readonly file: string;
  readonly was: string;
  readonly became: string;
  readonly why: string;
}

const NEVER = "the types leave nothing to come here";

export const EQUIVALENT: readonly Equivalent[] = [
  {
    file: "one-time-code.ts",
    was: "default: return code.state satisfies never;",
    became: "default:",
    why: NEVER,
  },
  { file: "score.ts", was: "default: return kind satisfies never;", became: "default:", why: NEVER },
  {
    file: "score.ts",
    was: "meaning !== undefined",
    became: "true",
    why: "a list of words never holds what is undefined",
  },
];
