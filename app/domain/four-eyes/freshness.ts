/** How a proposal stands for whoever looks at it: the chip of the list and whether the button is alive. */
import type { ProposalState, StaleReason } from "./proposal.ts";

export type Freshness = "fresh" | "soon" | "own" | "stale" | "expired" | "approved" | "refused" | "withdrawn";

export interface Standing {
  readonly state: ProposalState;
  readonly isOwn: boolean;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  readonly moved: readonly StaleReason[];
}

/** The last part of its life in which an open proposal is about to run out. */
const LAST_PART = 0.25;

/** What has moved beneath a proposal weighs more than whose it is: nobody can approve it any more. */
export function freshnessOf(standing: Standing, now: Date): Freshness {
  const { state, proposedAt, expiresAt } = standing;
  if (state !== "open") return state;
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return "expired";
  if (standing.moved.length > 0) return "stale";
  if (standing.isOwn) return "own";
  return left <= (expiresAt.getTime() - proposedAt.getTime()) * LAST_PART ? "soon" : "fresh";
}
