/** Codes by SMS: known by a keyed hash that is bound to the row, sealed only until the message has left. */
import type { TriedCode } from "../app/domain/verification/one-time-code.ts";
import type { Tx } from "./database.ts";
import type { Sealed, Vault } from "./vault.ts";
import type { Prover } from "./verifications.ts";

/** Bound to its row, so that equal codes of two people don't show as equal hashes. */
export const codeIndex = (vault: Vault, id: string, code: string): Buffer =>
  vault.index("oneTimeCode", `${id}:${code}`);

interface Of {
  readonly caseId: string;
  readonly citizenId: string;
  readonly prover: Prover;
}

export interface NewCode {
  readonly id: string;
  readonly codeIndex: Buffer;
  readonly sealed: Sealed;
  readonly contactSuffix: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

export async function insertCode(tx: Tx, { caseId, citizenId, prover }: Of, code: NewCode): Promise<void> {
  const { sealed, ...values } = code;
  await tx
    .insertInto("oneTimeCodes")
    .values({
      ...values,
      caseId,
      citizenId,
      actorKind: prover.kind,
      actorId: prover.id,
      codeCipher: sealed.cipher,
      codeKeyId: sealed.keyId,
    })
    .execute();
}

/** Ends whatever code lives for this person, in whichever case: there is one at a time. */
export async function replaceLiveCode(tx: Tx, citizenId: string, now: Date): Promise<void> {
  await tx
    .updateTable("oneTimeCodes")
    .set({ state: "replaced", endedAt: now, codeCipher: null, codeKeyId: null })
    .where("citizenId", "=", citizenId)
    .where("state", "=", "live")
    .execute();
}

/** Codes that were ordered for this person since an instant, by whomever. */
export async function sendsSince(tx: Tx, citizenId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("oneTimeCodes")
    .where("citizenId", "=", citizenId)
    .where("sentAt", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

export interface CodeRow extends TriedCode {
  readonly id: string;
  readonly codeIndex: Buffer;
  readonly contactSuffix: string;
}

const newest = (tx: Tx, { caseId, citizenId, prover }: Of) =>
  tx
    .selectFrom("oneTimeCodes")
    .where("caseId", "=", caseId)
    .where("citizenId", "=", citizenId)
    .where("actorKind", "=", prover.kind)
    .where("actorId", "=", prover.id)
    .orderBy("sentAt", "desc")
    .limit(1)
    .select(["id", "state", "wrongTries", "expiresAt", "codeIndex", "contactSuffix"]);

/** The newest code that this actor ordered for this person in this case, also one that has ended. */
export async function newestCode(tx: Tx, of: Of): Promise<CodeRow | undefined> {
  return newest(tx, of).executeTakeFirst();
}

export async function lockNewestCode(tx: Tx, of: Of): Promise<CodeRow | undefined> {
  return newest(tx, of).forUpdate().executeTakeFirst();
}

/** Live codes that have run out. */
export async function outrunCodes(
  tx: Tx,
  now: Date,
): Promise<readonly { readonly id: string; readonly caseId: string }[]> {
  return tx
    .selectFrom("oneTimeCodes")
    .where("state", "=", "live")
    .where("expiresAt", "<=", now)
    .select(["id", "caseId"])
    .execute();
}

/** The seal goes with the code, whether the message has left or not. False where the code had ended before. */
export async function endCode(
  tx: Tx,
  id: string,
  end: { readonly state: "used" | "dead" | "expired"; readonly now: Date; readonly wrongTries?: number },
): Promise<boolean> {
  const { state, now, wrongTries } = end;
  const { numUpdatedRows } = await tx
    .updateTable("oneTimeCodes")
    .set({ state, endedAt: now, codeCipher: null, codeKeyId: null })
    .$if(wrongTries !== undefined, (query) => query.set({ wrongTries }))
    .where("id", "=", id)
    .where("state", "=", "live")
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function noteWrongTry(tx: Tx, id: string, wrongTries: number): Promise<void> {
  await tx.updateTable("oneTimeCodes").set({ wrongTries }).where("id", "=", id).execute();
}

/** The message has left: nobody has to know the code any more but the person. */
export async function noteSent(tx: Tx, id: string, messageSid: string): Promise<void> {
  await tx
    .updateTable("oneTimeCodes")
    .set({ messageSid, codeCipher: null, codeKeyId: null })
    .where("id", "=", id)
    .execute();
}

/** A code for the worker, locked; undefined where it has ended or its message has left. */
export async function lockUnsentCode(tx: Tx, id: string) {
  const row = await tx
    .selectFrom("oneTimeCodes")
    .where("id", "=", id)
    .where("state", "=", "live")
    .select(["id", "caseId", "citizenId", "actorKind", "codeCipher", "codeKeyId", "expiresAt"])
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined || row.codeCipher === null || row.codeKeyId === null) return undefined;
  const { codeCipher: cipher, codeKeyId: keyId, ...code } = row;
  return { ...code, sealed: { cipher, keyId } };
}
