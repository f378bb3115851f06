/** A policy may ask for more than the machines do, never for less: what they say is law and contract, not a setting. */
import type { Mover } from "../actor.ts";
import { ACT_KINDS, type ActKind } from "../protection/acts.ts";
import { authenticatorMachine } from "../protection/authenticator-machine.ts";
import { identityMachine } from "../protection/identity-machine.ts";
import { atLeast, type ProofLevel } from "../verification/level.ts";
import type { Policy } from "./policy.ts";

interface Floor {
  readonly by: readonly string[];
  readonly leastLevel: ProofLevel;
  readonly fourEyes: "never" | "uninvited" | "always";
}

/** What a reissue needs at least (product.md §5, §11.1 of domain.md); it makes new means and moves none. */
const REISSUE_FLOOR: Floor = {
  by: ["agent", "clerk", "citizen"],
  leastLevel: "confirmed",
  fourEyes: "never",
};
const PIN_FLOOR: Floor = { ...REISSUE_FLOOR, leastLevel: "strong" };

/** The least that any policy may ask for an act of this kind. */
export function floorOf(kind: ActKind): Floor {
  if (kind === "temporaryPin") return PIN_FLOOR;
  const edges = [...identityMachine.edges, ...authenticatorMachine.edges];
  return edges.find(({ act }) => act === kind) ?? REISSUE_FLOOR;
}

export interface Laxity {
  readonly kind: ActKind;
  readonly mover: Exclude<Mover, "system"> | "fourEyes";
  readonly code: "level.belowFloor" | "mover.notAllowed" | "fourEyes.belowFloor";
}

const STRICTNESS = ["never", "uninvited", "always"] as const;
const MOVERS = ["agent", "clerk", "caller", "citizen"] as const;

/** Every place where the policy would open more than it may; empty for one that may be used. */
export function laxities(policy: Pick<Policy, "acts">): readonly Laxity[] {
  return ACT_KINDS.flatMap((kind): readonly Laxity[] => {
    const floor = floorOf(kind);
    const acts = policy.acts[kind];
    const tooEasy = STRICTNESS.indexOf(acts.fourEyes) < STRICTNESS.indexOf(floor.fourEyes);
    const movers = MOVERS.flatMap((mover): readonly Laxity[] => {
      const rule = acts[mover];
      if (rule === null) return [];
      if (!floor.by.includes(mover)) return [{ kind, mover, code: "mover.notAllowed" }];
      return atLeast(rule.level, floor.leastLevel) ? [] : [{ kind, mover, code: "level.belowFloor" }];
    });
    return tooEasy ? [...movers, { kind, mover: "fourEyes", code: "fourEyes.belowFloor" }] : movers;
  });
}
