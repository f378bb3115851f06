/** Proofs of who a person is: bound to one subject, one case and one actor, and never improved afterwards. */
import type { Actor } from "../app/domain/actor.ts";
import type { ProofLevel, Verification, VerificationMethod } from "../app/domain/verification/level.ts";
import type { Tx } from "./database.ts";

export interface NewVerification {
  readonly citizenId: string;
  readonly caseId: string;
  readonly level: Exclude<ProofLevel, "none">;
  readonly method: VerificationMethod;
  readonly policyId: number;
  readonly establishedAt: Date;
  readonly expiresAt: Date;
}

/** Whom a proof is bound to. */
export type Prover = Pick<Actor, "kind" | "id">;

export async function addVerification(tx: Tx, actor: Prover, proof: NewVerification): Promise<string> {
  const { id } = await tx
    .insertInto("verifications")
    .values({ ...proof, actorKind: actor.kind, actorId: actor.id })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Every proof of this subject in this case by this actor, dead ones too. */
export async function verificationsOf(
  tx: Tx,
  actor: Prover,
  caseId: string,
  citizenId: string,
): Promise<readonly Verification[]> {
  return tx
    .selectFrom("verifications")
    .where("caseId", "=", caseId)
    .where("citizenId", "=", citizenId)
    .where("actorKind", "=", actor.kind)
    .where("actorId", "=", actor.id)
    .select(["id", "level", "method", "expiresAt", "endedAt"])
    .execute();
}

/** Ends what this prover holds of this person in this case and still lives; resolves with how many proofs that were. */
export async function endProofs(
  tx: Tx,
  {
    prover,
    caseId,
    citizenId,
  }: { readonly prover: Prover; readonly caseId: string; readonly citizenId: string },
  now: Date,
): Promise<number> {
  const ended = await tx
    .updateTable("verifications")
    .set({ endedAt: now })
    .where("caseId", "=", caseId)
    .where("citizenId", "=", citizenId)
    .where("actorKind", "=", prover.kind)
    .where("actorId", "=", prover.id)
    .where("endedAt", "is", null)
    .where("expiresAt", ">", now)
    .returning("id")
    .execute();
  return ended.length;
}
