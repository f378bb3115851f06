/** An approval in the person's own app while they are on the phone (domain.md §1.7): when it may be asked for. */
import type { Policy } from "../policy/policy.ts";
import type { AuthenticatorKind, AuthenticatorState, IdentityState } from "../protection/means.ts";
import { mustMeet } from "./worth.ts";

/** The broker reaches a person through the app alone. */
const APPROVING_KINDS: readonly AuthenticatorKind[] = ["codeApp"];

export type AskRefusal = "subject.mustMeet" | "approval.noMeans" | "approval.open" | "approval.tooManyAsks";

export interface AskFacts {
  /** Null where MitID has not answered yet. */
  readonly identity: {
    readonly state: IdentityState;
    readonly authenticators: readonly {
      readonly kind: AuthenticatorKind;
      readonly state: AuthenticatorState;
    }[];
  } | null;
  readonly isOpen: boolean;
  /** Within a day, by whomever. */
  readonly asksLately: number;
  readonly failuresLately: number;
}

/** Why nobody may be asked now; null where they may. */
export function askRefusal(policy: Policy, facts: AskFacts): AskRefusal | null {
  if (mustMeet(facts.failuresLately, policy.questions)) return "subject.mustMeet";
  if (!hasApprovingMeans(facts.identity)) return "approval.noMeans";
  if (facts.isOpen) return "approval.open";
  return facts.asksLately >= policy.approval.asksPerSubjectPerDay ? "approval.tooManyAsks" : null;
}

const hasApprovingMeans = (identity: AskFacts["identity"]): boolean =>
  identity?.state === "active" &&
  identity.authenticators.some(({ kind, state }) => state === "active" && APPROVING_KINDS.includes(kind));

const SLOWER_BY_SECONDS = 5;
const LONGEST_SECONDS = 60;

/** The pause between two polls after the broker said that they come too fast (RFC 8628's slow_down). */
export const slower = (intervalSeconds: number): number =>
  Math.min(intervalSeconds + SLOWER_BY_SECONDS, LONGEST_SECONDS);

/** A pause that the table can hold, whatever the broker asks for. */
export const pollInterval = (asked: number): number =>
  Math.min(Math.max(1, Math.ceil(asked)), LONGEST_SECONDS);
