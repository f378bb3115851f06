/** What an ended proposal of new rules wanted to change: its proposer fills the form in from it when its day has passed. */
import type { Tx } from "../database.ts";
import { proposalById } from "../proposals.ts";

export interface WantedRules {
  readonly leaves: readonly (readonly [path: string, text: string])[];
  readonly reason: string;
}

/** Null where there is no such proposal of this person's own, or where it was not left undecided. */
export async function rulesWanted(
  tx: Tx,
  { staffId, proposalId }: { readonly staffId: string; readonly proposalId: string },
): Promise<WantedRules | null> {
  const proposal = await proposalById(tx, proposalId);
  if (proposal?.proposedBy !== staffId || proposal.kind !== "policy") return null;
  if (proposal.state !== "stale" && proposal.state !== "expired") return null;
  // A version that would have fallen away is no leaf of the rules.
  const wanted = proposal.changes.filter(({ field }) => !field.startsWith("coming."));
  return { leaves: wanted.map(({ field, after }) => [field, after] as const), reason: proposal.reason };
}
