/** Who has opened a proposal, and in which version: nobody approves what they have not seen. */
import type { Tx } from "./database.ts";

export interface ProposalLook {
  readonly proposalId: string;
  readonly staffId: string;
  readonly version: number;
}

/** A look at an open one, as it stands now; of one that is being decided, as it stands afterwards. The first look stands. */
export async function addProposalLook(
  tx: Tx,
  { proposalId, staffId }: Omit<ProposalLook, "version">,
): Promise<void> {
  const standing = await tx
    .selectFrom("proposals")
    .where("id", "=", proposalId)
    .select(["state", "version"])
    .forShare()
    .executeTakeFirst();
  if (standing?.state !== "open") return;
  await tx
    .insertInto("proposalLooks")
    .values({ proposalId, staffId, version: standing.version })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function hasSeenProposal(
  tx: Tx,
  { proposalId, staffId, version }: ProposalLook,
): Promise<boolean> {
  const row = await tx
    .selectFrom("proposalLooks")
    .where("proposalId", "=", proposalId)
    .where("staffId", "=", staffId)
    .where("version", "=", version)
    .select("at")
    .executeTakeFirst();
  return row !== undefined;
}
