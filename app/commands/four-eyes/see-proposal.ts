/** Somebody opens a proposal: on record before it is shown, with its purpose where it is about a person (product.md §2.6). */
import { sql } from "kysely";
import { currentPolicy } from "../../../db/policy.ts";
import { writeAudit } from "../../../db/audit.ts";
import type { Tx } from "../../../db/database.ts";
import { addProposalLook } from "../../../db/proposal-looks.ts";
import { proposalById } from "../../../db/proposals.ts";
import { staffById } from "../../../db/staff.ts";
import type { Actor } from "../../domain/actor.ts";
import { before, minutes } from "../../domain/duration.ts";
import { mayApprove } from "../../domain/four-eyes/decider.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";

export interface SeeProposal {
  readonly actor: Actor;
  readonly proposalId: string;
}

/** Looks within this of each other are one look: the page looks anew at every push. */
const ONE_LOOK = minutes(15);

/** The proposer sees their own, approvers see all; to everybody else there is none. */
export function seeProposal(
  context: CommandContext,
  { actor, proposalId }: SeeProposal,
): Promise<Ruling<null, "proposal.unknown">> {
  return context.database.transact(actor, async (tx) => {
    const proposal = await proposalById(tx, proposalId);
    const member = await staffById(tx, actor.id);
    if (proposal === undefined || member === undefined) return refuse("proposal.unknown");
    const { rules } = await currentPolicy(tx, context.clock());
    const isOwn = proposal.proposedBy === actor.id;
    if (!isOwn && !mayApprove(member, rules.fourEyes.approvers)) return refuse("proposal.unknown");
    const { citizenId, caseId } = proposal;
    // To open it is to see it: only what was seen as it stands can be approved.
    await addProposalLook(tx, { proposalId, staffId: actor.id });
    if (citizenId === null || (await hasLooked(tx, actor, proposalId, before(context.clock(), ONE_LOOK))))
      return allow(null);
    const facts = { proposalId };
    await writeAudit(tx, actor, {
      action: "proposal.see",
      outcome: "seen",
      purpose: "fourEyes",
      citizenId,
      caseId,
      facts,
    });
    return allow(null);
  });
}

async function hasLooked(tx: Tx, actor: Actor, proposalId: string, since: Date): Promise<boolean> {
  const row = await tx
    .selectFrom("auditLog")
    .where("actorId", "=", actor.id)
    .where("action", "=", "proposal.see")
    .where("at", ">", since)
    .where(sql<string>`facts ->> 'proposalId'`, "=", proposalId)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}
