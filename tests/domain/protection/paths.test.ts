/** Every path there is: nothing opens without the proof, and the walks do come to where something could. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laxities } from "../../../app/domain/policy/laxities.ts";
import type { Policy } from "../../../app/domain/policy/policy.ts";
import type { ActKind } from "../../../app/domain/protection/acts.ts";
import { isUsable } from "../../../app/domain/protection/identity-machine.ts";
import { PROOF_LEVELS, type ProofLevel } from "../../../app/domain/verification/level.ts";
import { policy } from "../../support/act-facts.ts";
import { anyRules, onTheFloor } from "../policy/any-rules.ts";
import { walk } from "./walks.ts";
import { placeOf, START, take, type Order, type Step, type World } from "./world.ts";

/** Kept by hand from product.md §5 and §6: what each opening rests on at least, and who may cause it. */
const OPENS: { readonly [Kind in ActKind]?: readonly [least: ProofLevel, by: readonly string[]] } = {
  liftHold: ["confirmed", ["agent", "clerk"]],
  liftLockout: ["confirmed", ["agent", "clerk"]],
  reopen: ["inPerson", ["clerk"]],
  activationCode: ["confirmed", ["agent", "clerk", "citizen"]],
  orderMeans: ["confirmed", ["agent", "clerk", "citizen"]],
};

function restsOnProof({ kind, mover, requester, proofs }: Order): boolean {
  const [least, by] = OPENS[kind] ?? ["inPerson", []];
  const isProven = proofs.some(({ level }) => PROOF_LEVELS.indexOf(level) >= PROOF_LEVELS.indexOf(least));
  return isProven && by.includes(mover) && requester === "subject";
}

/** By which way something has opened with this step; null where nothing has, "wrongly" where it must not have. */
function openedBy(before: World, step: Step, after: World): string | null {
  const means = after.means.findIndex(
    ({ state }, place) => state === "active" && before.means[place]?.state !== "active",
  );
  if (means >= 0) return meansOpenedBy(before, step, means);
  if (step.step === "order" && after.codes.length > before.codes.length)
    return restsOnProof(step) ? `${step.kind} on its way` : "wrongly";
  if (after.identity !== "active" || before.identity === "active") return null;
  if (step.step === "order") {
    const from = step.kind === "reopen" ? "suspended" : "held";
    return before.identity === from && restsOnProof(step) ? step.kind : "wrongly";
  }
  const endsHold = step.step === "identity" && ["holdEnds", "validMeansUsed"].includes(step.event);
  return endsHold && before.identity === "held" ? step.event : "wrongly";
}

function meansOpenedBy(before: World, step: Step, place: number): string {
  const was = before.means[place]?.state;
  switch (step.step) {
    case "order":
      return step.kind === "liftLockout" && was === "temporarilyLocked" && restsOnProof(step)
        ? step.kind
        : "wrongly";
    case "means":
      return step.event === "lockOutEnds" && was === "temporarilyLocked" ? step.event : "wrongly";
    case "enterCode": {
      const code = before.codes[placeOf(before.codes, step.about)];
      const isGood = code?.state === "live" && code.opens === place && restsOnProof(code.order);
      return isGood && was === "notActivated" ? code.order.kind : "wrongly";
    }
    default:
      return "wrongly";
  }
}

/** What this step would have opened had it been let: null where there was nothing to open. */
function keptShut(world: World, step: Step): string | null {
  if (step.step === "enterCode") {
    const code = world.codes[placeOf(world.codes, step.about)];
    return step.isRight && code?.state === "dead" ? "dead code kept shut" : null;
  }
  if (step.step !== "order") return null;
  return couldOpen(world, step) ? `${step.kind} kept shut` : null;
}

function couldOpen({ identity, means }: World, { kind, about }: Order): boolean {
  const state = means[placeOf(means, about)]?.state;
  switch (kind) {
    case "liftHold":
      return identity === "held";
    case "reopen":
      return identity === "suspended";
    case "liftLockout":
      return identity === "active" && state === "temporarilyLocked";
    case "activationCode":
      return identity === "active" && state === "notActivated";
    case "orderMeans":
      return identity === "active";
    default:
      return false;
  }
}

const GONE = ["blocked", "expired"];

/** How often the walks have opened something, and have tried to in vain where there was something to open. */
type Counts = Map<string, number>;

function follow(rules: Policy, steps: readonly Step[], counts: Counts): void {
  let world = START;
  for (const step of steps) {
    const after = take(rules, world, step);
    const way = openedBy(world, step, after) ?? keptShut(world, step);
    if (way === "wrongly") expect.fail(`opened wrongly by ${JSON.stringify(step)}`);
    if (way !== null) counts.set(way, (counts.get(way) ?? 0) + 1);
    if (world.identity === "revoked" && after.identity !== "revoked") expect.fail("came back from revoked");
    const isBack = world.means.some(
      ({ state }, place) => GONE.includes(state) && after.means[place]?.state !== state,
    );
    if (isBack) expect.fail(`a means came back by ${JSON.stringify(step)}`);
    world = after;
  }
}

/** Each way to open, and each opening that was refused where it could have opened: how often at the very least. */
const WAYS: Readonly<Record<string, number>> = {
  ...{ liftHold: 3, liftLockout: 5, reopen: 3, activationCode: 10, orderMeans: 10 },
  ...{ holdEnds: 5, validMeansUsed: 5, lockOutEnds: 5 },
  ...{ "activationCode on its way": 40, "orderMeans on its way": 25 },
  ...{ "liftHold kept shut": 15, "liftLockout kept shut": 15, "reopen kept shut": 50 },
  ...{ "activationCode kept shut": 15, "orderMeans kept shut": 50, "dead code kept shut": 15 },
};

/** So that the walks cannot quietly stop coming to where something might open. */
function expectAllTried(counts: Counts): void {
  const seldom = Object.entries(WAYS).filter(([way, least]) => (counts.get(way) ?? 0) < least);

  expect(seldom, JSON.stringify([...counts])).toEqual([]);
}

describe("no path leads to an active means or identity without the proof", () => {
  it("under the policy in force", () => {
    const counts: Counts = new Map();
    const found = fc.property(walk, (steps) => follow(policy, steps, counts));
    fc.assert(found, { numRuns: 400 });
    expectAllTried(counts);
  });

  it("under any policy that may be used at all", () => {
    const counts: Counts = new Map();
    const found = fc.property(anyRules, walk, (acts, steps) => {
      const rules = onTheFloor(acts);
      expect(laxities(rules)).toEqual([]);
      follow(rules, steps, counts);
    });
    fc.assert(found, { numRuns: 400 });
    expectAllTried(counts);
  });

  it("nor does a walk that only stops ever make more usable", () => {
    const stops = walk.map((steps) =>
      steps.filter(
        (step) => step.step === "order" && ["hold", "block", "suspend", "revoke"].includes(step.kind),
      ),
    );
    const usable = ({ identity, means }: World): number =>
      means.filter(({ state }) => isUsable(identity, state)).length;
    fc.assert(
      fc.property(stops, (steps) => {
        steps.reduce((world, step) => {
          const after = take(policy, world, step);
          expect(usable(after)).toBeLessThanOrEqual(usable(world));
          return after;
        }, START);
      }),
    );
  });
});
