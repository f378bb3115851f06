/** How sure we are of who somebody is, from nothing to having stood at the counter (product.md §5). */

export const PROOF_LEVELS = ["none", "claimed", "confirmed", "strong", "inPerson"] as const;
export type ProofLevel = (typeof PROOF_LEVELS)[number];

const rank = (level: ProofLevel): number => PROOF_LEVELS.indexOf(level);

export const atLeast = (reached: ProofLevel, needed: ProofLevel): boolean => rank(reached) >= rank(needed);

/** The weaker of the two. */
export const weaker = (one: ProofLevel, other: ProofLevel): ProofLevel => (atLeast(one, other) ? other : one);

export const VERIFICATION_METHODS = [
  "blockingCode",
  "cprAndFact",
  "controlQuestions",
  "oneTimeCode",
  "documentNumber",
  "approval",
  "documentCheck",
  "representation",
] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];

/** A proof of one person in one case for one actor, while it lives. */
export interface Verification {
  readonly id: string;
  readonly level: ProofLevel;
  readonly method: VerificationMethod;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

export const isLive = (proof: Verification, now: Date): boolean =>
  proof.endedAt === null && proof.expiresAt > now;

/** The strongest proof that lives now, or null. Of two alike the one that lives longest. */
export function strongest(proofs: readonly Verification[], now: Date): Verification | null {
  return proofs
    .filter((proof) => isLive(proof, now))
    .reduce<Verification | null>((best, proof) => {
      if (best === null || rank(proof.level) > rank(best.level)) return proof;
      return rank(proof.level) === rank(best.level) && proof.expiresAt > best.expiresAt ? proof : best;
    }, null);
}
