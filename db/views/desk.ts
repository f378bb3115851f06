/** What every page of the workspace shows around itself: presence, the queue's figures, open cases and an offer. */
import { LETTER_ROLES } from "../../app/domain/protection/paper.ts";
import type { Tx } from "../database.ts";
import { alarmsOpen } from "../alarms.ts";
import { escalationsOpen } from "../escalations.ts";
import { lettersWaiting } from "../letters.ts";
import { approvalsWaiting } from "../proposals.ts";
import { ownOpenCases, type CaseLine } from "./own-cases.ts";
import { openOffer, type OfferView } from "./offer.ts";

export type PresenceState = "offline" | "pause" | "ready" | "offered" | "inCall" | "wrapUp";

export interface DeskView {
  /** Instant of the snapshot, ISO; the page's clocks count from it. */
  readonly now: string;
  readonly presence: { readonly state: PresenceState; readonly since: string };
  readonly queue: { readonly waiting: number; readonly longestSince: string | null };
  readonly cases: readonly CaseLine[];
  readonly offer: OfferView | null;
  /** Proposals that wait: for this person to decide, or of their own where they may not decide. */
  readonly approvals: number;
  /** Acts that need a person: overdue, not confirmed, or stopped too late. */
  readonly escalations: number;
  /** Letters to print and post; 0 for whoever does not do that. */
  readonly letters: number | null;
}

export async function deskView(tx: Tx, staffId: string, now: Date): Promise<DeskView> {
  const presence = await tx
    .selectFrom("agentPresence")
    .where("staffId", "=", staffId)
    .select(["state", "stateSince"])
    .executeTakeFirst();
  return {
    now: now.toISOString(),
    presence: { state: presence?.state ?? "offline", since: (presence?.stateSince ?? now).toISOString() },
    queue: await queueLine(tx),
    cases: await ownOpenCases(tx, staffId),
    offer: await openOffer(tx, staffId, now),
    approvals: await approvalsWaiting(tx, staffId, now),
    escalations: (await escalationsOpen(tx)) + (await alarmsOpen(tx)),
    letters: await lettersWaiting(tx, staffId, LETTER_ROLES),
  };
}

/** A call that rings at somebody's desk has not been answered yet, so it still waits. */
async function queueLine(tx: Tx): Promise<DeskView["queue"]> {
  const { waiting, longest } = await tx
    .selectFrom("queueItems")
    .where("state", "in", ["waiting", "offered"])
    .select((eb) => [eb.fn.countAll<number>().as("waiting"), eb.fn.min("enqueuedAt").as("longest")])
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting), longestSince: isoOrNull(longest) };
}

const isoOrNull = (instant: Date | null | undefined): string | null => instant?.toISOString() ?? null;
