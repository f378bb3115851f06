/** What becomes of an order or of something that the citizen does: the new entry and its lines in the log, or why not. */
import type { MitidChange } from "../../port.ts";
import type { Entry } from "../entry.ts";

export type NotAllowedCode =
  | "identity.unknown"
  | "identity.revoked"
  | "identity.suspended"
  | "identity.held"
  | "identity.notSuspended"
  | "authenticator.unknown"
  | "authenticator.wrongKind"
  | "authenticator.notActivated"
  | "authenticator.active"
  | "authenticator.locked"
  | "authenticator.notLocked"
  | "authenticator.blocked"
  | "authenticator.expired"
  | "hold.none"
  | "chip.inUse"
  | "contact.none"
  | "contact.tooYoung"
  | "reissue.open"
  | "reissue.unknown"
  | "reissue.used";

export type NewChange = Pick<MitidChange, "at" | "event" | "authenticatorId" | "reference">;

export interface Applied {
  readonly fate: "applied";
  readonly at: string;
  readonly entry: Entry;
  readonly changes: readonly NewChange[];
  /** Of the code or parcel that was made, null where none was. */
  readonly reference: string | null;
}

export interface Refused {
  readonly fate: "notAllowed";
  readonly code: NotAllowedCode;
}

export type Verdict =
  Applied | { readonly fate: "alreadyDone"; readonly at: string } | Refused | { readonly fate: "stale" };

/** What must not be chosen by a rule itself: ids, digits and letters. */
export interface Chance {
  readonly reference: string;
  readonly authenticatorId: string;
  /** Four digits. */
  readonly serialSuffix: string;
  /** Eight digits, for an activation code or a temporary PIN. */
  readonly digits: string;
  /** Ten letters and digits that are not mistaken for each other. */
  readonly password: string;
}

/** What came of something the citizen did; `changes` is empty where MitID's log says nothing of it. */
export type Deed =
  | { readonly outcome: string; readonly entry: Entry; readonly changes: readonly NewChange[] }
  | { readonly refused: NotAllowedCode | "code.none" | "parcel.none" | "parcel.notReceived" };

export const no = (code: NotAllowedCode): Refused => ({ fate: "notAllowed", code });

export function line(
  event: NewChange["event"],
  at: string,
  about: { readonly authenticatorId?: string | null; readonly reference?: string } = {},
): NewChange {
  return { event, at, authenticatorId: about.authenticatorId ?? null, reference: about.reference ?? null };
}

export const applied = (
  entry: Entry,
  at: string,
  changes: readonly NewChange[],
  reference: string | null = null,
): Applied => ({ fate: "applied", at, entry, changes, reference });

/** Why nothing that gives access is done in the identity's present state, or null. */
export function standstill(entry: Entry): Refused | null {
  const { state } = entry.identity;
  switch (state) {
    case "active":
      return null;
    case "held":
      return no("identity.held");
    case "suspended":
      return no("identity.suspended");
    case "revoked":
      return no("identity.revoked");
    default:
      return state satisfies never;
  }
}
