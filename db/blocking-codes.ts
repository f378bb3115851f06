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

/** Stops set by code for one person since an instant. */
export async function stopsByCodeSince(tx: Tx, citizenId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("verifications")
    .where("citizenId", "=", citizenId)
    .where("method", "=", "blockingCode")
    .where("establishedAt", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
