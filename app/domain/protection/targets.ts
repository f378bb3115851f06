/** Which systems must hear of each act: MitID, which holds the access, and those that trust in it (product.md §6). */
import { days } from "../duration.ts";
import type { ActKind } from "./acts.ts";

/** `certificate`: the person's certificates for signing, which NemLog-in keeps beside the sessions. */
export const TARGET_SYSTEMS = ["mitid", "nemlogin", "certificate", "nemkonto"] as const;
export type TargetSystem = (typeof TARGET_SYSTEMS)[number];

/** Where something can need a person: a system, or post that reaches nobody. */
export const STUCK_PLACES = [...TARGET_SYSTEMS, "post"] as const;
export type StuckPlace = (typeof STUCK_PLACES)[number];

/**
 * A hold ends by itself within a day: it ends what runs and leaves the rest. Who suspends suspects misuse: signing
 * stops, and a change of the NemKonto is looked at twice. Whatever is not listed concerns MitID alone.
 */
export const TARGETS: { readonly [Kind in ActKind]: readonly TargetSystem[] } = {
  hold: ["mitid", "nemlogin"],
  block: ["mitid"],
  suspend: ["mitid", "nemlogin", "certificate", "nemkonto"],
  revoke: ["mitid", "nemlogin", "certificate", "nemkonto"],
  liftHold: ["mitid"],
  liftLockout: ["mitid"],
  reopen: ["mitid", "certificate"],
  activationCode: ["mitid"],
  temporaryPassword: ["mitid"],
  temporaryPin: ["mitid"],
  orderMeans: ["mitid"],
};

/** What the certificates shall be after the act; of others than these they hear nothing. */
export const CERTIFICATE_STATE = { suspend: "onHold", revoke: "revoked", reopen: "valid" } as const;
export type CertificateState = (typeof CERTIFICATE_STATE)[keyof typeof CERTIFICATE_STATE];

// domain.md §5: a change of a NemKonto holds at the latest on the fifth bank day after it was activated, by letter.
/** How long a NemKonto is watched, from when the act was accepted. */
export const NEMKONTO_WATCH = days(14);

/** Where a system answers that it has nothing of this person: done, and nothing to see to. */
export const NOTHING_THERE = ["certificate.none", "account.none"] as const;
