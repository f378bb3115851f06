/** What was proposed in a case for a second person to decide, newest first, and what has become of each. */
import type { Tx } from "../database.ts";
import { lineOf, proposalRows, type Onlooker, type ProposalLine } from "./approvals.ts";

export type CaseProposal = Pick<
  ProposalLine,
  "id" | "freshness" | "proposedBy" | "proposedAt" | "expiresAt" | "decidedAt" | "decidedBy" | "words"
> & { readonly act: NonNullable<ProposalLine["act"]> };

const MOST = 5;

export async function caseProposals(
  tx: Tx,
  looks: Onlooker,
  caseId: string,
): Promise<readonly CaseProposal[]> {
  const rows = await proposalRows(tx)
    .where("proposals.caseId", "=", caseId)
    .where("proposals.kind", "=", "act")
    .orderBy("proposals.proposedAt", "desc")
    .limit(MOST)
    .execute();
  const lines: CaseProposal[] = [];
  for (const row of rows) {
    const { act, ...line } = await lineOf(tx, looks, row);
    if (act !== null) lines.push({ ...shown(line), act });
  }
  return lines;
}

const shown = (line: Omit<ProposalLine, "act">): Omit<CaseProposal, "act"> => ({
  id: line.id,
  freshness: line.freshness,
  proposedBy: line.proposedBy,
  proposedAt: line.proposedAt,
  expiresAt: line.expiresAt,
  decidedAt: line.decidedAt,
  decidedBy: line.decidedBy,
  words: line.words,
});
