/** Hold, suspension, block, revocation, and the end of a code on its way: decided from the entry and the time alone. */
import type { Entry, Reissue } from "../entry.ts";
import { isOpen, meansOf, withMeans, withReissue, withState } from "../entry.ts";
import type { NewChange, Verdict } from "./verdict.ts";
import { applied, line, no } from "./verdict.ts";

/** A hold is only ever lengthened; under a suspension it would promise an end that does not come. */
export function decideHold(entry: Entry, until: Date, now: Date): Verdict {
  const { identity } = entry;
  if (identity.state === "revoked") return no("identity.revoked");
  if (identity.state === "suspended") return no("identity.suspended");
  const longEnough = identity.heldUntil !== null && new Date(identity.heldUntil) >= until;
  if (longEnough) return { fate: "alreadyDone", at: identity.stateChangedAt };
  const at = now.toISOString();
  const since = identity.state === "held" ? identity.stateChangedAt : at;
  const held = withState(entry, "held", since);
  const heldUntil = until.toISOString();
  return applied({ ...held, identity: { ...held.identity, heldUntil } }, at, [line("identityHeld", at)]);
}

/** Leaves each means in its own state beneath the suspension (domain.md §11.2, 3). */
export function decideSuspension(entry: Entry, now: Date): Verdict {
  const { state, stateChangedAt } = entry.identity;
  if (state === "revoked") return no("identity.revoked");
  if (state === "suspended") return { fate: "alreadyDone", at: stateChangedAt };
  const at = now.toISOString();
  return applied(withState(entry, "suspended", at), at, [line("identitySuspended", at)]);
}

/** From any state and for good; whatever is on its way dies with the identity. */
export function decideRevocation(entry: Entry, now: Date): Verdict {
  const { state, stateChangedAt } = entry.identity;
  if (state === "revoked") return { fate: "alreadyDone", at: stateChangedAt };
  const at = now.toISOString();
  const ended = endReissues(withState(entry, "revoked", at), at, () => true);
  return applied(ended.entry, at, [line("identityRevoked", at), ...ended.changes]);
}

/** Works beneath a hold or a suspension too. Nothing here ever leads out of `blocked` (domain.md §1.5). */
export function decideBlock(entry: Entry, authenticatorId: string, now: Date): Verdict {
  if (entry.identity.state === "revoked") return no("identity.revoked");
  const means = meansOf(entry, authenticatorId);
  if (means === undefined) return no("authenticator.unknown");
  if (means.state === "expired") return no("authenticator.expired");
  if (means.state === "blocked") return { fate: "alreadyDone", at: means.stateChangedAt };
  const at = now.toISOString();
  const blocked = blockMeans(entry, authenticatorId, at);
  return applied(blocked.entry, at, blocked.changes);
}

/** A blocked means takes its code and its parcel with it. */
export function blockMeans(entry: Entry, authenticatorId: string, at: string): Ended {
  const blocked = withMeans(entry, authenticatorId, "blocked", at);
  const ended = endReissues(blocked, at, (one) => one.authenticatorId === authenticatorId);
  return {
    entry: ended.entry,
    changes: [line("authenticatorBlocked", at, { authenticatorId }), ...ended.changes],
  };
}

/** Works whatever state the identity is in, as every stop does. A parcel's means never comes to life afterwards. */
export function decideCancellation(entry: Entry, reference: string, now: Date): Verdict {
  const found = entry.reissues.find((one) => one.reference === reference);
  if (found === undefined) return no("reissue.unknown");
  // In the citizen's hands a parcel is no longer on its way: then its means is blocked instead.
  if (found.state === "used" || found.state === "received") return no("reissue.used");
  if (!isOpen(found)) return { fate: "alreadyDone", at: found.stateChangedAt };
  const at = now.toISOString();
  const { authenticatorId } = found;
  const cancelled = withReissue(entry, reference, { state: "cancelled", stateChangedAt: at });
  const said = line("reissueCancelled", at, { authenticatorId, reference });
  if (found.kind !== "parcel" || authenticatorId === null) return applied(cancelled, at, [said]);
  const blocked = blockMeans(cancelled, authenticatorId, at);
  return applied(blocked.entry, at, [said, ...blocked.changes]);
}

interface Ended {
  readonly entry: Entry;
  readonly changes: readonly NewChange[];
}

export function endReissues(entry: Entry, at: string, which: (reissue: Reissue) => boolean): Ended {
  const ending = entry.reissues.filter((one) => isOpen(one) && which(one));
  const changes = ending.map(({ kind, authenticatorId, reference }) =>
    line(kind === "activationCode" ? "activationCodeDead" : "reissueCancelled", at, {
      authenticatorId,
      reference,
    }),
  );
  const ended = ending.reduce(
    (left, { reference, kind }) =>
      withReissue(left, reference, {
        state: kind === "activationCode" ? "dead" : "cancelled",
        stateChangedAt: at,
      }),
    entry,
  );
  return { entry: ended, changes };
}
