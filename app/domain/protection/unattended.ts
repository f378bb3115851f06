/** The facts of a stop that a caller sets with nobody beside them: what the code or the claim proves, and little else. */
import type { Mover } from "../actor.ts";
import type { VerificationMethod } from "../verification/level.ts";
import type { StopKind } from "./acts.ts";
import type { ActFacts } from "./facts.ts";

/** The state of the identity is often not known: an unattended stop does not wait for MitID to answer. */
export const unattendedFacts = (
  kind: StopKind,
  mover: Extract<Mover, "caller" | "citizen">,
  method: VerificationMethod,
  known: Pick<ActFacts, "identity" | "means"> = { identity: null, means: null },
): ActFacts => ({
  ...known,
  kind,
  mover,
  requester: "subject",
  proofs: [{ id: "", level: "claimed", method }],
  hadProof: true,
  orderedMeans: null,
  delivery: null,
  isOpenAlready: false,
  isBeingStopped: false,
  contactAgeHours: null,
  anyContactAgeHours: null,
  addressAgeDays: null,
  cprStatus: null,
  failuresLately: 0,
  isApproved: false,
});
