/** People the desk has had to do with: a number that is sealed, and a keyed hash to find it by. */
import type { Tx } from "./database.ts";
import type { Vault } from "./vault.ts";

export interface Citizen {
  readonly id: string;
  readonly mitidUuid: string | null;
}

/** The citizen with this CPR number, made when new; `mitidUuid` is filled in where it was not known. */
export async function ensureCitizen(
  tx: Tx,
  vault: Vault,
  known: { readonly cpr: string; readonly mitidUuid: string | null },
): Promise<Citizen> {
  const sealed = vault.seal(known.cpr);
  return tx
    .insertInto("citizens")
    .values({
      cprCipher: sealed.cipher,
      cprKeyId: sealed.keyId,
      cprIndex: vault.index("cpr", known.cpr),
      mitidUuid: known.mitidUuid,
    })
    .onConflict((conflict) =>
      conflict.column("cprIndex").doUpdateSet((eb) => ({
        mitidUuid: eb.fn.coalesce("citizens.mitidUuid", "excluded.mitidUuid"),
      })),
    )
    .returning(["id", "mitidUuid"])
    .executeTakeFirstOrThrow();
}

/** Id of the citizen with this CPR number; undefined where the desk never had to do with them. */
export async function citizenByCpr(tx: Tx, vault: Vault, cpr: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("citizens")
    .where("cprIndex", "=", vault.index("cpr", cpr))
    .select("id")
    .executeTakeFirst();
  return row?.id;
}

export async function citizenById(tx: Tx, id: string): Promise<Citizen> {
  return tx.selectFrom("citizens").where("id", "=", id).select(["id", "mitidUuid"]).executeTakeFirstOrThrow();
}

/** The CPR number of a citizen, opened; for lookups and letters on the server only. Null where none is on file. */
export async function cprOf(tx: Tx, vault: Vault, citizenId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("citizens")
    .where("id", "=", citizenId)
    .select(["cprCipher", "cprKeyId"])
    .executeTakeFirstOrThrow();
  if (row.cprCipher === null || row.cprKeyId === null) return null;
  return vault.open({ cipher: row.cprCipher, keyId: row.cprKeyId });
}
