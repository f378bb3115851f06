/** How a call ended (domain.md §11.3); the order is the order of the number keys. */
export const WRAP_UP_CODES = [
  "RESOLVED",
  "BLOCKED_AUTHENTICATOR",
  "BLOCKED_IDENTITY",
  "REISSUE_STARTED",
  "REFERRED_BANK",
  "REFERRED_BORGERSERVICE",
  "REFERRED_SELF_SERVICE",
  "REFERRED_CYBERHOTLINE",
  "REFERRED_POLICE",
  "REFERRED_AUTHORITY",
  "VERIFICATION_FAILED",
  "CALLER_HUNG_UP",
] as const;
export type WrapUpCode = (typeof WRAP_UP_CODES)[number];
