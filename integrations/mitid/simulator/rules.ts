/** What the simulated MitID does with an order, decided from the identity's state and the time alone. */
import type { WireIdentity } from "../schemas.ts";

export type ChangeEvent = "authenticatorBlocked" | "identityHeld" | "holdEnded" | "identitySuspended";

export type NotAllowedCode =
  | "identity.unknown"
  | "identity.revoked"
  | "identity.suspended"
  | "authenticator.unknown"
  | "authenticator.expired"
  | "hold.over";

export type Verdict =
  | {
      readonly fate: "applied";
      readonly at: string;
      readonly identity: WireIdentity;
      readonly event: ChangeEvent;
    }
  | { readonly fate: "alreadyDone"; readonly at: string }
  | { readonly fate: "notAllowed"; readonly code: NotAllowedCode };

const no = (code: NotAllowedCode): Verdict => ({ fate: "notAllowed", code });

/** A hold is only ever lengthened; under a suspension it would promise an end that does not come. */
export function decideHold(identity: WireIdentity, until: Date, now: Date): Verdict {
  if (identity.state === "revoked") return no("identity.revoked");
  if (identity.state === "suspended") return no("identity.suspended");
  if (until <= now) return no("hold.over");
  const longEnough = identity.heldUntil !== null && new Date(identity.heldUntil) >= until;
  if (longEnough) return { fate: "alreadyDone", at: identity.stateChangedAt };
  const at = now.toISOString();
  const stateChangedAt = identity.state === "held" ? identity.stateChangedAt : at;
  const held = { ...identity, state: "held", stateChangedAt, heldUntil: until.toISOString() } as const;
  return { fate: "applied", at, identity: held, event: "identityHeld" };
}

/** Leaves each means in its own state beneath the suspension. */
export function decideSuspension(identity: WireIdentity, now: Date): Verdict {
  if (identity.state === "revoked") return no("identity.revoked");
  if (identity.state === "suspended") return { fate: "alreadyDone", at: identity.stateChangedAt };
  const at = now.toISOString();
  const suspended = { ...identity, state: "suspended", stateChangedAt: at, heldUntil: null } as const;
  return { fate: "applied", at, identity: suspended, event: "identitySuspended" };
}

/** Works beneath a hold or a suspension too. Nothing here ever leads out of `blocked` (domain.md §1.5). */
export function decideBlock(identity: WireIdentity, authenticatorId: string, now: Date): Verdict {
  if (identity.state === "revoked") return no("identity.revoked");
  const means = identity.authenticators.find((one) => one.id === authenticatorId);
  if (means === undefined) return no("authenticator.unknown");
  if (means.state === "expired") return no("authenticator.expired");
  if (means.state === "blocked") return { fate: "alreadyDone", at: means.stateChangedAt };
  const at = now.toISOString();
  const authenticators = identity.authenticators.map((one) =>
    one === means ? ({ ...one, state: "blocked", stateChangedAt: at } as const) : one,
  );
  return { fate: "applied", at, identity: { ...identity, authenticators }, event: "authenticatorBlocked" };
}

/** The identity after its hold has ended, or null where there is none or it still runs. */
export function settle(identity: WireIdentity, now: Date) {
  const { state, heldUntil } = identity;
  if (state !== "held" || heldUntil === null || new Date(heldUntil) > now) return null;
  const freed = { ...identity, state: "active", stateChangedAt: heldUntil, heldUntil: null } as const;
  return { identity: freed, change: { at: heldUntil, event: "holdEnded", authenticatorId: null } } as const;
}
