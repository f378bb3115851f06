/** Finds one of an agent's own cases by its number or by a receipt. */
import type { Tx } from "../database.ts";

/** The case number, or null where nothing of this agent's fits. */
export async function findOwnCase(tx: Tx, staffId: string, typed: string): Promise<string | null> {
  const text = typed.trim().toUpperCase();
  const digits = text.replace(/\s/g, "");
  if (/^\d{8}$/.test(digits)) return byReceipt(tx, staffId, digits);
  if (!/^FL-\d{4}-\d{6}$/.test(text)) return null;
  const row = await tx
    .selectFrom("cases")
    .where("number", "=", text)
    .where("ownerId", "=", staffId)
    .select("number")
    .executeTakeFirst();
  return row?.number ?? null;
}

async function byReceipt(tx: Tx, staffId: string, receipt: string): Promise<string | null> {
  const row = await tx
    .selectFrom("acts")
    .innerJoin("cases", "cases.id", "acts.caseId")
    .where("acts.receiptNumber", "=", receipt)
    .where("cases.ownerId", "=", staffId)
    .select("cases.number")
    .executeTakeFirst();
  return row?.number ?? null;
}

/** Ids of the cases whose topics an agent's open page wants to hear. */
export async function ownCaseIds(tx: Tx, staffId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("cases")
    .where("ownerId", "=", staffId)
    .where("state", "=", "open")
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}
