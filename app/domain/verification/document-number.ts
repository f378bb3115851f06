/** The number of a passport or a driving licence, said by the caller and compared at the server (domain.md §1.6). */
import type { Policy } from "../policy/policy.ts";
import { mustMeet } from "./worth.ts";

export const NUMBERED_DOCUMENTS = ["passport", "drivingLicence"] as const;
export type NumberedDocument = (typeof NUMBERED_DOCUMENTS)[number];

export type DocumentOutcome = "matches" | "differs" | "unknown";

/** Upper case without spaces, dots and dashes; null for what can be no such number. */
export function normaliseDocumentNumber(typed: string): string | null {
  const number = typed.toUpperCase().replace(/[\s.-]/g, "");
  return /^[A-Z0-9]{6,12}$/.test(number) && /\d/.test(number) ? number : null;
}

/** `known` as the register has it; null where it knows of no such document. */
export function documentOutcome(known: string | null, said: string): DocumentOutcome {
  if (known === null || known.trim() === "") return "unknown";
  return normaliseDocumentNumber(known) === said ? "matches" : "differs";
}

/** Tries that are left to anybody for this person today. */
export const triesLeft = (rules: Policy["documentNumber"], triesLately: number): number =>
  Math.max(0, rules.triesPerSubjectPerDay - triesLately);

export function documentRefusal(
  policy: Policy,
  facts: { readonly triesLately: number; readonly failuresLately: number },
): "subject.mustMeet" | "document.tooManyTries" | null {
  if (mustMeet(facts.failuresLately, policy.questions)) return "subject.mustMeet";
  return triesLeft(policy.documentNumber, facts.triesLately) === 0 ? "document.tooManyTries" : null;
}
