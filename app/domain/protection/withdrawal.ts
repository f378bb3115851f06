/** Taking a reissue back: while it has not left it simply never happens, and afterwards MitID must be asked to kill it. */
import { isReissue, type ActKind, type ActState, type StopKind } from "./acts.ts";

/** Why an agent takes an act back; never free text. */
export const WITHDRAWAL_REASONS = ["askedBySubject", "mistake", "suspicion"] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

interface Seen {
  readonly kind: ActKind;
  readonly state: ActState;
  /** When it may leave at the earliest; null where it never had to wait. */
  readonly notBefore: Date | null;
}

/** Past its hour it may leave at any moment, but as long as it has not, it can be taken back. */
export const stillWaits = ({ state, notBefore }: Omit<Seen, "kind">): boolean =>
  state === "accepted" && notBefore !== null;

export const REISSUE_STATES = ["issued", "sent", "used", "dead", "expired", "replaced", "cancelled"] as const;
export type ReissueState = (typeof REISSUE_STATES)[number];

/**
 * Which stops take along what the line has issued and nobody has used yet: a code that waited in a thief's hands
 * would work again when the stop has ended. One means' block leaves the others' codes alone.
 */
export const RECALLS_REISSUES: { readonly [Kind in StopKind]: boolean } = {
  hold: true,
  block: false,
  suspend: true,
  revoke: true,
};

const UNDER_WAY: ReadonlySet<ReissueState> = new Set(["issued", "sent"]);

/**
 * What a stop link does now: takes the act back, has MitID kill what is on its way, or nothing any more.
 * `reissue` is null where MitID has not told of a code or a parcel yet.
 */
export function stopOf(act: Seen, reissue: ReissueState | null): "withdraw" | "cancel" | null {
  if (!isReissue(act.kind)) return null;
  if (act.state === "accepted") return "withdraw";
  if (act.state === "sent") return "cancel";
  if (act.state !== "acknowledged") return null;
  return reissue !== null && UNDER_WAY.has(reissue) ? "cancel" : null;
}
