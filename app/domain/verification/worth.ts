/** What each way of proving oneself is worth by itself, on top of *bekræftet*, and for how long (product.md §5). */
import { minutes, type Milliseconds } from "../duration.ts";
import type { Policy } from "../policy/policy.ts";
import { atLeast, type ProofLevel, type VerificationMethod } from "./level.ts";

/**
 * The level that a proof by this method reaches for somebody who stands at `had` already.
 * Control questions reach what their points say, at most what the method is worth.
 */
export function levelBy(policy: Policy, method: VerificationMethod, had: ProofLevel): ProofLevel {
  const { alone, onConfirmed } = policy.methods[method];
  return onConfirmed !== null && atLeast(had, "confirmed") ? onConfirmed : alone;
}

/** How long a proof by this method lives; no method outlives the bound of them all. */
export function lifetime(policy: Policy, method: VerificationMethod): Milliseconds {
  return minutes(Math.min(policy.methods[method].minutes, policy.minutes.verificationLives));
}

/** Too many lost attempts lately, whoever tried and by whatever way: the person must meet up (product.md §5). */
export const mustMeet = (failuresLately: number, rules: Policy["questions"]): boolean =>
  failuresLately >= rules.failedRoundsPerSubject;
