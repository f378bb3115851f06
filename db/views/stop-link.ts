/** What a stop link would stop, or what became of it: the kind of thing and when it leaves, nothing of whose it is. */
import { isReissue, type ReissueKind } from "../../app/domain/protection/acts.ts";
import type { AuthenticatorKind } from "../../app/domain/protection/means.ts";
import { stillWaits, stopOf } from "../../app/domain/protection/withdrawal.ts";
import type { LocalMoment } from "../../app/domain/routing/opening-hours.ts";
import { localMoment } from "../opening-hours.ts";
import { reissueByStopLink, type StopOutcome } from "../reissue-stops.ts";
import type { Tx } from "../database.ts";
import type { Vault } from "../vault.ts";

export interface StopLinkView {
  readonly kind: ReissueKind;
  readonly means: AuthenticatorKind | null;
  /** When it leaves at the earliest; null where it is on its way already. */
  readonly leavesAt: LocalMoment | null;
}

/** What became of a stop; `pending` while MitID has not answered. */
export type StoppedView = "withdrawn" | "pending" | StopOutcome;

/**
 * Whoever holds the link is told what became of it as often as they come back. Null for a link that is nobody's, and
 * for one that has nothing left to stop and was not stopped: the two are one answer.
 */
export async function stopLinkView(
  tx: Tx,
  vault: Vault,
  token: string,
): Promise<StopLinkView | StoppedView | null> {
  const act = await reissueByStopLink(tx, vault.index("stopLink", token));
  if (act === undefined) return null;
  if (act.stopAskedAt !== null) return act.stopOutcome ?? "pending";
  if (act.state === "withdrawn") return "withdrawn";
  if (stopOf(act, act.reissueState) === null) return null;
  const { kind, authenticatorKind: means, notBefore } = act;
  if (!isReissue(kind)) return null;
  return { kind, means, leavesAt: notBefore !== null && stillWaits(act) ? localMoment(notBefore) : null };
}
