/** The names of rules, part by part; a part without a word reads as its code. */
import type { ApprovalWords } from "../approvals/words.ts";

export interface RuleNames {
  readonly act: (kind: string) => string;
  readonly part: (code: string) => string;
  /** The path without its section: "vægt › fødested". */
  readonly within: (path: string) => string;
  /** A value or a list of them. */
  readonly value: (text: string) => string;
  /** Several in one sentence: "Kontrolspørgsmål, engangskode". */
  readonly list: (codes: readonly string[]) => string;
}

/** A short form such as "CPR" stays as it is. */
const lowered = (word: string): string =>
  /^\p{Lu}\p{Lu}/u.test(word) ? word : word.charAt(0).toLowerCase() + word.slice(1);
const raised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export function ruleNames({ look }: ApprovalWords): RuleNames {
  const part = (code: string): string => look(`policy.${code === "-" ? "none" : code}`) ?? code;
  return {
    act: (kind) => look(`actKinds.${kind}`) ?? kind,
    part,
    within: (path) => path.split(".").slice(1).map(part).join(" › "),
    value: (text) => text.split(", ").map(part).join(", "),
    list: (codes) => raised(codes.map((code) => lowered(part(code))).join(", ")),
  };
}
