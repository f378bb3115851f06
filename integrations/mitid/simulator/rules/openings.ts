/** What ends a hold, a lock-out or a suspension before its time: decided from the entry and the time alone. */
import type { Entry } from "../entry.ts";
import { meansOf, memoryOf, remember, withMeans, withState } from "../entry.ts";
import type { Verdict } from "./verdict.ts";
import { applied, line, no, standstill } from "./verdict.ts";

/** Ends a hold and nothing stronger. */
export function decideLift(entry: Entry, now: Date): Verdict {
  const { state } = entry.identity;
  if (state === "suspended") return no("identity.suspended");
  if (state === "revoked") return no("identity.revoked");
  if (state === "active") {
    return entry.holdEndedAt === null ? no("hold.none") : { fate: "alreadyDone", at: entry.holdEndedAt };
  }
  const at = now.toISOString();
  return applied(endHold(entry, at), at, [line("holdLifted", at)]);
}

export const endHold = (entry: Entry, at: string): Entry => ({
  ...withState(entry, "active", at),
  holdEndedAt: at,
});

/** Leads from `temporarilyLocked` to `active` alone; beneath a stop of the identity it would give access back. */
export function decideUnlock(entry: Entry, authenticatorId: string, now: Date): Verdict {
  const means = meansOf(entry, authenticatorId);
  const stopped = standstill(entry);
  if (stopped !== null) return stopped;
  if (means === undefined) return no("authenticator.unknown");
  switch (means.state) {
    case "notActivated":
      return no("authenticator.notActivated");
    case "blocked":
      return no("authenticator.blocked");
    case "expired":
      return no("authenticator.expired");
    case "active": {
      const { unlockedAt } = memoryOf(entry, authenticatorId);
      return unlockedAt === null ? no("authenticator.notLocked") : { fate: "alreadyDone", at: unlockedAt };
    }
    case "temporarilyLocked": {
      const at = now.toISOString();
      const unlocked = remember(endLock(entry, authenticatorId, at), authenticatorId, { wrongTries: 0 });
      return applied(unlocked, at, [line("authenticatorUnlocked", at, { authenticatorId })]);
    }
    default:
      return means.state satisfies never;
  }
}

/** The wrong tries before it still count: only a right one, or somebody who knows the citizen, wipes them out. */
export const endLock = (entry: Entry, authenticatorId: string, at: string): Entry =>
  remember(withMeans(entry, authenticatorId, "active", at), authenticatorId, { unlockedAt: at });

/** After an appearance in person; each means comes back in its own state, so a blocked one stays blocked. */
export function decideReopening(entry: Entry, now: Date): Verdict {
  const { state } = entry.identity;
  if (state === "revoked") return no("identity.revoked");
  if (state === "held") return no("identity.held");
  if (state === "active") {
    return entry.reopenedAt === null
      ? no("identity.notSuspended")
      : { fate: "alreadyDone", at: entry.reopenedAt };
  }
  const at = now.toISOString();
  return applied({ ...withState(entry, "active", at), reopenedAt: at }, at, [line("identityReopened", at)]);
}
