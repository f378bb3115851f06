/** Every act on somebody's access: what stops it, what opens it again, and what gives new means (product.md §6). */
import type { AuthenticatorKind } from "./means.ts";

export const STOP_KINDS = ["hold", "block", "suspend", "revoke"] as const;
export type StopKind = (typeof STOP_KINDS)[number];

/** Stops of the whole identity: while one is under way nothing is opened or issued. */
export const WHOLE_STOP_KINDS = ["hold", "suspend", "revoke"] as const satisfies readonly StopKind[];

export const OPENING_KINDS = ["liftHold", "liftLockout", "reopen"] as const;
export type OpeningKind = (typeof OPENING_KINDS)[number];

export const REISSUE_KINDS = ["activationCode", "temporaryPassword", "temporaryPin", "orderMeans"] as const;
export type ReissueKind = (typeof REISSUE_KINDS)[number];

export const ACT_KINDS = [...STOP_KINDS, ...OPENING_KINDS, ...REISSUE_KINDS] as const;
export type ActKind = (typeof ACT_KINDS)[number];

export const ORDERABLE_MEANS = ["codeDisplay", "codeReader", "chip"] as const;
export type OrderableMeans = (typeof ORDERABLE_MEANS)[number] & AuthenticatorKind;

/** Why somebody wants an act; never free text, and never shown to the person as a judgement. */
export const ACT_REASONS = [
  "lost",
  "stolen",
  "misuse",
  "approvedByMistake",
  "unspecified",
  "found",
  "forgotten",
  "newDevice",
  "worn",
  "death",
  "reported",
  "numberAnnulled",
] as const;
export type ActReason = (typeof ACT_REASONS)[number];

export const STOP_REASONS = ["lost", "stolen", "misuse", "approvedByMistake", "unspecified"] as const;
export type StopReason = (typeof STOP_REASONS)[number];

/** An act that is late is not over: its targets are escalated, and it stays under way. */
export const ACT_STATES = ["accepted", "sent", "acknowledged", "refused", "withdrawn"] as const;
export type ActState = (typeof ACT_STATES)[number];

/** What became of an order, also of a repeated, late or outdated one. */
export const ACT_FATES = ["applied", "alreadyDone", "notAllowed", "stale"] as const;
export type ActFate = (typeof ACT_FATES)[number];

/** How a reissue travels: MitID's own SMS, a paper code at the desk, or post to the CPR address. */
export const DELIVERIES = ["sms", "paper", "cprAddress"] as const;
export type Delivery = (typeof DELIVERIES)[number];

const isIn = <Kind extends string>(list: readonly Kind[], kind: string): kind is Kind =>
  list.some((one) => one === kind);

export const isStop = (kind: ActKind): kind is StopKind => isIn(STOP_KINDS, kind);
export const isReissue = (kind: ActKind): kind is ReissueKind => isIn(REISSUE_KINDS, kind);
