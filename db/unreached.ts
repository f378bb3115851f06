/** Acts whose person no post reaches: somebody at the desk must find another way. */
import type { Tx } from "./database.ts";

/** Marked twice it is one; what somebody has seen to stays so. */
export async function markUnreached(tx: Tx, actId: string, since: Date): Promise<void> {
  await tx
    .insertInto("unreached")
    .values({ actId, since })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
