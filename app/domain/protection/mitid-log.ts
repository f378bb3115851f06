/** What a line of MitID's own log means to us, and what it says of a code or a parcel on its way. */
import { days } from "../duration.ts";
import type { ActKind, ActState } from "./acts.ts";
import type { ReissueState } from "./withdrawal.ts";

/** `foreign` is somebody's decision; `byItself` is time, or what the person did with a means or a code of theirs. */
const WITHOUT_ORDER = {
  authenticatorBlocked: "foreign",
  authenticatorOrdered: "foreign",
  activationCodeIssued: "foreign",
  temporaryPasswordIssued: "foreign",
  temporaryPinIssued: "foreign",
  reissueCancelled: "foreign",
  contactChanged: "foreign",
  identityHeld: "foreign",
  identitySuspended: "foreign",
  identityReopened: "foreign",
  identityRevoked: "foreign",
  authenticatorLocked: "byItself",
  authenticatorUnlocked: "byItself",
  authenticatorSent: "byItself",
  authenticatorActivated: "byItself",
  activationCodeDead: "byItself",
  activationCodeExpired: "byItself",
  temporaryPasswordUsed: "byItself",
  temporaryPinUsed: "byItself",
  holdEnded: "byItself",
  holdLifted: "byItself",
} as const;

export type LogEvent = keyof typeof WITHOUT_ORDER;
/** `setAside`: it could not be taken in, and a person looks at it. */
export type LogMeaning = "ours" | "oursLate" | "foreign" | "byItself" | "stranger" | "setAside";

/** What gives access or changes where codes go: after a stop of ours it may be the thief who asks for it elsewhere. */
const OPENS: ReadonlySet<LogEvent> = new Set<LogEvent>([
  "identityReopened",
  "contactChanged",
  "authenticatorOrdered",
  "activationCodeIssued",
  "temporaryPasswordIssued",
  "temporaryPinIssued",
]);

/** How long after a stop of the whole identity somebody looks at what others open. */
export const WATCHED_AFTER_STOP = days(14);

export const opensElsewhere = (event: LogEvent, meaning: LogMeaning): boolean =>
  meaning === "foreign" && OPENS.has(event);

interface Line {
  readonly event: LogEvent;
  /** State of the act whose order is behind the line; null where it was no order of ours. */
  readonly act: ActState | null;
  readonly isKnownPerson: boolean;
}

export function meaningOf({ event, act, isKnownPerson }: Line): LogMeaning {
  if (act === "acknowledged") return "ours";
  if (act !== null) return "oursLate";
  return isKnownPerson ? WITHOUT_ORDER[event] : "stranger";
}

/** The line that says that an act of this kind took effect; others of the same order say what it brought along. */
export const EFFECT_OF: { readonly [Kind in ActKind]: LogEvent } = {
  hold: "identityHeld",
  block: "authenticatorBlocked",
  suspend: "identitySuspended",
  revoke: "identityRevoked",
  liftHold: "holdLifted",
  liftLockout: "authenticatorUnlocked",
  reopen: "identityReopened",
  activationCode: "activationCodeIssued",
  temporaryPassword: "temporaryPasswordIssued",
  temporaryPin: "temporaryPinIssued",
  orderMeans: "authenticatorOrdered",
};

/**
 * Where a line takes the code or the parcel that it names; null where it says nothing of one.
 * `orderedKind` is the kind of the act of ours behind the line, null where there is none.
 */
export function reissueAfter(event: LogEvent, orderedKind: ActKind | null): ReissueState | null {
  switch (event) {
    case "authenticatorSent":
      return "sent";
    case "authenticatorActivated":
    case "temporaryPasswordUsed":
    case "temporaryPinUsed":
      return "used";
    case "activationCodeDead":
      // A newer code kills the older one; three wrong tries or a blocked means do so without a new one.
      return orderedKind === "activationCode" ? "replaced" : "dead";
    case "activationCodeExpired":
      return "expired";
    case "reissueCancelled":
      return "cancelled";
    default:
      return null;
  }
}
