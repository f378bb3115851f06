/** What approving and refusing share: find and lock the proposal, and ask whether this person may decide it. */
import { lockSubject } from "../../../db/acts.ts";
import type { Tx } from "../../../db/database.ts";
import { approversUnder, lockPolicies } from "../../../db/policy-versions.ts";
import { hasSeenProposal } from "../../../db/proposal-looks.ts";
import { lockProposal, proposalById, type StoredProposal } from "../../../db/proposals.ts";
import { staffById } from "../../../db/staff.ts";
import type { Actor } from "../../domain/actor.ts";
import { mayDecide, type DecisionRefusal } from "../../domain/four-eyes/decider.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";
import { momentOf, type Moment } from "./kind.ts";
import { auditTurn } from "./record.ts";

export interface DecideProposal {
  /** Whoever is logged in; role and block are read anew, whatever the session says. */
  readonly actor: Actor;
  readonly proposalId: string;
  /** Version of the proposal that the screen showed. */
  readonly seenVersion: number;
}

export interface Locked {
  readonly proposal: StoredProposal;
  /** What it is decided on, from the look at the decider to the deed. */
  readonly moment: Moment;
}

/** The locked proposal. Of whom a proposal is about is locked first, as everywhere. */
export async function proposalToDecide(
  tx: Tx,
  context: CommandContext,
  order: DecideProposal,
  verb: "approve" | "refuse",
): Promise<Ruling<Locked, DecisionRefusal | "proposal.unknown">> {
  const { actor } = order;
  const seen = await proposalById(tx, order.proposalId);
  if (seen === undefined) return refuse("proposal.unknown");
  if (seen.citizenId === null) await lockPolicies(tx);
  else await lockSubject(tx, seen.citizenId);
  const proposal = await lockProposal(tx, seen.id);
  const moment = await momentOf(tx, context);
  const { rules } = moment.policy;
  const { version } = proposal;
  // The database asks the policy it was proposed under; whoever decides has the right under both.
  const before = await approversUnder(tx, proposal.policyId);
  const member = await staffById(tx, actor.id);
  if (member === undefined) return refuse("approver.notAllowed");
  const ruling = mayDecide({
    verb,
    state: proposal.state,
    version,
    proposedBy: proposal.proposedBy,
    expiresAt: proposal.expiresAt,
    decider: member,
    approvers: rules.fourEyes.approvers.filter((role) => before.includes(role)),
    seenVersion: order.seenVersion,
    hasOpened: await hasSeenProposal(tx, { proposalId: proposal.id, staffId: actor.id, version }),
    now: moment.clock(),
  });
  if (ruling.allowed) return allow({ proposal, moment });
  await auditTurn(tx, actor, proposal, verb, { outcome: "refused", facts: { reasons: ruling.reasons } });
  return ruling;
}
