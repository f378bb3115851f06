/** The second person says no, and why; it stays on file. */
import { settleProposal } from "../../../db/proposals.ts";
import { LostRace } from "../../domain/faults.ts";
import { allow, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";
import { proposalToDecide, type DecideProposal } from "./decide-proposal.ts";
import { tellTurn } from "./record.ts";
import { wordsOf } from "./words.ts";

export interface RefuseProposal extends DecideProposal {
  /** To the proposer: 3 to 500 characters without a personal number. */
  readonly reason: string;
}

export async function refuseProposal(context: CommandContext, order: RefuseProposal): Promise<Ruling<null>> {
  const words = wordsOf(order.reason);
  if (!words.allowed) return words;
  return context.database.transact(order.actor, async (tx) => {
    const ours = await proposalToDecide(tx, context, order, "refuse");
    if (!ours.allowed) return ours;
    const settled = await settleProposal(tx, ours.value.proposal, {
      state: "refused",
      decidedBy: order.actor.id,
      decidedAt: ours.value.moment.clock(),
      decisionReason: words.value,
    });
    if (!settled) throw new LostRace("a locked proposal was decided elsewhere");
    await tellTurn(tx, order.actor, ours.value.proposal, "refuse");
    return allow(null);
  });
}
