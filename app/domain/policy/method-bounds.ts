/** What each way of proving oneself may be worth at most under any policy, and what it may ever carry (product.md §5, §6). */
import { ACT_KINDS, type ActKind } from "../protection/acts.ts";
import { atLeast, type ProofLevel, type VerificationMethod } from "../verification/level.ts";
import { floorOf, type PolicyMover } from "./floor.ts";

interface MethodBounds {
  /** The most that it may be worth by itself. */
  readonly alone: ProofLevel;
  /** The most that it may make of somebody who is *bekræftet* already; null: it never adds anything. */
  readonly onConfirmed: ProofLevel | null;
  readonly acts: readonly ActKind[];
  readonly movers: readonly PolicyMover[];
}

const AT_THE_LINE: readonly PolicyMover[] = ["agent", "clerk"];
const BY_ANYBODY: readonly PolicyMover[] = ["agent", "clerk", "caller", "citizen"];
/** Something that the person has or holds beside what they know; no telephone menu asks for it. */
const SECOND_FACTOR: MethodBounds = {
  alone: "claimed",
  onConfirmed: "strong",
  acts: ACT_KINDS,
  movers: ["agent", "clerk", "citizen"],
};

export const METHOD_BOUNDS: { readonly [Method in VerificationMethod]: MethodBounds } = {
  // It stops and opens nothing (domain.md §1.8).
  blockingCode: {
    alone: "claimed",
    onConfirmed: null,
    acts: ["hold", "block", "suspend"],
    movers: BY_ANYBODY,
  },
  // product.md §6: a hold is the only thing that a number and a fact may ever set.
  cprAndFact: { alone: "claimed", onConfirmed: null, acts: ["hold"], movers: BY_ANYBODY },
  controlQuestions: { alone: "confirmed", onConfirmed: null, acts: ACT_KINDS, movers: AT_THE_LINE },
  oneTimeCode: SECOND_FACTOR,
  documentNumber: SECOND_FACTOR,
  approval: SECOND_FACTOR,
  documentCheck: { alone: "inPerson", onConfirmed: null, acts: ACT_KINDS, movers: ["clerk"] },
  // Somebody else's paper stops; nobody gets a means or an opening for another (product.md §4.5).
  representation: {
    alone: "claimed",
    onConfirmed: null,
    acts: ["hold", "suspend"],
    movers: AT_THE_LINE,
  },
};

/** Whether any policy may let this way of proof carry this act for this mover: a proof that never reaches it can't. */
export function mayCarry(method: VerificationMethod, kind: ActKind, mover: PolicyMover): boolean {
  const { acts, movers, alone, onConfirmed } = METHOD_BOUNDS[method];
  const { leastLevel } = floorOf(kind);
  const reaches = atLeast(alone, leastLevel) || (onConfirmed !== null && atLeast(onConfirmed, leastLevel));
  return reaches && acts.includes(kind) && movers.includes(mover);
}

/** Nothing is worth less than this: what a policy doesn't trust it leaves out of the acts. */
export const LEAST_WORTH: ProofLevel = "claimed";
