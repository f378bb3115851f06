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

/** What MitID says of a command: done now, done before, or not possible in the state it is in. */
export interface MitidAcknowledgement {
  readonly fate: "applied" | "alreadyDone" | "notAllowed";
  readonly transactionId: string;
  /** MitID's own instant of the change, ISO. */
  readonly at: string;
  /** MitID's reason code where the fate is `notAllowed`. */
  readonly code: string | null;
}

export interface StopOrder {
  readonly identityUuid: string;
  /** The same key sent twice is carried out once and answered alike. */
  readonly idempotencyKey: string;
  /** A code such as "lost", "stolen", "misuse"; never free text. */
  readonly reason: string;
}

/** Every method rejects with SystemDown when MitID does not answer usefully. */
export interface MitidPort {
  findIdentity(key: IdentityKey): Promise<MitidIdentity | null>;
  /** CPR number and user id of an identity, for the panel and the notices; null where unknown. */
  personOf(uuid: string): Promise<{ readonly cpr: string; readonly userId: string } | null>;
  contactPoints(uuid: string): Promise<readonly MitidContactPoint[]>;
  hold(order: StopOrder & { readonly until: string }): Promise<MitidAcknowledgement>;
  blockAuthenticator(order: StopOrder & { readonly authenticatorId: string }): Promise<MitidAcknowledgement>;
  suspendIdentity(order: StopOrder): Promise<MitidAcknowledgement>;
}
