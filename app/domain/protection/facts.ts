/** What a decision about an act sees: plain facts that name nobody, so that they can be stored and decided on again. */
import type { Mover } from "../actor.ts";
import type { ProofLevel, VerificationMethod } from "../verification/level.ts";
import type { Requester } from "../verification/representation.ts";
import type { ActKind, Delivery, OrderableMeans } from "./acts.ts";
import type { AuthenticatorKind, AuthenticatorState, IdentityState } from "./means.ts";

export interface LiveProof {
  readonly id: string;
  readonly level: ProofLevel;
  readonly method: VerificationMethod;
}

export interface ActFacts {
  readonly kind: ActKind;
  readonly mover: Mover;
  readonly requester: Requester;
  /** Proofs of this subject in this case for this actor that live now. */
  readonly proofs: readonly LiveProof[];
  /** There was a proof, and it has run out. */
  readonly hadProof: boolean;
  /** Null while MitID does not answer: everything can still be stopped, nothing can be opened. */
  readonly identity: IdentityState | null;
  readonly means: { readonly kind: AuthenticatorKind; readonly state: AuthenticatorState } | null;
  readonly orderedMeans: OrderableMeans | null;
  readonly delivery: Delivery | null;
  /** A reissue of the same kind is under way for this person. */
  readonly isOpenAlready: boolean;
  /** A stop of the whole identity that was accepted is still on its way to MitID. */
  readonly isBeingStopped: boolean;
  /** Hours since the phone on file was changed; null where there is none. */
  readonly contactAgeHours: number | null;
  /** Hours since any contact on file was changed, an e-mail address too; null where there is none. */
  readonly anyContactAgeHours: number | null;
  /** Days lived at the CPR address; null where there is none in Denmark. */
  readonly addressAgeDays: number | null;
  readonly cprStatus: string | null;
  /** Lost verifications of this person within the window, whoever tried. */
  readonly failuresLately: number;
  readonly isApproved: boolean;
}
