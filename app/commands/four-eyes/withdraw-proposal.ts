/** The proposer takes it back, and says why; it stays on file. */
import { proposalById, settleProposal } from "../../../db/proposals.ts";
import type { Actor } from "../../domain/actor.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";
import { auditTurn, tellTurn } from "./record.ts";
import { wordsOf, type WordsRefusal } from "./words.ts";

export interface WithdrawProposal {
  readonly actor: Actor;
  readonly proposalId: string;
  readonly reason: string;
}

type Refusal = WordsRefusal | "proposal.unknown" | "proposal.decided";

/** Somebody else's proposal and none are one answer. */
export async function withdrawProposal(
  context: CommandContext,
  order: WithdrawProposal,
): Promise<Ruling<null, Refusal>> {
  const words = wordsOf(order.reason);
  if (!words.allowed) return words;
  return context.database.transact(order.actor, async (tx) => {
    const proposal = await proposalById(tx, order.proposalId);
    if (proposal?.proposedBy !== order.actor.id) {
      if (proposal !== undefined)
        await auditTurn(tx, order.actor, proposal, "withdraw", { outcome: "refused" });
      return refuse("proposal.unknown");
    }
    // Whoever decides it at this instant is first or second; the version says which.
    const isOpen = proposal.state === "open";
    const withdrawn =
      isOpen &&
      (await settleProposal(tx, proposal, {
        state: "withdrawn",
        decidedBy: order.actor.id,
        decidedAt: context.clock(),
        decisionReason: words.value,
      }));
    if (!withdrawn) return refuse("proposal.decided");
    await tellTurn(tx, order.actor, proposal, "withdraw");
    return allow(null);
  });
}
