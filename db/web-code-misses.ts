/** Wrong blocking codes on the web, by keyed hash of the address they came from. */
import type { Tx } from "./database.ts";

export async function addCodeMiss(tx: Tx, sourceIndex: Buffer, at: Date): Promise<void> {
  await tx.insertInto("webCodeMisses").values({ sourceIndex, at }).execute();
}

export async function codeMissesSince(tx: Tx, sourceIndex: Buffer, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("webCodeMisses")
    .where("sourceIndex", "=", sourceIndex)
    .where("at", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
