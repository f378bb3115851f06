/** What a policy may ask for an act at least, and at most: what the machines say is law and contract, not a setting. */
import type { Mover } from "../actor.ts";
import { isStop, type ActKind } from "../protection/acts.ts";
import { authenticatorMachine } from "../protection/authenticator-machine.ts";
import { identityMachine } from "../protection/identity-machine.ts";
import type { ProofLevel, VerificationMethod } from "../verification/level.ts";
import type { ActRules } from "./policy.ts";

export type PolicyMover = Exclude<Mover, "system">;

interface Floor {
  readonly by: readonly string[];
  readonly leastLevel: ProofLevel;
  readonly fourEyes: ActRules["fourEyes"];
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

/** Ways of proof that an act must stay open by, at the floor's own level: block first (product.md §2.1, §6). */
type KeptOpen = { readonly [Who in PolicyMover]?: readonly VerificationMethod[] };

const BY_CODE: KeptOpen = {
  agent: ["controlQuestions"],
  caller: ["blockingCode"],
  citizen: ["blockingCode"],
};
const BY_CODE_OR_FACTS: KeptOpen = {
  ...BY_CODE,
  caller: ["cprAndFact", "blockingCode"],
  citizen: ["cprAndFact", "blockingCode"],
};
const KEPT_OPEN: { readonly [Kind in ActKind]?: KeptOpen } = {
  hold: BY_CODE_OR_FACTS,
  block: BY_CODE,
  suspend: BY_CODE,
};

export const keptOpen = (kind: ActKind): KeptOpen => KEPT_OPEN[kind] ?? {};

const STRICTNESS: readonly ActRules["fourEyes"][] = ["never", "uninvited", "always"];

/**
 * How many eyes a policy may ask for. A stop that somebody wants for themselves waits for no colleague: at night there
 * is none.
 */
export function eyesFor(kind: ActKind): readonly ActRules["fourEyes"][] {
  const enough = STRICTNESS.slice(STRICTNESS.indexOf(floorOf(kind).fourEyes));
  return isStop(kind) && keptOpen(kind).caller !== undefined
    ? enough.filter((eyes) => eyes !== "always")
    : enough;
}
