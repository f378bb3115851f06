/** What is known of one demo person in all the simulated systems. */
import type {
  AssuranceLevel,
  AuthenticatorKind,
  AuthenticatorState,
  IdentityState,
} from "../../app/domain/protection/means.ts";
import type { ControlFacts } from "../cpr/port.ts";
import type { MailboxStatus } from "../digital-post/port.ts";

export interface DemoAuthenticator {
  readonly id: string;
  readonly kind: AuthenticatorKind;
  readonly state: AuthenticatorState;
  readonly serialSuffix: string | null;
  readonly device: string | null;
  /** ISO day. */
  readonly issuedOn: string;
  readonly usedDaysAgo: number | null;
}

/** Days before the sandbox started, so that "two days ago" stays true however old the sandbox is. */
export interface DaysAgo {
  readonly daysAgo: number;
}

export interface DemoMitid {
  readonly identityUuid: string;
  readonly state: IdentityState;
  readonly assuranceLevel: AssuranceLevel;
  readonly phoneChanged: DaysAgo;
  readonly emailChanged: DaysAgo;
}

export interface DemoPerson {
  readonly name: string;
  readonly givenName: string;
  readonly surname: string;
  /** Replacement number only (day 61-91). */
  readonly cpr: string;
  readonly mitidUserId: string;
  /** E.164. */
  readonly phone: string;
  readonly phoneKind: "mobile" | "landline";
  readonly email: string | null;
  /** Eight digits, different for each person. */
  readonly blockingCode: string;
  readonly authenticators: readonly DemoAuthenticator[];
  readonly kommune: { readonly code: string; readonly name: string };
  /** Why this person is among the demo people, one Danish sentence. */
  readonly story: string;
  readonly language: "da" | "en";
  readonly mitid: DemoMitid;
  readonly cprStatus: string;
  readonly nameProtected: boolean;
  readonly addressProtected: boolean;
  readonly creditWarning: boolean;
  readonly digitalPost: { readonly status: MailboxStatus; readonly nemSms: boolean };
  /** Certificates for signing, by the last four characters of each number. */
  readonly certificates: readonly string[];
  readonly hasNemkonto: boolean;
  readonly facts: Omit<ControlFacts, "movedInOn"> & { readonly movedIn: string | DaysAgo };
}
