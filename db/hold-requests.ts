/** Unattended requests for a hold: sealed until the worker has matched them, counted by person and by caller. */
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
