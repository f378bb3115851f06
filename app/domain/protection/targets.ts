/** Which systems must hear of each act: MitID, which holds the access, and those that trust in it (product.md §6). */
import { days } from "../duration.ts";
import { isStop, type ActKind, type StopKind } from "./acts.ts";

/**
 * `nemlogin` ends the sessions at once, `nemloginAgain` those that somebody has begun before MitID had stopped.
 * `certificate`: the person's certificates for signing, which NemLog-in keeps beside the sessions.
 */
export const TARGET_SYSTEMS = ["mitid", "nemlogin", "nemloginAgain", "certificate", "nemkonto"] as const;
export type TargetSystem = (typeof TARGET_SYSTEMS)[number];

/** Where something can need a person: a system, or post that reaches nobody. */
export const STUCK_PLACES = [...TARGET_SYSTEMS, "post"] as const;
export type StuckPlace = (typeof STUCK_PLACES)[number];

/**
 * A hold ends by itself within a day: it ends what runs and leaves the rest. Who suspends suspects misuse: signing
 * stops, and a change of the NemKonto is looked at twice. Whatever is not listed concerns MitID alone.
 */
export const TARGETS: { readonly [Kind in ActKind]: readonly TargetSystem[] } = {
  hold: ["mitid", "nemlogin", "nemloginAgain"],
  block: ["mitid"],
  suspend: ["mitid", "nemlogin", "nemloginAgain", "certificate", "nemkonto"],
  revoke: ["mitid", "nemlogin", "nemloginAgain", "certificate", "nemkonto"],
  liftHold: ["mitid"],
  liftLockout: ["mitid"],
  reopen: ["mitid", "certificate"],
  activationCode: ["mitid"],
  temporaryPassword: ["mitid"],
  temporaryPin: ["mitid"],
  orderMeans: ["mitid"],
};

/** Of a stop everybody hears at once, but for what makes sense only when MitID has stopped. */
const AFTER_MITID: ReadonlySet<TargetSystem> = new Set<TargetSystem>(["nemloginAgain"]);

/** Whether this system hears of such an act only when MitID has carried it out: of an opening each does. */
export const waitsForMitid = (kind: ActKind, system: TargetSystem): boolean =>
  system !== "mitid" && (!isStop(kind) || AFTER_MITID.has(system));

/**
 * What MitID answers where nothing was left for the stop to do, because something stronger holds already: to whoever
 * asked that is `alreadyDone`, and no refusal.
 */
export const STANDS_ALREADY: { readonly [Kind in StopKind]: readonly string[] } = {
  hold: ["identity.suspended", "identity.revoked"],
  block: ["identity.revoked", "authenticator.expired"],
  suspend: ["identity.revoked"],
  revoke: [],
};

/** What the certificates shall be after the act; of others than these they hear nothing. */
export const CERTIFICATE_STATE = { suspend: "onHold", revoke: "revoked", reopen: "valid" } as const;
export type CertificateState = (typeof CERTIFICATE_STATE)[keyof typeof CERTIFICATE_STATE];

// domain.md §5: a change of a NemKonto holds at the latest on the fifth bank day after it was activated, by letter.
/** How long a NemKonto is watched, from when the act was accepted. */
export const NEMKONTO_WATCH = days(14);

/** Where a system answers that it has nothing of this person: done, and nothing to see to. */
export const NOTHING_THERE = ["certificate.none", "account.none"] as const;

/** Why another system than MitID was not told, where that is as it should be; every other refusal needs a person. */
export const NEEDS_NOBODY = [...NOTHING_THERE, "stale", "actRefused", "withdrawn", "noIdentity"] as const;
