/** Numbers of passports and licences that were said for a person: how it went, and a hash that fits nothing else. */
import type { DocumentOutcome, NumberedDocument } from "../app/domain/verification/document-number.ts";
import type { Tx } from "./database.ts";
import type { Vault } from "./vault.ts";
import type { Prover } from "./verifications.ts";

export interface NewTry {
  readonly id: string;
  readonly caseId: string;
  readonly citizenId: string;
  readonly prover: Prover;
  readonly document: NumberedDocument;
  readonly outcome: DocumentOutcome;
  /** As normalised; it is hashed here and not kept. */
  readonly number: string;
  readonly at: Date;
}

export async function insertTry(tx: Tx, vault: Vault, tried: NewTry): Promise<void> {
  const { prover, number, ...values } = tried;
  await tx
    .insertInto("documentTries")
    .values({
      ...values,
      actorKind: prover.kind,
      actorId: prover.id,
      numberIndex: vault.index("document", `${tried.id}:${tried.document}:${number}`),
    })
    .execute();
}

/** Tries for this person since an instant, right and wrong, by whomever and in whichever case. */
export async function triesSince(tx: Tx, citizenId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("documentTries")
    .where("citizenId", "=", citizenId)
    .where("at", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
