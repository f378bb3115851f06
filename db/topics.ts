/** What changed, told to every process that listens: topics carry kinds and ids, never content. */
import { sql } from "kysely";
import type { Tx } from "./database.ts";

export const TOPIC_CHANNEL = "topics";

/** `queue` for the queue's figures, `agent:<staff id>` for one desk, `case:<case id>` for one case, `system` for incidents and hours, `approvals` for what waits for a second person, `escalations` for what a person must see to. */
export type Topic =
  "queue" | "system" | "approvals" | "escalations" | "letters" | `agent:${string}` | `case:${string}`;

/** Last statement of a transaction: PostgreSQL delivers it after the commit. */
export async function tell(tx: Tx, ...topics: readonly Topic[]): Promise<void> {
  for (const topic of new Set(topics)) await sql`select pg_notify(${TOPIC_CHANNEL}, ${topic})`.execute(tx);
}
