/** Who may decide a proposal: another person with the right, in time, on what they have seen (product.md §6). */
import type { StaffRole } from "../actor.ts";
import { allow, type Ruling } from "../ruling.ts";
import type { ProposalState } from "./proposal.ts";

export interface Decider {
  readonly id: string;
  readonly role: StaffRole;
  readonly isBlocked: boolean;
}

export interface DecisionFacts {
  readonly verb: "approve" | "refuse";
  readonly state: ProposalState;
  readonly version: number;
  readonly proposedBy: string;
  readonly expiresAt: Date;
  readonly decider: Decider;
  /** Roles that may decide, under the policy in force and under the one it was proposed under. */
  readonly approvers: readonly StaffRole[];
  /** Version of the proposal that the decider's screen showed. */
  readonly seenVersion: number;
  /** They have opened it as it stands; a screen may say anything. */
  readonly hasOpened: boolean;
  readonly now: Date;
}

export type DecisionRefusal =
  | "approver.notAllowed"
  | "proposal.own"
  | "proposal.decided"
  | "proposal.changed"
  | "proposal.notSeen"
  | "proposal.expired";

export const mayApprove = ({ role, isBlocked }: Decider, approvers: readonly StaffRole[]): boolean =>
  !isBlocked && approvers.includes(role);

/** Who may propose rules (product.md §1: team leads and administrators; specialists know where they pinch). */
const PROPOSERS: readonly StaffRole[] = ["specialist", "teamLead", "admin"];

export const mayProposeRules = ({ role, isBlocked }: Decider): boolean =>
  !isBlocked && PROPOSERS.includes(role);

/** Who acts on somebody's access at all: whoever reads or administers the line does not. */
const ACTORS: readonly StaffRole[] = ["agent", "specialist", "teamLead", "clerk"];

export const mayProposeActs = ({ role, isBlocked }: Decider): boolean => !isBlocked && ACTORS.includes(role);

/** Whoever has not the right hears nothing else; of the other reasons every one is given. */
export function mayDecide(facts: DecisionFacts): Ruling<null, DecisionRefusal> {
  const { decider, approvers } = facts;
  if (!mayApprove(decider, approvers)) return { allowed: false, reasons: ["approver.notAllowed"] };
  const reasons: DecisionRefusal[] = [];
  if (decider.id === facts.proposedBy) reasons.push("proposal.own");
  if (facts.state !== "open") reasons.push("proposal.decided");
  if (facts.state === "open" && facts.version !== facts.seenVersion) reasons.push("proposal.changed");
  else if (facts.verb === "approve" && facts.state === "open" && !facts.hasOpened)
    reasons.push("proposal.notSeen");
  // A refusal that comes too late harms nobody; an approval that comes too late decides on old ground.
  if (facts.verb === "approve" && facts.state === "open" && facts.expiresAt <= facts.now)
    reasons.push("proposal.expired");
  const [first, ...others] = reasons;
  return first === undefined ? allow(null) : { allowed: false, reasons: [first, ...others] };
}
