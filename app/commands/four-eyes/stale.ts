/** The guard on the proposer's side: has anything moved since the proposal was built? */
import { groundNow } from "../../../db/proposal-ground.ts";
import type { StoredProposal } from "../../../db/proposals.ts";
import type { Tx } from "../../../db/database.ts";
import { staffById, type StaffMember } from "../../../db/staff.ts";
import { staffActor, type Actor } from "../../domain/actor.ts";
import { movedBeneath, sameChanges, type StaleReason } from "../../domain/four-eyes/proposal.ts";
import type { Moment, ProposalKind } from "./kind.ts";

/** The proposer as a mover, or null where they have been blocked since. */
export async function proposerOf(tx: Tx, { proposedBy }: StoredProposal): Promise<Actor | null> {
  const proposer = await staffById(tx, proposedBy);
  return proposer === undefined || proposer.isBlocked ? null : staffActor(proposer.id, proposer.role);
}

/** What a guard asks of a kind: to run it dry once more, and who may propose such a thing. */
interface Guarded {
  readonly dryRun: ProposalKind["dryRun"];
  readonly mayPropose: (member: StaffMember) => boolean;
}

/** Compares the ground first, and then runs the whole proposal dry once more: it must change what both have read. */
export async function staleReasons(
  tx: Tx,
  moment: Moment,
  proposal: StoredProposal,
  { dryRun, mayPropose }: Guarded,
): Promise<readonly StaleReason[]> {
  const member = await staffById(tx, proposal.proposedBy);
  if (member === undefined || member.isBlocked) return ["proposer.blocked"];
  if (!mayPropose(member)) return ["proposer.lostRight"];
  const proposer = staffActor(member.id, member.role);
  const moved = movedBeneath(proposal.basedOn, await groundNow(tx, moment.vault, proposal, moment.policy.id));
  if (moved.length > 0) return moved;
  const { caseId, citizenId, payload } = proposal;
  const tried = await dryRun(tx, moment, { proposer, caseId, citizenId, payload });
  if (!tried.allowed) return ["decision.refuses"];
  return sameChanges(tried.value.changes, proposal.changes) ? [] : ["changes.differ"];
}
