/** What the desk asks of MitID, whichever way it is reached. Types only; the adapter speaks contract.yaml. */
import type {
  AssuranceLevel,
  AuthenticatorKind,
  AuthenticatorState,
  IdentityState,
} from "../../app/domain/protection/means.ts";

export interface MitidAuthenticator {
  readonly id: string;
  readonly kind: AuthenticatorKind;
  readonly state: AuthenticatorState;
  /** Last four of the serial number, or null where the kind has none. */
  readonly serialSuffix: string | null;
  /** The device, such as "Android"; null where unknown. */
  readonly device: string | null;
  readonly issuedAt: string;
  readonly lastUsedAt: string | null;
  readonly stateChangedAt: string;
}

export interface MitidIdentity {
  readonly uuid: string;
  readonly state: IdentityState;
  /** End of a hold, ISO instant; null unless `held`. */
  readonly heldUntil: string | null;
  readonly assuranceLevel: AssuranceLevel;
  readonly authenticators: readonly MitidAuthenticator[];
  /** Raised by one with each change; decisions carry the version they were made on. */
  readonly version: number;
}

export interface MitidContactPoint {
  readonly kind: "phone" | "email";
  readonly value: string;
  readonly changedAt: string;
}

export type IdentityKey =
  | { readonly by: "cpr"; readonly cpr: string }
  | { readonly by: "userId"; readonly userId: string }
  | { readonly by: "uuid"; readonly uuid: string };

/** What MitID says of an order: done now, done before, not possible in the state it is in, or decided on an old version. */
export interface MitidAcknowledgement {
  readonly fate: "applied" | "alreadyDone" | "notAllowed" | "stale";
  readonly transactionId: string;
  /** MitID's own instant of the change, ISO. */
  readonly at: string;
  /** MitID's reason code where the fate is `notAllowed`. */
  readonly code: string | null;
  /** MitID's id of the code or the parcel that a reissue made; null for every other order. */
  readonly reference: string | null;
}

export interface StopOrder {
  readonly identityUuid: string;
  /** The same key sent twice is carried out once and answered alike. */
  readonly idempotencyKey: string;
  /** A code such as "lost", "stolen", "misuse"; never free text. */
  readonly reason: string;
}

/**
 * What gives access carries the identity's version that it was decided on, and is `stale` on any other.
 * A stop carries none: it must never fail because something else has happened meanwhile.
 */
export interface OpeningOrder extends StopOrder {
  readonly identityVersion: number;
}

export const ORDERABLE_KINDS = ["codeDisplay", "codeReader", "chip"] as const;
export type OrderableKind = (typeof ORDERABLE_KINDS)[number];

export type MitidChangeEvent =
  | "authenticatorBlocked"
  | "authenticatorLocked"
  | "authenticatorUnlocked"
  | "authenticatorOrdered"
  | "authenticatorSent"
  | "authenticatorActivated"
  | "activationCodeIssued"
  | "activationCodeDead"
  | "activationCodeExpired"
  | "temporaryPasswordIssued"
  | "temporaryPasswordUsed"
  | "temporaryPinIssued"
  | "temporaryPinUsed"
  | "reissueCancelled"
  | "contactChanged"
  | "identityHeld"
  | "holdEnded"
  | "holdLifted"
  | "identitySuspended"
  | "identityReopened"
  | "identityRevoked";

/** A line of MitID's own log. `orderKey` is the idempotency key of the order behind it, null where it was no order of ours. */
export interface MitidChange {
  readonly number: number;
  readonly at: string;
  readonly event: MitidChangeEvent;
  readonly identityUuid: string;
  readonly authenticatorId: string | null;
  readonly version: number;
  readonly orderKey: string | null;
  readonly reference: string | null;
}

/** Every method rejects with SystemDown when MitID does not answer usefully. */
export interface MitidPort {
  findIdentity(key: IdentityKey): Promise<MitidIdentity | null>;
  /** CPR number and user id of an identity, for the panel and the notices; null where unknown. */
  personOf(uuid: string): Promise<{ readonly cpr: string; readonly userId: string } | null>;
  contactPoints(uuid: string): Promise<readonly MitidContactPoint[]>;
  /** `minutes` count from when MitID carries it out. */
  hold(order: StopOrder & { readonly minutes: number }): Promise<MitidAcknowledgement>;
  blockAuthenticator(order: StopOrder & { readonly authenticatorId: string }): Promise<MitidAcknowledgement>;
  suspendIdentity(order: StopOrder): Promise<MitidAcknowledgement>;
  /** For good: death, fraud, annulled number. */
  revokeIdentity(order: StopOrder): Promise<MitidAcknowledgement>;
  liftHold(order: OpeningOrder): Promise<MitidAcknowledgement>;
  /** Ends a lock-out after wrong tries. A blocked means stays blocked. */
  unlockAuthenticator(
    order: OpeningOrder & { readonly authenticatorId: string },
  ): Promise<MitidAcknowledgement>;
  /** After an appearance in person; each means comes back in its own state. */
  reopenIdentity(order: OpeningOrder): Promise<MitidAcknowledgement>;
  /** MitID sends the code itself; it never passes through the line. `authenticatorId` null enrols a new app. */
  issueActivationCode(
    order: OpeningOrder & { readonly authenticatorId: string | null; readonly channel: "sms" | "paper" },
  ): Promise<MitidAcknowledgement>;
  issueTemporaryPassword(order: OpeningOrder): Promise<MitidAcknowledgement>;
  issueTemporaryPin(order: OpeningOrder): Promise<MitidAcknowledgement>;
  /** Sent to the CPR address, as a new means that is not activated yet. */
  orderAuthenticator(order: OpeningOrder & { readonly kind: OrderableKind }): Promise<MitidAcknowledgement>;
  /** Kills a code or a parcel that is still on its way; `reference` as the issue answered it. */
  cancelReissue(order: StopOrder & { readonly reference: string }): Promise<MitidAcknowledgement>;
  /** MitID's log after the change with this number, oldest first. */
  changes(
    after: number,
    limit: number,
  ): Promise<{ readonly changes: readonly MitidChange[]; readonly latest: number }>;
}
