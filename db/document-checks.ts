/** What a clerk saw at the counter, and who vouched; numbers of documents are not kept. */
import type { Beside, IdDocument } from "../app/domain/verification/documents.ts";
import type { Tx } from "./database.ts";

export interface NewCheck {
  readonly caseId: string;
  readonly citizenId: string;
  readonly actorId: string;
  readonly documents: readonly IdDocument[];
  readonly beside: Beside;
  readonly witnessId: string | null;
  /** The witness's own yes in their MitID. */
  readonly witnessApprovalId: string | null;
  readonly outcome: "passed" | "refused";
  readonly at: Date;
}

export async function insertCheck(tx: Tx, check: NewCheck): Promise<string> {
  const { id } = await tx
    .insertInto("documentChecks")
    .values({ ...check, documents: [...check.documents] })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** When this person has vouched for somebody since an instant; a check that was refused is no use. */
export async function witnessUses(tx: Tx, witnessId: string, since: Date): Promise<readonly Date[]> {
  const rows = await tx
    .selectFrom("documentChecks")
    .where("witnessId", "=", witnessId)
    .where("outcome", "=", "passed")
    .where("at", ">", since)
    .select("at")
    .execute();
  return rows.map(({ at }) => at);
}
