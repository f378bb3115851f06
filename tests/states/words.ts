/** What states, events and causes are called in docs/states; Danish as on the desk's screens and in the glossary. */
import type { Mover } from "../../app/domain/actor.ts";
import type { ActEvent } from "../../app/domain/protection/act-machine.ts";
import type { CodeEvent, CodeState } from "../../app/domain/protection/activation-code-machine.ts";
import type { ActKind, ActState } from "../../app/domain/protection/acts.ts";
import type { AuthenticatorEvent } from "../../app/domain/protection/authenticator-machine.ts";
import type { IdentityEvent } from "../../app/domain/protection/identity-machine.ts";
import type { Cause } from "../../app/domain/protection/machine.ts";
import type { AuthenticatorState, IdentityState } from "../../app/domain/protection/means.ts";
import type { TargetSystem } from "../../app/domain/protection/targets.ts";
import type { ProofLevel, VerificationMethod } from "../../app/domain/verification/level.ts";
import type { Documentation, Requester } from "../../app/domain/verification/representation.ts";

type Words<Name extends string> = { readonly [One in Name]: string };

export const IDENTITY_STATE: Words<IdentityState> = {
  active: "active",
  held: "held",
  suspended: "suspended",
  revoked: "revoked",
};

export const IDENTITY_EVENT: Words<IdentityEvent> = {
  hold: "hold",
  holdEnds: "hold ends by itself",
  validMeansUsed: "a valid means is used",
  liftHold: "lift the hold",
  suspend: "suspend",
  reopen: "reopen",
  revoke: "revoke",
  died: "death",
  numberAnnulled: "CPR number annulled",
  numberChanged: "CPR number changed",
  emigrated: "emigration",
};

export const TARGET: Words<TargetSystem> = {
  mitid: "MitID",
  nemlogin: "NemLog-in (sessions)",
  nemloginAgain: "NemLog-in (sessions, again after MitID)",
  certificate: "NemLog-in (certificates)",
  nemkonto: "NemKonto",
};

export const AUTHENTICATOR_STATE: Words<AuthenticatorState> = {
  notActivated: "not activated",
  active: "active",
  temporarilyLocked: "temporarily locked",
  blocked: "blocked",
  expired: "expired or replaced",
};

export const AUTHENTICATOR_EVENT: Words<AuthenticatorEvent> = {
  activate: "activation",
  lockOut: "wrong PIN or code several times",
  lockOutEnds: "lock-out ends by itself",
  liftLockout: "lift the lock-out",
  block: "block",
  blockedByTries: "further wrong tries",
  replace: "replaced by a new one",
};

export const CODE_STATE: Words<CodeState> = {
  live: "live",
  used: "used",
  dead: "dead",
  expired: "expired",
  replaced: "replaced",
  cancelled: "cancelled",
};

export const CODE_EVENT: Words<CodeEvent> = {
  rightTry: "right try",
  wrongTry: "wrong try",
  runOut: "time runs out",
  replacedByNewer: "a newer code",
  cancel: "stopped by the citizen",
};

export const ACT_STATE: Words<ActState> = {
  accepted: "accepted",
  sent: "sent",
  acknowledged: "acknowledged",
  refused: "refused",
  withdrawn: "withdrawn",
};

export const ACT_EVENT: Words<ActEvent> = {
  send: "sent to MitID",
  acknowledge: "MitID has done it",
  refuse: "refused",
  withdraw: "taken back",
};

export const CAUSE: Words<Cause> = {
  agent: "agent",
  clerk: "clerk at Borgerservice",
  caller: "caller by keypad",
  citizen: "citizen on the web",
  system: "the system itself",
  mitid: "MitID",
  register: "CPR register",
  clock: "time",
  holder: "the holder",
};

export const MOVER: Words<Mover> = {
  agent: "agent",
  clerk: "clerk at Borgerservice",
  caller: "caller by keypad",
  citizen: "citizen on the web",
  system: "the system itself",
};

export const LEVEL: Words<ProofLevel> = {
  none: "none",
  claimed: "claimed",
  confirmed: "confirmed",
  strong: "strong",
  inPerson: "in person",
};

export const METHOD: Words<VerificationMethod> = {
  blockingCode: "blocking code",
  cprAndFact: "CPR number and one fact",
  controlQuestions: "control questions",
  oneTimeCode: "one-time code",
  documentNumber: "passport or driving-licence number",
  approval: "approval in the MitID app",
  documentCheck: "document check at the desk",
  representation: "another's papers",
};

export const ACT: Words<ActKind> = {
  hold: "hold (midlertidig spærring, 24 hours)",
  block: "block one authenticator (spærring)",
  suspend: "suspend the whole MitID (suspendering)",
  revoke: "revoke the MitID for ever",
  liftHold: "lift a hold",
  liftLockout: "lift a short lock-out",
  reopen: "reopen a suspended MitID (genåbning)",
  activationCode: "activation code (aktiveringskode)",
  temporaryPassword: "temporary password (midlertidig adgangskode)",
  temporaryPin: "temporary PIN (midlertidig PIN)",
  orderMeans: "order a new kodeviser, kodeoplæser or chip",
};

export const REQUESTER: Words<Requester> = {
  subject: "the person",
  guardian: "guardian (værge)",
  attorney: "holder of a power of attorney (fuldmagtshaver)",
  relative: "relative (pårørende)",
  estate: "estate of the deceased (dødsbo)",
  police: "police",
  bank: "bank (pengeinstitut)",
  employer: "employer",
  authority: "public authority (myndighed)",
  line: "the line itself (linjen selv)",
  register: "the CPR register, by what it says of the number",
};

export const PAPER: Words<Documentation> = {
  none: "no paper",
  guardianOrder: "order of guardianship",
  powerOfAttorney: "power of attorney",
  estateCertificate: "certificate of the estate",
  officialCallBack: "call-back to their official number",
};

export const FOUR_EYES = {
  never: "no",
  uninvited: "where the person has not asked",
  always: "always",
} as const;

export const LETTER = FOUR_EYES;
