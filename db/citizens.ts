/** People the desk has had to do with: a number that is sealed, and a keyed hash to find it by. */
import { sql } from "kysely";
import type { Tx } from "./database.ts";
import type { Vault } from "./vault.ts";

export interface Citizen {
  readonly id: string;
  readonly mitidUuid: string | null;
}

/**
 * The citizen with this CPR number, made when new. `mitidUuid` is MitID's word of today: it takes the place of an
 * older one, and a person who has got a new number stays the person whom we know by their MitID.
 */
export async function ensureCitizen(
  tx: Tx,
  vault: Vault,
  known: { readonly cpr: string; readonly mitidUuid: string | null },
): Promise<Citizen> {
  const sealed = vault.seal(known.cpr);
  const number = {
    cprCipher: sealed.cipher,
    cprKeyId: sealed.keyId,
    cprIndex: vault.index("cpr", known.cpr),
  };
  const renumbered = await renumber(tx, known.mitidUuid, number);
  if (renumbered !== undefined) return renumbered;
  const { id, mitidUuid } = await tx
    .insertInto("citizens")
    .values(number)
    .onConflict((conflict) =>
      conflict.column("cprIndex").doUpdateSet((eb) => ({ cprIndex: eb.ref("excluded.cprIndex") })),
    )
    .returning(["id", "mitidUuid"])
    .executeTakeFirstOrThrow();
  if (known.mitidUuid === null || known.mitidUuid === mitidUuid) return { id, mitidUuid };
  return { id, mitidUuid: (await takeIdentity(tx, id, known.mitidUuid)) ? known.mitidUuid : mitidUuid };
}

interface SealedNumber {
  readonly cprCipher: Buffer;
  readonly cprKeyId: string;
  readonly cprIndex: Buffer;
}

/** Whoever we know by this MitID gets the number that is new to us; undefined where there is no such person or number. */
async function renumber(
  tx: Tx,
  mitidUuid: string | null,
  number: SealedNumber,
): Promise<Citizen | undefined> {
  if (mitidUuid === null) return undefined;
  await lockIdentity(tx, mitidUuid);
  return tx
    .updateTable("citizens")
    .set(number)
    .where("mitidUuid", "=", mitidUuid)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom("citizens as other").where("other.cprIndex", "=", number.cprIndex).select("other.id"),
        ),
      ),
    )
    .returning(["id", "mitidUuid"])
    .executeTakeFirst();
}

/**
 * Notes that this MitID is this citizen's. Where it stood at another citizen, under a number that is no longer
 * theirs, it moves, unless one of the two is proven or acted on by the MitID they have had. False where it stays.
 */
export async function takeIdentity(tx: Tx, citizenId: string, mitidUuid: string): Promise<boolean> {
  await lockIdentity(tx, mitidUuid);
  const holder = await tx
    .selectFrom("citizens")
    .where("mitidUuid", "=", mitidUuid)
    .select(["id", "cprIndex"])
    .executeTakeFirst();
  if (holder?.id === citizenId) return true;
  if (holder !== undefined) {
    if (holder.cprIndex === null || (await isProvenOrActedOn(tx, holder.id))) return false;
  }
  if ((await citizenById(tx, citizenId)).mitidUuid !== null && (await isProvenOrActedOn(tx, citizenId)))
    return false;
  if (holder !== undefined)
    await tx.updateTable("citizens").set({ mitidUuid: null }).where("id", "=", holder.id).execute();
  await tx.updateTable("citizens").set({ mitidUuid }).where("id", "=", citizenId).execute();
  return true;
}

/** Then their MitID stays as it is: what was proven of one must not be carried out on another. */
async function isProvenOrActedOn(tx: Tx, citizenId: string): Promise<boolean> {
  const act = await tx
    .selectFrom("acts")
    .where("citizenId", "=", citizenId)
    .where("state", "in", ["accepted", "sent"])
    .select("id")
    .executeTakeFirst();
  if (act !== undefined) return true;
  const proof = await tx
    .selectFrom("verifications")
    .where("citizenId", "=", citizenId)
    .where("endedAt", "is", null)
    .where("expiresAt", ">", sql<Date>`clock_timestamp()`)
    .select("id")
    .executeTakeFirst();
  return proof !== undefined;
}

/** One after the other decides whose a MitID is: two would meet at its uniqueness, and one of them would fail. */
async function lockIdentity(tx: Tx, mitidUuid: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${mitidUuid}, 0))`.execute(tx);
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
