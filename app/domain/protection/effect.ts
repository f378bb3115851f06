/** Whether an act would still change anything in the state that MitID says the identity and the means are in. */
import { isStop } from "./acts.ts";
import type { ActFacts } from "./facts.ts";

export type EffectRefusal =
  "identity.unknown" | "means.unknown" | "act.noEffect" | "means.neverReturns" | "access.beingStopped";

type Seen = Pick<ActFacts, "kind" | "identity" | "means">;

/**
 * Why an act is not done for lack of an effect. A stop is never refused on what was seen earlier: where it has nothing
 * to do MitID says so, and whoever asked has a receipt. Nothing is opened while a stop of the whole is on its way.
 */
export function effectRefusals(facts: Seen & Pick<ActFacts, "isBeingStopped">): readonly EffectRefusal[] {
  const asSeen = effectOf(facts);
  if (isStop(facts.kind)) return asSeen.filter((refusal) => refusal !== "act.noEffect");
  return facts.isBeingStopped ? ["access.beingStopped", ...asSeen] : asSeen;
}

/** As far as was seen: empty where the act has something to do. A weaker stop under a stronger one has not. */
export function effectOf(facts: Seen): readonly EffectRefusal[] {
  const { kind, identity, means } = facts;
  switch (kind) {
    case "hold":
      return identity === null || identity === "active" ? [] : ["act.noEffect"];
    case "suspend":
      return identity === null || identity === "active" || identity === "held" ? [] : ["act.noEffect"];
    case "revoke":
      return identity === "revoked" ? ["act.noEffect"] : [];
    case "block":
      return blockEffect(facts);
    case "liftHold":
      return onlyFrom(identity, "held");
    case "reopen":
      return onlyFrom(identity, "suspended");
    case "liftLockout":
      if (means === null) return ["means.unknown"];
      if (means.state === "blocked") return ["means.neverReturns"];
      if (means.state !== "temporarilyLocked") return ["act.noEffect"];
      return onlyFrom(identity, "active");
    case "activationCode":
    case "temporaryPassword":
    case "temporaryPin":
    case "orderMeans":
      return onlyFrom(identity, "active");
    default:
      return kind satisfies never;
  }
}

function blockEffect({ identity, means }: Seen): readonly EffectRefusal[] {
  if (identity === null || means === null) return ["means.unknown"];
  if (identity === "revoked") return ["act.noEffect"];
  return means.state === "blocked" || means.state === "expired" ? ["act.noEffect"] : [];
}

// Nothing is opened on what is not known: with MitID silent an opening waits (product.md §2.1 is about stops).
function onlyFrom(identity: Seen["identity"], from: NonNullable<Seen["identity"]>): readonly EffectRefusal[] {
  if (identity === null) return ["identity.unknown"];
  return identity === from ? [] : ["act.noEffect"];
}
