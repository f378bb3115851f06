/** The second person says yes: if nothing has moved meanwhile, it is done in the same transaction. */
import type { Tx } from "../../../db/database.ts";
import { settleProposal, type StoredProposal } from "../../../db/proposals.ts";
import { LostRace } from "../../domain/faults.ts";
import type { DecisionRefusal } from "../../domain/four-eyes/decider.ts";
import type { StaleReason } from "../../domain/four-eyes/proposal.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";
import { proposalToDecide, type DecideProposal } from "./decide-proposal.ts";
import { endAs, endExpired } from "./expire-proposals.ts";
import type { Moment, Outcome } from "./kind.ts";
import { KINDS } from "./kinds.ts";
import { auditTurn, tellTurn } from "./record.ts";

type Refusal = DecisionRefusal | "proposal.unknown" | "proposal.stale" | StaleReason;

export type Approval = Ruling<{ readonly proposalId: string } & Outcome, Refusal>;

/** A proposal that has gone stale or run out says so for ever, and nothing of it is carried out. */
export function approveProposal(context: CommandContext, order: DecideProposal): Promise<Approval> {
  return context.database.transact(order.actor, async (tx) => {
    const ours = await proposalToDecide(tx, context, order, "approve");
    if (!ours.allowed) {
      if (ours.reasons.includes("proposal.expired")) await endExpired(tx, context, order.proposalId);
      return ours;
    }
    const { proposal, moment } = ours.value;
    const moved = await KINDS[proposal.kind].isStale(tx, moment, proposal);
    const [first, ...others] = moved;
    if (first === undefined) return carryOut(tx, moment, order, proposal);
    await auditTurn(tx, order.actor, proposal, "approve", {
      outcome: "refused",
      facts: { reasons: moved },
    });
    await endAs(tx, moment, proposal, "stale", moved);
    return refuse<Refusal>("proposal.stale", first, ...others);
  });
}

async function carryOut(
  tx: Tx,
  moment: Moment,
  { actor }: DecideProposal,
  proposal: StoredProposal,
): Promise<Approval> {
  const settled = await settleProposal(tx, proposal, {
    state: "approved",
    decidedBy: actor.id,
    decidedAt: moment.clock(),
    decisionReason: null,
  });
  if (!settled) throw new LostRace("a locked proposal was decided elsewhere");
  const outcome = await KINDS[proposal.kind].carryOut(tx, moment, proposal);
  await tellTurn(tx, actor, proposal, "approve", outcome);
  return allow({ proposalId: proposal.id, ...outcome });
}
