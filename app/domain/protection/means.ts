/** The login means of a MitID identity and the states they can be in (domain.md §1.1, §1.5). */

export const AUTHENTICATOR_KINDS = ["codeApp", "codeDisplay", "codeReader", "chip", "password"] as const;
export type AuthenticatorKind = (typeof AUTHENTICATOR_KINDS)[number];

export const AUTHENTICATOR_STATES = [
  "notActivated",
  "active",
  "temporarilyLocked",
  "blocked",
  "expired",
] as const;
export type AuthenticatorState = (typeof AUTHENTICATOR_STATES)[number];

/** `held` is the 24-hour hold, `suspended` ends only in person, `revoked` never ends (product.md §6). */
export const IDENTITY_STATES = ["active", "held", "suspended", "revoked"] as const;
export type IdentityState = (typeof IDENTITY_STATES)[number];

export const ASSURANCE_LEVELS = ["Low", "Substantial", "High"] as const;
export type AssuranceLevel = (typeof ASSURANCE_LEVELS)[number];
