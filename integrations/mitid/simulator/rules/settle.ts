/** What ends by itself: a hold, a lock-out, an activation code; found ended at its own time by whoever looks next. */
import type { Milliseconds } from "../../../../app/domain/duration.ts";
import { hours } from "../../../../app/domain/duration.ts";
import type { Entry } from "../entry.ts";
import { isOpen, meansOf, withReissue } from "../entry.ts";
import { endHold, endLock } from "./openings.ts";
import type { Applied } from "./verdict.ts";
import { applied, line } from "./verdict.ts";

/** The simulator's own choice: MitID says only that it is a short period (domain.md §1.1). */
export const LOCK_LASTS: Milliseconds = hours(8);

interface Ending {
  readonly at: string;
  readonly happen: () => Applied;
}

/** The earliest end that is due, carried out; null where nothing is. Call it again until it answers null. */
export function settle(entry: Entry, now: Date): Applied | null {
  const due = [...holdEnd(entry), ...lockEnds(entry), ...codeEnds(entry)]
    .filter((ending) => new Date(ending.at) <= now)
    .sort((left, right) => (left.at < right.at ? -1 : 1));
  return due[0]?.happen() ?? null;
}

function holdEnd(entry: Entry): readonly Ending[] {
  const { state, heldUntil: at } = entry.identity;
  if (state !== "held" || at === null) return [];
  return [{ at, happen: () => applied(endHold(entry, at), at, [line("holdEnded", at)]) }];
}

function lockEnds(entry: Entry): readonly Ending[] {
  return [...entry.memories].flatMap(([authenticatorId, { lockedUntil: at }]) => {
    if (at === null || meansOf(entry, authenticatorId)?.state !== "temporarilyLocked") return [];
    const unlocked = line("authenticatorUnlocked", at, { authenticatorId });
    return [{ at, happen: () => applied(endLock(entry, authenticatorId, at), at, [unlocked]) }];
  });
}

function codeEnds(entry: Entry): readonly Ending[] {
  return entry.reissues.filter(isOpen).flatMap(({ reference, authenticatorId, expiresAt: at }) => {
    if (at === null) return [];
    const expired = line("activationCodeExpired", at, { authenticatorId, reference });
    const change = { state: "expired", stateChangedAt: at } as const;
    return [{ at, happen: () => applied(withReissue(entry, reference, change), at, [expired]) }];
  });
}
