/** May this stop be set by this actor on this proof, and does it have anything left to do? */
import type { Actor } from "../actor.ts";
import type { ActRule, Policy, StopKind } from "../policy/policy.ts";
import { refuse, allow, type Ruling } from "../ruling.ts";
import { atLeast, isLive, type Verification } from "../verification/level.ts";
import type { AuthenticatorState, IdentityState } from "./means.ts";

export type Stop =
  | { readonly kind: "hold" }
  | { readonly kind: "suspend" }
  | { readonly kind: "block"; readonly authenticatorId: string };

export type StopRefusal = "proof.missing" | "proof.expired" | "proof.tooWeak" | "proof.wrongWay";

/** What the policy asks of this actor for this kind of stop; the system itself sets none. */
export function ruleFor(policy: Policy, kind: StopKind, actor: Actor): ActRule | null {
  if (actor.kind === "system") return null;
  return policy.acts[kind][actor.kind];
}

/** The proof that carries the stop, or why none does. The database asks the same again (db/migrations/0002). */
export function provenStop(
  policy: Policy,
  kind: StopKind,
  actor: Actor,
  proofs: readonly Verification[],
  now: Date,
): Ruling<Verification, StopRefusal> {
  const rule = ruleFor(policy, kind, actor);
  if (rule === null || proofs.length === 0) return refuse("proof.missing");
  const live = proofs.filter((proof) => isLive(proof, now));
  if (live.length === 0) return refuse("proof.expired");
  const strong = live.filter((proof) => atLeast(proof.level, rule.level));
  if (strong.length === 0) return refuse("proof.tooWeak");
  const fitting = strong.find((proof) => rule.methods.includes(proof.method));
  return fitting === undefined ? refuse("proof.wrongWay") : allow(fitting);
}

/** Whether a stop still changes anything for an identity in this state. A weaker stop under a stronger one does not. */
export function stopHasEffect(
  kind: StopKind,
  identity: IdentityState,
  means: AuthenticatorState | null,
): boolean {
  switch (kind) {
    case "hold":
      return identity === "active";
    case "suspend":
      return identity === "active" || identity === "held";
    case "block":
      return identity !== "revoked" && means !== null && means !== "blocked" && means !== "expired";
    default:
      return kind satisfies never;
  }
}
