/** Approvals in somebody's app: what the broker needs lies sealed in the row until the request is over. */
import { z } from "zod";
import type { Tx } from "./database.ts";
import type { Vault } from "./vault.ts";
import type { Prover } from "./verifications.ts";

const OPEN = ["starting", "pending"] as const;

const requestShape = z.object({ nonce: z.string(), authReqId: z.string().nullable() });
/** `authReqId` is the broker's number of the request; null before it was started. */
export type BrokerRequest = z.infer<typeof requestShape>;

const sealedRequest = (vault: Vault, request: BrokerRequest) => {
  const { cipher, keyId } = vault.seal(JSON.stringify(request));
  return { requestCipher: cipher, requestKeyId: keyId };
};

export interface NewApproval {
  readonly caseId: string;
  /** Who is asked. */
  readonly citizenId: string;
  /** The subject of the case, where somebody else vouches for them; null where they are asked themselves. */
  readonly vouchesFor: string | null;
  readonly prover: Prover;
  readonly referenceNumber: string;
  readonly nonce: string;
  readonly askedAt: Date;
  readonly expiresAt: Date;
}

export async function insertApproval(tx: Tx, vault: Vault, approval: NewApproval): Promise<string> {
  const { prover, nonce, ...values } = approval;
  const { id } = await tx
    .insertInto("approvals")
    .values({
      ...values,
      purpose: values.vouchesFor === null ? "proof" : "witness",
      actorKind: prover.kind,
      actorId: prover.id,
      nonceIndex: vault.index("approvalNonce", nonce),
      ...sealedRequest(vault, { nonce, authReqId: null }),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Asks of this person since an instant, by whomever. */
export async function asksSince(tx: Tx, citizenId: string, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("approvals")
    .where("citizenId", "=", citizenId)
    .where("askedAt", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

export async function isAnyOpen(tx: Tx, citizenId: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom("approvals")
    .where("citizenId", "=", citizenId)
    .where("state", "in", OPEN)
    .where("expiresAt", ">", now)
    .select("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Open ones that have run out: of one person, so that a new one has room, or of everybody. */
export async function outrunApprovals(tx: Tx, now: Date, citizenId?: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom("approvals")
    .where("state", "in", OPEN)
    .where("expiresAt", "<=", now)
    .$if(citizenId !== undefined, (query) => query.where("citizenId", "=", citizenId ?? ""))
    .select("id")
    .execute();
  return rows.map(({ id }) => id);
}

const COLUMNS = [
  "id",
  "caseId",
  "citizenId",
  "purpose",
  "actorKind",
  "actorId",
  "state",
  "referenceNumber",
  "intervalSeconds",
  "requestCipher",
  "requestKeyId",
  "askedAt",
  "expiresAt",
] as const;

/** Which case it belongs to; the case is locked before the approval, everywhere. */
export async function caseOfApproval(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx.selectFrom("approvals").where("id", "=", id).select("caseId").executeTakeFirst();
  return row?.caseId;
}

export async function lockApproval(tx: Tx, id: string) {
  return tx
    .selectFrom("approvals")
    .where("id", "=", id)
    .select(COLUMNS)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export type ApprovalRow = Awaited<ReturnType<typeof lockApproval>>;

/** The newest that this actor asked for in this case, also one that is over. */
export async function newestApproval(
  tx: Tx,
  of: { readonly caseId: string; readonly citizenId: string; readonly prover: Prover },
): Promise<ApprovalRow | undefined> {
  return tx
    .selectFrom("approvals")
    .where("caseId", "=", of.caseId)
    .where("citizenId", "=", of.citizenId)
    .where("actorKind", "=", of.prover.kind)
    .where("actorId", "=", of.prover.id)
    .orderBy("askedAt", "desc")
    .select(COLUMNS)
    .executeTakeFirst();
}

/** A witness's yes for this person, in this case and to this clerk, that no check has been passed on; the newest. */
export async function confirmationOfWitness(
  tx: Tx,
  of: { readonly caseId: string; readonly witnessId: string; readonly prover: Prover },
  since: Date,
): Promise<string | null> {
  const row = await tx
    .selectFrom("approvals")
    .where("caseId", "=", of.caseId)
    .where("citizenId", "=", of.witnessId)
    .where("purpose", "=", "witness")
    .where("actorKind", "=", of.prover.kind)
    .where("actorId", "=", of.prover.id)
    .where("state", "=", "approved")
    .where("endedAt", ">", since)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("documentChecks")
            .whereRef("documentChecks.witnessApprovalId", "=", "approvals.id")
            .where("documentChecks.outcome", "=", "passed")
            .select("documentChecks.id"),
        ),
      ),
    )
    .orderBy("endedAt", "desc")
    .select("id")
    .executeTakeFirst();
  return row?.id ?? null;
}

/** What lies sealed in it; null once it was wiped. */
export function openRequest(
  vault: Vault,
  { requestCipher, requestKeyId }: ApprovalRow,
): BrokerRequest | null {
  if (requestCipher === null || requestKeyId === null) return null;
  return requestShape.parse(JSON.parse(vault.open({ cipher: requestCipher, keyId: requestKeyId })));
}

export async function keepPending(
  tx: Tx,
  vault: Vault,
  id: string,
  pending: {
    readonly request: BrokerRequest;
    readonly intervalSeconds: number;
    readonly nextPollAt: Date;
    readonly expiresAt: Date;
  },
): Promise<void> {
  const { request, ...values } = pending;
  await tx
    .updateTable("approvals")
    .set({ state: "pending", ...values, ...sealedRequest(vault, request) })
    .where("id", "=", id)
    .execute();
}

export async function planPoll(
  tx: Tx,
  id: string,
  plan: { readonly intervalSeconds: number; readonly nextPollAt: Date },
): Promise<void> {
  await tx.updateTable("approvals").set(plan).where("id", "=", id).execute();
}

export interface ApprovalEnd {
  readonly state: "approved" | "denied" | "expired" | "failed" | "cancelled";
  readonly code: string | null;
  readonly now: Date;
  /** Kept where the broker has still to be told; wiped otherwise. */
  readonly keepsRequest: boolean;
}

/** Changes nothing where it was over already. */
export async function endApproval(tx: Tx, id: string, end: ApprovalEnd): Promise<void> {
  await tx
    .updateTable("approvals")
    .set({ state: end.state, failureCode: end.code, endedAt: end.now, nextPollAt: null })
    .$if(!end.keepsRequest, (query) => query.set({ requestCipher: null, requestKeyId: null }))
    .where("id", "=", id)
    .where("state", "in", OPEN)
    .execute();
}

/** Requests that were cancelled here and have run out there: the broker need not be told any more. */
export async function forgetOutrunRequests(tx: Tx, now: Date): Promise<void> {
  await tx
    .updateTable("approvals")
    .set({ requestCipher: null, requestKeyId: null })
    .where("state", "not in", OPEN)
    .where("requestCipher", "is not", null)
    .where("expiresAt", "<=", now)
    .execute();
}

export async function forgetRequest(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable("approvals")
    .set({ requestCipher: null, requestKeyId: null })
    .where("id", "=", id)
    .execute();
}
