/** Receipt numbers: eight digits by chance, so that nobody can guess the next one. */
import { randomInt } from "node:crypto";
import type { Tx } from "./database.ts";

const DIGITS = 8;
const TRIES = 20;

const draw = (): string => String(randomInt(10 ** DIGITS)).padStart(DIGITS, "0");

/** A number that nobody has had before. */
export async function newReceipt(tx: Tx): Promise<string> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const number = draw();
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto("receipts")
      .values({ number })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) return number;
  }
  throw new Error("no free receipt number was found");
}

/** The receipt that this call was given; undefined where it was given none. */
export async function receiptOfCall(tx: Tx, callSid: string): Promise<string | undefined> {
  const request = await tx
    .selectFrom("holdRequests")
    .where("callSid", "=", callSid)
    .select("receiptNumber")
    .executeTakeFirst();
  if (request !== undefined) return request.receiptNumber;
  const acts = await actsOfCaller(tx, callSid);
  return acts.at(-1)?.receiptNumber;
}

/** The acts that the caller of this call has set off by keypad, oldest first. */
export async function actsOfCaller(tx: Tx, callSid: string) {
  return tx
    .selectFrom("acts")
    .innerJoin("cases", "cases.id", "acts.caseId")
    .where("cases.callSid", "=", callSid)
    .where("acts.actorKind", "=", "caller")
    .where("acts.actorId", "=", callSid)
    .orderBy("acts.createdAt")
    .select(["acts.id", "acts.state", "acts.receiptNumber"])
    .execute();
}
