/** Ends proposals that nobody can approve any more: run out, or with the ground moved beneath them. */
import type { Tx } from "../../../db/database.ts";
import { openProposals, proposalById, settleProposal, type StoredProposal } from "../../../db/proposals.ts";
import { systemActor } from "../../domain/actor.ts";
import type { CommandContext } from "../frame.ts";
import { momentOf } from "./kind.ts";
import { KINDS } from "./kinds.ts";
import { tellTurn } from "./record.ts";

const SWEEPER = systemActor("sweeper");

/** False where somebody decided it first. `why` is kept as codes. */
export async function endAs(
  tx: Tx,
  context: CommandContext,
  proposal: StoredProposal,
  state: "expired" | "stale",
  why: readonly string[],
): Promise<boolean> {
  const ended = await settleProposal(tx, proposal, {
    state,
    decidedBy: null,
    decidedAt: context.clock(),
    decisionReason: why.length === 0 ? null : why.join(","),
  });
  if (ended) await tellTurn(tx, SWEEPER, proposal, state === "expired" ? "expire" : "stale", { why });
  return ended;
}

/** Whether it had run out, and is ended now. */
export async function endExpired(
  tx: Tx,
  context: CommandContext,
  proposal: StoredProposal | string,
): Promise<boolean> {
  const found = typeof proposal === "string" ? await proposalById(tx, proposal) : proposal;
  if (found === undefined || found.expiresAt > context.clock()) return false;
  return endAs(tx, context, found, "expired", []);
}

/** Resolves with how many were ended now. Each is its own transaction: one that cannot be read stops no other. */
export async function expireProposals(context: CommandContext): Promise<number> {
  const open = await context.database.read(SWEEPER, openProposals);
  let ended = 0;
  for (const proposal of open) if (await sweep(context, proposal)) ended += 1;
  return ended;
}

function sweep(context: CommandContext, proposal: StoredProposal): Promise<boolean> {
  return context.database.transact(SWEEPER, async (tx) => {
    if (proposal.expiresAt <= context.clock()) return endAs(tx, context, proposal, "expired", []);
    const moved = await KINDS[proposal.kind].isStale(tx, await momentOf(tx, context), proposal);
    return moved.length > 0 && endAs(tx, context, proposal, "stale", moved);
  });
}
