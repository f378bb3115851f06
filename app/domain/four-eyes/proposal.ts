/** A proposal that one person makes and another decides (product.md §6, four eyes). */

export const PROPOSAL_KINDS = ["act", "policy"] as const;
export type ProposalKindName = (typeof PROPOSAL_KINDS)[number];

export const PROPOSAL_STATES = ["open", "approved", "refused", "withdrawn", "expired", "stale"] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** One thing that would change: codes, never a person's data. `before` and `after` alike: it stays as it is. */
export interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** What a proposal was built on; null where it does not rest on that. */
export interface Basis {
  /** How often something that weighs has happened in the case. */
  readonly caseVersion: number | null;
  /** MitID's version of the identity, by the newest look. */
  readonly identityVersion: number | null;
  /** The policy in force. */
  readonly policyId: number;
  /** The policy that was approved last, in force or still to come; null for what does not change the policy. */
  readonly newestPolicyId: number | null;
}

/** Why a proposal no longer stands on the ground it was built on. */
export type StaleReason =
  | "case.changed"
  | "identity.changed"
  | "policy.changed"
  | "policy.newer"
  | "changes.differ"
  /** The rules say no to it now, such as when the proof has run out. */
  | "decision.refuses"
  | "proposer.blocked"
  /** They have another role, which could not propose it. */
  | "proposer.lostRight"
  | "date.passed"
  /** It was written by another release, and nobody can carry it out as it stands. */
  | "form.older";

/** Everything that has moved beneath a proposal; empty while it is fresh. */
export function movedBeneath(built: Basis, now: Basis): readonly StaleReason[] {
  const reasons: StaleReason[] = [];
  if (built.caseVersion !== now.caseVersion) reasons.push("case.changed");
  if (built.identityVersion !== now.identityVersion) reasons.push("identity.changed");
  if (built.policyId !== now.policyId) reasons.push("policy.changed");
  if (built.newestPolicyId !== now.newestPolicyId) reasons.push("policy.newer");
  return reasons;
}

/** Whether two dry runs would change the same, in the same order. */
export const sameChanges = (one: readonly Change[], other: readonly Change[]): boolean =>
  one.length === other.length &&
  one.every((change, index) => {
    const twin = other[index];
    return twin?.field === change.field && twin.before === change.before && twin.after === change.after;
  });
