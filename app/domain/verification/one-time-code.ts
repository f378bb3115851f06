/** A code by SMS: whom it may go to, how often, and what a try at it comes to (product.md §5, domain.md §1.6). */
import { hours } from "../duration.ts";
import type { Policy } from "../policy/policy.ts";
import { mustMeet } from "./worth.ts";

interface ContactPoint {
  readonly kind: "phone" | "email";
  /** ISO instant of its last change. */
  readonly changedAt: string;
}

/** Phones that have stood unchanged long enough to get a code, the longest first. An unreadable instant is no age. */
export function settledPhones<Point extends ContactPoint>(
  contacts: readonly Point[],
  rules: Policy["contact"],
  now: Date,
): readonly Point[] {
  const age = ({ changedAt }: Point): number => now.getTime() - Date.parse(changedAt);
  return contacts
    .filter((contact) => contact.kind === "phone" && age(contact) >= hours(rules.unchangedHours))
    .sort((one, other) => age(other) - age(one));
}

export type SendRefusal = "subject.mustMeet" | "contact.none" | "contact.tooYoung" | "code.tooManySends";

export interface SendFacts {
  readonly phones: number;
  readonly settledPhones: number;
  /** Codes for this person within a day, by whomever and wherever they were ordered. */
  readonly sendsLately: number;
  readonly failuresLately: number;
}

/** Why no code may be sent now; null where one may. */
export function sendRefusal(policy: Policy, facts: SendFacts): SendRefusal | null {
  if (mustMeet(facts.failuresLately, policy.questions)) return "subject.mustMeet";
  if (facts.phones === 0) return "contact.none";
  if (facts.settledPhones === 0) return "contact.tooYoung";
  return facts.sendsLately >= policy.oneTimeCode.sendsPerSubjectPerDay ? "code.tooManySends" : null;
}

/** Six digits, or null where what was typed is no code. */
export function normaliseCode(typed: string): string | null {
  const digits = typed.replace(/[\s-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

export interface TriedCode {
  readonly state: "live" | "used" | "dead" | "expired" | "replaced";
  readonly wrongTries: number;
  readonly expiresAt: Date;
}

/** `none`: there is nothing to try, as after a success; a replaced code tells nobody that there is a newer one. */
export type TryVerdict = "right" | "wrong" | "dies" | "expires" | "none" | "dead" | "expired";

export function verdictOnTry(
  code: TriedCode,
  isRight: boolean,
  rules: Policy["oneTimeCode"],
  now: Date,
): TryVerdict {
  switch (code.state) {
    case "used":
    case "replaced":
      return "none";
    case "dead":
    case "expired":
      return code.state;
    case "live":
      if (code.expiresAt <= now) return "expires";
      if (isRight) return "right";
      return code.wrongTries + 1 >= rules.tries ? "dies" : "wrong";
    default:
      return code.state satisfies never;
  }
}
