/** Each webhook once: its identity and the answer it got, so that a repeat is answered alike and does nothing. */
import type { Tx } from "./database.ts";

export interface WebhookIdentity {
  /** Made of the call, the path and the step or sequence number; holds no personal data. */
  readonly key: string;
  readonly callSid: string;
  readonly path: string;
}

/** The stored answer; undefined where this webhook is new, null where it was one that gets no document. */
export async function storedAnswer(tx: Tx, key: string): Promise<string | null | undefined> {
  const row = await tx.selectFrom("webhookInbox").where("key", "=", key).select("answer").executeTakeFirst();
  return row?.answer;
}

/**
 * True when this webhook is new. A second one at the same time waits here until the first is through,
 * and then finds it on file.
 */
export async function takeIn(tx: Tx, webhook: WebhookIdentity): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("webhookInbox")
    .values(webhook)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function keepAnswer(tx: Tx, key: string, answer: string): Promise<void> {
  await tx.updateTable("webhookInbox").set({ answer }).where("key", "=", key).execute();
}

export const stepKey = (callSid: string, stepNumber: number): string =>
  `${callSid}:/tlf/trin:${String(stepNumber)}`;
