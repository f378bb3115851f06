/** Blocking codes (spærrekoder): stored as keyed hashes, each one person's, good for blocking and nothing else. */
import type { Tx } from "./database.ts";
import type { Vault } from "./vault.ts";

/** Whose live code this is; undefined where it is nobody's. `code` is eight digits. */
export async function ownerOfCode(tx: Tx, vault: Vault, code: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("blockingCodes")
    .where("codeIndex", "=", vault.index("blockingCode", code))
    .where("revokedAt", "is", null)
    .select("citizenId")
    .executeTakeFirst();
  return row?.citizenId;
}

/** Stops set by code for one person since an instant; asking again for what already stands is none. */
export async function stopsByCodeSince(tx: Tx, citizenId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("verifications as v")
    .where("v.citizenId", "=", citizenId)
    .where("v.method", "=", "blockingCode")
    .where("v.establishedAt", ">", since)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("acts as a")
          .select("a.id")
          .whereRef("a.verificationId", "=", "v.id")
          .where("a.sameAsActId", "is", null),
      ),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Ends the codes that a new one replaces; resolves with how many there were. */
async function revokeOthers(tx: Tx, citizenId: string, id: string, now: Date): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable("blockingCodes")
    .set({ revokedAt: now, codeCipher: null, codeKeyId: null })
    .where("citizenId", "=", citizenId)
    .where("id", "!=", id)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** The sealed code is dropped together with its worth. */
export async function revokeCode(tx: Tx, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("blockingCodes")
    .set({ revokedAt: now, codeCipher: null, codeKeyId: null })
    .where("id", "=", id)
    .execute();
}

/** A new code with its seal for the letter; null where the same digits were somebody's before. */
export async function insertSealedCode(
  tx: Tx,
  vault: Vault,
  order: {
    readonly citizenId: string;
    readonly caseId: string;
    /** Eight digits. */
    readonly code: string;
    readonly issuedAt: Date;
  },
): Promise<string | null> {
  const { citizenId, caseId, code, issuedAt } = order;
  const { cipher, keyId } = vault.seal(code);
  const made = await tx
    .insertInto("blockingCodes")
    .values({
      citizenId,
      issuedInCase: caseId,
      issuedAt,
      codeIndex: vault.index("blockingCode", code),
      codeCipher: cipher,
      codeKeyId: keyId,
    })
    .onConflict((conflict) => conflict.column("codeIndex").doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id ?? null;
}

/** Whether a letter with this person's live code has still to leave. */
export async function isNewCodeOnItsWay(tx: Tx, citizenId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("blockingCodes")
    .where("citizenId", "=", citizenId)
    .where("revokedAt", "is", null)
    .where("codeCipher", "is not", null)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** A live code whose letter has not left, locked; undefined for any other. */
export async function lockUnsentBlockingCode(tx: Tx, id: string) {
  const row = await tx
    .selectFrom("blockingCodes")
    .where("id", "=", id)
    .where("revokedAt", "is", null)
    .select(["citizenId", "issuedInCase", "issuedAt", "codeCipher", "codeKeyId"])
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { codeCipher: cipher, codeKeyId: keyId, issuedInCase: caseId, ...code } = row;
  if (cipher === null || keyId === null || caseId === null) return undefined;
  return { ...code, caseId, sealed: { cipher, keyId } };
}

/** From now on this is the person's one code; resolves with how many it has replaced. */
export async function noteCodeSent(
  tx: Tx,
  { id, citizenId }: { readonly id: string; readonly citizenId: string },
  now: Date,
): Promise<number> {
  const replaced = await revokeOthers(tx, citizenId, id, now);
  await tx
    .updateTable("blockingCodes")
    .set({ sentAt: now, codeCipher: null, codeKeyId: null })
    .where("id", "=", id)
    .execute();
  return replaced;
}
