/** The citizen tries a means: a right entry may end a hold, wrong ones lock and then block. */
import { after } from "../../../../app/domain/duration.ts";
import type { Entry, Means } from "../entry.ts";
import { meansOf, memoryOf, remember, withMeans } from "../entry.ts";
import { endHold } from "./openings.ts";
import { LOCK_LASTS } from "./settle.ts";
import { blockMeans } from "./stops.ts";
import type { Deed, NotAllowedCode } from "./verdict.ts";
import { line, standstill } from "./verdict.ts";

const TRIES_BEFORE_LOCK = 3;
const TRIES_BEFORE_BLOCK = 6;

/** A means that still works ends a hold (product.md §6), never a suspension. */
export function logIn(entry: Entry, authenticatorId: string, now: Date): Deed {
  const refused = loginRefusal(entry, meansOf(entry, authenticatorId), ["active"]);
  if (refused !== null) return { refused };
  const at = now.toISOString();
  const used = usedAt(remember(entry, authenticatorId, { wrongTries: 0 }), authenticatorId, at);
  if (entry.identity.state !== "held") return { outcome: "loggedIn", entry: used, changes: [] };
  const lifted = line("holdLifted", at, { authenticatorId });
  return { outcome: "holdLifted", entry: endHold(used, at), changes: [lifted] };
}

function usedAt(entry: Entry, authenticatorId: string, lastUsedAt: string): Entry {
  const authenticators = entry.identity.authenticators.map((one) =>
    one.id === authenticatorId ? { ...one, lastUsedAt } : one,
  );
  return { ...entry, identity: { ...entry.identity, authenticators } };
}

/** Three wrong ones lock the means for a while, three more block it for good, during the lock-out or after it. */
export function enterWrongPin(entry: Entry, authenticatorId: string, now: Date): Deed {
  const means = meansOf(entry, authenticatorId);
  const refused = loginRefusal(entry, means, ["active", "temporarilyLocked"]);
  if (refused !== null) return { refused };
  const at = now.toISOString();
  const wrongTries = memoryOf(entry, authenticatorId).wrongTries + 1;
  const counted = remember(entry, authenticatorId, { wrongTries });
  if (wrongTries >= TRIES_BEFORE_BLOCK) {
    return { outcome: "blocked", ...blockMeans(counted, authenticatorId, at) };
  }
  if (wrongTries !== TRIES_BEFORE_LOCK) return { outcome: "wrongPin", entry: counted, changes: [] };
  const lockedUntil = after(now, LOCK_LASTS).toISOString();
  const locked = remember(withMeans(counted, authenticatorId, "temporarilyLocked", at), authenticatorId, {
    lockedUntil,
  });
  const said = line("authenticatorLocked", at, { authenticatorId });
  return { outcome: "locked", entry: locked, changes: [said] };
}

/** A hold does not keep the citizen from trying: a right try is what ends it. */
function loginRefusal(
  entry: Entry,
  means: Means | undefined,
  states: readonly Means["state"][],
): NotAllowedCode | null {
  const stopped = standstill(entry);
  if (stopped !== null && stopped.code !== "identity.held") return stopped.code;
  if (means === undefined) return "authenticator.unknown";
  if (states.includes(means.state)) return null;
  return WHY_NO_LOGIN[means.state];
}

const WHY_NO_LOGIN: Readonly<Record<Means["state"], NotAllowedCode>> = {
  notActivated: "authenticator.notActivated",
  active: "authenticator.active",
  temporarilyLocked: "authenticator.locked",
  blocked: "authenticator.blocked",
  expired: "authenticator.expired",
};
