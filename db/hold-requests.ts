/** Unattended requests for a hold: sealed until the worker has matched them, counted by person and by caller. */
import { sql } from "kysely";
import type { UnattendedClaim } from "../app/domain/verification/claim.ts";
import type { Tx } from "./database.ts";
import type { Vault } from "./vault.ts";

export const subjectIndex = (vault: Vault, claim: UnattendedClaim): Buffer =>
  vault.index(claim.by, claim.value);

export async function insertHoldRequest(
  tx: Tx,
  vault: Vault,
  request: {
    readonly callSid: string;
    readonly receiptNumber: string;
    readonly claim: UnattendedClaim;
    readonly receivedAt: Date;
  },
): Promise<string> {
  const { callSid, receiptNumber, claim, receivedAt } = request;
  const sealed = vault.seal(JSON.stringify(claim));
  const { id } = await tx
    .insertInto("holdRequests")
    .values({
      callSid,
      receiptNumber,
      claimCipher: sealed.cipher,
      claimKeyId: sealed.keyId,
      subjectIndex: subjectIndex(vault, claim),
      receivedAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Too many for this person or by this caller: nothing is matched, and what was keyed is wiped at once. */
export async function closeOverLimit(tx: Tx, requestId: string, now: Date): Promise<void> {
  await tx
    .updateTable("holdRequests")
    .set({ state: "overLimit", claimCipher: null, claimKeyId: null, settledAt: now })
    .where("id", "=", requestId)
    .execute();
}

/** Requests for one person since an instant. */
export async function requestsForSubjectSince(tx: Tx, index: Buffer, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("holdRequests")
    .where("subjectIndex", "=", index)
    .where("receivedAt", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Requests by one number since an instant that fitted nobody or came too often. */
export async function failedRequestsByCallerSince(tx: Tx, fromIndex: Buffer, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("holdRequests")
    .innerJoin("phoneCalls", "phoneCalls.callSid", "holdRequests.callSid")
    .where("phoneCalls.fromIndex", "=", fromIndex)
    .where("holdRequests.state", "in", ["noMatch", "overLimit"])
    .where("holdRequests.receivedAt", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Locked; undefined where there is no such request. */
export async function lockHoldRequest(tx: Tx, id: string) {
  return tx
    .selectFrom("holdRequests")
    .where("id", "=", id)
    .select(["id", "state", "callSid", "receiptNumber", "claimCipher", "claimKeyId"])
    .forUpdate()
    .executeTakeFirst();
}

/** One more attempt to match it; resolves with which it is, from 1. */
export async function noteTry(tx: Tx, id: string, now: Date): Promise<number> {
  const { attempts } = await tx
    .updateTable("holdRequests")
    .set({ attempts: sql`attempts + 1`, lastAttemptAt: now })
    .where("id", "=", id)
    .returning("attempts")
    .executeTakeFirstOrThrow();
  return attempts;
}

/** Settled: the claim is wiped. */
export async function endHoldRequest(
  tx: Tx,
  id: string,
  state: "placed" | "refused" | "noMatch",
  settledAt: Date,
): Promise<void> {
  await tx
    .updateTable("holdRequests")
    .set({ state, claimCipher: null, claimKeyId: null, settledAt })
    .where("id", "=", id)
    .execute();
}

/** Requests that were received before `since` and are still to be settled. */
export async function requestsOpenSince(tx: Tx, since: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("holdRequests")
    .where("state", "=", "received")
    .where("receivedAt", "<=", since)
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Requests that are still to be settled and have not been tried since `since`. */
export async function silentRequests(tx: Tx, since: Date): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("holdRequests")
    .where("state", "=", "received")
    .where((eb) => eb(eb.fn.coalesce("lastAttemptAt", "receivedAt"), "<", since))
    .limit(500)
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}
