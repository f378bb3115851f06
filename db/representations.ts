/** Who asks on somebody else's behalf in a case, and with which paper. */
import type { Documentation, Requester, ThirdParty } from "../app/domain/verification/representation.ts";
import type { Tx } from "./database.ts";
import type { Prover } from "./verifications.ts";

export interface NewRepresentation {
  readonly caseId: string;
  readonly citizenId: string;
  readonly prover: Prover;
  readonly requester: ThirdParty;
  readonly documentation: Documentation;
  /** Number of the order, the certificate or the journal; never a personal number. */
  readonly reference: string | null;
  readonly at: Date;
}

export async function insertRepresentation(tx: Tx, representation: NewRepresentation): Promise<void> {
  const { prover, ...values } = representation;
  await tx
    .insertInto("representations")
    .values({ ...values, actorKind: prover.kind, actorId: prover.id })
    .execute();
}

/** Who has asked on this person's behalf with a paper, as this actor has recorded it in this case since an instant. */
export async function documentedRequesters(
  tx: Tx,
  of: { readonly caseId: string; readonly citizenId: string; readonly prover: Prover },
  since: Date,
): Promise<readonly Requester[]> {
  const rows = await tx
    .selectFrom("representations")
    .where("caseId", "=", of.caseId)
    .where("citizenId", "=", of.citizenId)
    .where("actorKind", "=", of.prover.kind)
    .where("actorId", "=", of.prover.id)
    .where("documentation", "!=", "none")
    .where("at", ">", since)
    .select("requester")
    .execute();
  return rows.map(({ requester }) => requester);
}

export async function newestRepresentation(
  tx: Tx,
  of: { readonly caseId: string; readonly citizenId: string; readonly prover: Prover },
): Promise<Pick<NewRepresentation, "requester" | "documentation"> | undefined> {
  return tx
    .selectFrom("representations")
    .where("caseId", "=", of.caseId)
    .where("citizenId", "=", of.citizenId)
    .where("actorKind", "=", of.prover.kind)
    .where("actorId", "=", of.prover.id)
    .orderBy("at", "desc")
    .select(["requester", "documentation"])
    .executeTakeFirst();
}
