/** What holds on every path: nothing opens without the proof, every act ends, and a replay changes nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laxities } from "../../../app/domain/policy/laxities.ts";
import type { Policy } from "../../../app/domain/policy/policy.ts";
import {
  ACT_EVENTS,
  actAfter,
  isSettled,
  type ActEvent,
} from "../../../app/domain/protection/act-machine.ts";
import {
  CODE_EVENTS,
  codeAfter,
  type ActivationCode,
} from "../../../app/domain/protection/activation-code-machine.ts";
import { ACT_STATES, type ActKind, type ActState } from "../../../app/domain/protection/acts.ts";
import { authenticatorMachine } from "../../../app/domain/protection/authenticator-machine.ts";
import { identityMachine, isUsable } from "../../../app/domain/protection/identity-machine.ts";
import { next } from "../../../app/domain/protection/machine.ts";
import { PROOF_LEVELS, type ProofLevel } from "../../../app/domain/verification/level.ts";
import { policy } from "../../support/act-facts.ts";
import {
  anyRules,
  onTheFloor,
  placeOf,
  START,
  take,
  walk,
  type Order,
  type Step,
  type World,
} from "./world.ts";

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

const GONE = ["blocked", "expired"];

function follow(rules: Policy, steps: readonly Step[]): readonly string[] {
  const ways: string[] = [];
  let world = START;
  for (const step of steps) {
    const after = take(rules, world, step);
    const way = openedBy(world, step, after);
    expect(way, JSON.stringify(step)).not.toBe("wrongly");
    if (way !== null) ways.push(way);
    if (world.identity === "revoked") expect(after.identity).toBe("revoked");
    world.means.forEach(({ state }, place) => {
      if (GONE.includes(state)) expect(after.means[place]?.state).toBe(state);
    });
    world = after;
  }
  return ways;
}

describe("no path leads to an active means or identity without the proof", () => {
  it("under the policy in force", () => {
    fc.assert(
      fc.property(walk, (steps) => void follow(policy, steps)),
      { numRuns: 500 },
    );
  });

  it("under any policy that may be used at all", () => {
    fc.assert(
      fc.property(anyRules, walk, (acts, steps) => {
        const rules = onTheFloor(acts);
        expect(laxities(rules)).toEqual([]);
        follow(rules, steps);
      }),
      { numRuns: 500 },
    );
  });

  it("and the walks get there by every way that there is", () => {
    const ways = fc.sample(walk, { numRuns: 3_000, seed: 3 }).flatMap((steps) => follow(policy, steps));
    expect([...new Set(ways)].sort()).toEqual(
      [...Object.keys(OPENS), "holdEnds", "lockOutEnds", "validMeansUsed"].sort(),
    );
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

const actWalk = (state: ActState, events: readonly ActEvent[]): readonly ActState[] =>
  events.reduce<readonly ActState[]>(
    (path, event) => [...path, actAfter(path.at(-1) ?? state, event) ?? path.at(-1) ?? state],
    [state],
  );
const endOf = (state: ActState, events: readonly ActEvent[]): ActState =>
  actWalk(state, events).at(-1) ?? state;
const anyEvents = fc.array(fc.constantFrom(...ACT_EVENTS), { maxLength: 12 });

describe("an accepted act", () => {
  it("only goes forward, and is over after two moves", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const path = actWalk("accepted", events);
        const moved = path.filter((state, place) => place > 0 && state !== path[place - 1]);
        expect(new Set(moved).size).toBe(moved.length);
        expect(moved).not.toContain("accepted");
        expect(moved.length).toBeLessThanOrEqual(2);
        if (moved.length === 2) expect(isSettled(endOf("accepted", events))).toBe(true);
      }),
    );
  });

  it("is answered, taken back or still under way, whatever comes: what is under way is escalated at its deadline", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        const end = endOf("accepted", events);
        const isUnderWay = end === "accepted" || end === "sent";
        expect(isUnderWay).toBe(!["acknowledged", "refused", "withdrawn"].includes(end));
        expect(isUnderWay).toBe(!isSettled(end));
      }),
    );
  });

  it("ends as MitID said, in whatever order and however often that is told", () => {
    const answers = { acknowledge: "acknowledged", refuse: "refused" } as const;
    for (const answer of ["acknowledge", "refuse"] as const) {
      const told = fc.array(fc.constantFrom<ActEvent>("send", answer), { maxLength: 8 });
      fc.assert(
        fc.property(told, fc.nat({ max: 8 }), (events, at) => {
          expect(endOf("accepted", events.toSpliced(at, 0, answer))).toBe(answers[answer]);
        }),
      );
    }
  });

  it("stays as it ended, whatever is replayed in whatever order", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ACT_STATES.filter(isSettled)), anyEvents, (end, events) => {
        expect(endOf(end, events)).toBe(end);
      }),
    );
  });

  it("cannot be taken back once it has left", () => {
    fc.assert(
      fc.property(anyEvents, (events) => {
        expect(endOf("accepted", ["send", ...events])).not.toBe("withdrawn");
      }),
    );
  });
});

describe("the same event twice", () => {
  it("does what it does once, on an identity and on a means", () => {
    for (const state of identityMachine.states)
      for (const event of identityMachine.events) {
        const once = next(identityMachine, state, event);
        expect(next(identityMachine, once, event), `${state} ${event}`).toBe(once);
      }
    for (const state of authenticatorMachine.states)
      for (const event of authenticatorMachine.events) {
        const once = next(authenticatorMachine, state, event);
        expect(next(authenticatorMachine, once, event), `${state} ${event}`).toBe(once);
      }
  });

  it("changes a code only while it lives: the first end stands", () => {
    const ends = fc.array(fc.constantFrom(...CODE_EVENTS.filter((event) => event !== "wrongTry")), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(ends, fc.nat({ max: 2 }), (events, wrongTries) => {
        const live: ActivationCode = { state: "live", wrongTries };
        const [first = "rightTry"] = events;
        expect(events.reduce(codeAfter, live)).toEqual(codeAfter(live, first));
      }),
    );
  });
});

describe("stops", () => {
  const strength = ["active", "held", "suspended", "revoked"] as const;
  const reached = { hold: "held", suspend: "suspended", revoke: "revoked", died: "revoked" } as const;

  it("in any order and number end in the strongest of them", () => {
    const stop = fc.constantFrom("hold", "suspend", "revoke", "died");
    fc.assert(
      fc.property(fc.array(stop, { maxLength: 8 }), (events) => {
        const strongest = Math.max(0, ...events.map((event) => strength.indexOf(reached[event])));
        const end = events.reduce(
          (state, event) => next(identityMachine, state, event),
          identityMachine.start,
        );
        expect(end).toBe(strength[strongest]);
      }),
    );
  });
});
