/** The citizen types a code that MitID sent: an activation code, a temporary password, a temporary PIN. */
import type { Entry, Reissue } from "../entry.ts";
import { openReissues, remember, withMeans, withReissue } from "../entry.ts";
import { endLock } from "./openings.ts";
import type { Deed } from "./verdict.ts";
import { line, standstill } from "./verdict.ts";

const TRIES_BEFORE_CODE_DIES = 3;

/** The third wrong entry kills the code, not the means (domain.md §11.2, 6). */
export function enterActivationCode(entry: Entry, typed: string, now: Date): Deed {
  const stopped = standstill(entry);
  if (stopped !== null) return { refused: stopped.code };
  const [found] = openReissues(entry, "activationCode");
  if (found === undefined || found.authenticatorId === null) return { refused: "code.none" };
  const { authenticatorId, reference } = found;
  const [parcel] = openReissues(entry, "parcel").filter((one) => one.authenticatorId === authenticatorId);
  if (parcel !== undefined && parcel.state !== "received") return { refused: "parcel.notReceived" };
  const at = now.toISOString();
  if (found.code !== typed) return wrongCode(entry, found, at);
  const used = { state: "used", stateChangedAt: at } as const;
  const codeUsed = withReissue(withMeans(entry, authenticatorId, "active", at), reference, used);
  const activated = parcel === undefined ? codeUsed : withReissue(codeUsed, parcel.reference, used);
  const changes = [line("authenticatorActivated", at, { authenticatorId, reference })];
  return { outcome: "activated", entry: activated, changes };
}

function wrongCode(entry: Entry, found: Reissue, at: string): Deed {
  const { reference } = found;
  const wrongTries = found.wrongTries + 1;
  if (wrongTries < TRIES_BEFORE_CODE_DIES) {
    return { outcome: "wrongCode", entry: withReissue(entry, reference, { wrongTries }), changes: [] };
  }
  const dead = withReissue(entry, reference, { wrongTries, state: "dead", stateChangedAt: at });
  return { outcome: "codeDead", entry: dead, changes: [line("activationCodeDead", at, found)] };
}

export function enterTemporaryPassword(entry: Entry, typed: string, now: Date): Deed {
  const stopped = standstill(entry);
  if (stopped !== null) return { refused: stopped.code };
  const [found] = openReissues(entry, "temporaryPassword");
  if (found === undefined || found.authenticatorId === null) return { refused: "code.none" };
  if (found.code !== typed) return { outcome: "wrongCode", entry, changes: [] };
  const at = now.toISOString();
  const used = withReissue(entry, found.reference, { state: "used", stateChangedAt: at });
  const active = remember(withMeans(used, found.authenticatorId, "active", at), found.authenticatorId, {
    wrongTries: 0,
  });
  return { outcome: "used", entry: active, changes: [line("temporaryPasswordUsed", at, found)] };
}

/** Sets a new PIN; an app that wrong PINs have locked works again with it. */
export function enterTemporaryPin(entry: Entry, typed: string, now: Date): Deed {
  const stopped = standstill(entry);
  if (stopped !== null) return { refused: stopped.code };
  const [found] = openReissues(entry, "temporaryPin");
  if (found === undefined) return { refused: "code.none" };
  if (found.code !== typed) return { outcome: "wrongCode", entry, changes: [] };
  const at = now.toISOString();
  const used = withReissue(entry, found.reference, { state: "used", stateChangedAt: at });
  const locked = entry.identity.authenticators.filter(
    (one) => one.kind === "codeApp" && one.state === "temporarilyLocked",
  );
  const unlocked = locked.reduce(
    (left, { id }) => remember(endLock(left, id, at), id, { wrongTries: 0 }),
    used,
  );
  const freed = locked.map(({ id }) => line("authenticatorUnlocked", at, { authenticatorId: id }));
  return { outcome: "used", entry: unlocked, changes: [line("temporaryPinUsed", at, found), ...freed] };
}
