/** A policy may be stricter than the machines and never laxer, and shuts no stop: against lists kept by hand. */
import { describe, expect, it } from "vitest";
import { policyChanges } from "../../../app/domain/policy/diff.ts";
import { floorOf } from "../../../app/domain/policy/floor.ts";
import { laxities } from "../../../app/domain/policy/laxities.ts";
import type { Policy } from "../../../app/domain/policy/policy.ts";
import { ACT_KINDS, type ActKind } from "../../../app/domain/protection/acts.ts";
import {
  PROOF_LEVELS,
  VERIFICATION_METHODS,
  type ProofLevel,
  type VerificationMethod,
} from "../../../app/domain/verification/level.ts";
import { policyShape } from "../../../db/policy-shape.ts";
import { policyInForce } from "../../support/policy.ts";
import {
  BY_HAND,
  FOUR_EYES,
  MOVERS,
  NUMBERS_BY_HAND,
  WORTH_BY_HAND,
  type Eyes,
  type Mover,
} from "./by-hand.ts";

const inForce = policyInForce();
const fits = (policy: unknown): boolean => policyShape.safeParse(policy).success;

/** A way that may carry it at this level, so that the level alone is tried. */
const ANY_WAY: { readonly [Who in Mover]: readonly VerificationMethod[] } = {
  agent: ["controlQuestions", "oneTimeCode"],
  clerk: ["documentCheck"],
  caller: ["blockingCode", "cprAndFact"],
  citizen: ["blockingCode", "cprAndFact", "oneTimeCode"],
};

const withRule = (kind: ActKind, mover: Mover, level: ProofLevel): Policy => ({
  ...inForce,
  acts: {
    ...inForce.acts,
    [kind]: {
      ...inForce.acts[kind],
      [mover]: { level, methods: ANY_WAY[mover].filter((method) => mayUse(method, kind, mover)) },
    },
  },
});
const mayUse = (method: VerificationMethod, kind: ActKind, mover: Mover): boolean =>
  (WORTH_BY_HAND[method][2][kind] ?? "").split(" ").includes(mover);

const withEyes = (kind: ActKind, fourEyes: Eyes): Policy => ({
  ...inForce,
  acts: { ...inForce.acts, [kind]: { ...inForce.acts[kind], fourEyes } },
});

const at = (level: ProofLevel): number => PROOF_LEVELS.indexOf(level);

describe("the policy in force", () => {
  it("is nowhere outside what it may be", () => {
    expect(laxities(inForce)).toEqual([]);
    expect(fits(inForce)).toBe(true);
  });
});

describe.each(ACT_KINDS)("%s", (kind) => {
  const [leastLevel, who, eyes, open] = BY_HAND[kind];

  it("has the floor that the list says", () => {
    const floor = floorOf(kind);
    expect([floor.leastLevel, floor.fourEyes]).toEqual([leastLevel, eyes[0]]);
    expect(MOVERS.filter((mover) => floor.by.includes(mover))).toEqual([...who]);
  });

  it.each(MOVERS.flatMap((mover) => PROOF_LEVELS.map((level) => ({ mover, level }))))(
    "for $mover at $level is refused exactly where it is below, or where it shuts a stop",
    ({ mover, level }) => {
      const isOpenEnough = !open.includes(mover) || level === leastLevel;
      const isFit = who.includes(mover) && at(level) >= at(leastLevel) && isOpenEnough;
      const policy = withRule(kind, mover, level);
      expect(laxities(policy)).toHaveLength(isFit ? 0 : 1);
      expect(fits(policy)).toBe(isFit);
    },
  );

  it.each(MOVERS)("closed to %s is refused where that shuts a stop", (mover) => {
    const closed = { ...inForce.acts, [kind]: { ...inForce.acts[kind], [mover]: null } };
    expect(fits({ ...inForce, acts: closed })).toBe(!open.includes(mover));
  });

  it.each(FOUR_EYES)(
    "with four eyes %s is refused where that is fewer, or where nobody is there",
    (fourEyes) => {
      expect(fits(withEyes(kind, fourEyes))).toBe(eyes.includes(fourEyes));
    },
  );

  it.each(MOVERS.flatMap((mover) => VERIFICATION_METHODS.map((method) => ({ mover, method }))))(
    "for $mover by $method is refused exactly where the list has it not",
    ({ mover, method }) => {
      const before = inForce.acts[kind][mover];
      const rule = {
        level: before?.level ?? leastLevel,
        methods: [...new Set([...(before?.methods ?? []), method])],
      };
      const acts = { ...inForce.acts, [kind]: { ...inForce.acts[kind], [mover]: rule } };
      expect(fits({ ...inForce, acts })).toBe(who.includes(mover) && mayUse(method, kind, mover));
    },
  );

  it("keeps the ways by which a stop is open", () => {
    const without = (mover: Mover, method: VerificationMethod) => {
      const rule = inForce.acts[kind][mover];
      if (rule === null) return [];
      const methods = rule.methods.filter((known) => known !== method);
      const acts = { ...inForce.acts, [kind]: { ...inForce.acts[kind], [mover]: { ...rule, methods } } };
      return fits({ ...inForce, acts }) ? [] : [`${mover} ${method}`];
    };
    const kept = {
      block: ["agent controlQuestions", "caller blockingCode", "citizen blockingCode"],
      hold: [
        "agent controlQuestions",
        ...["caller blockingCode", "caller cprAndFact", "citizen blockingCode", "citizen cprAndFact"],
      ],
    };
    const found = MOVERS.flatMap((mover) => VERIFICATION_METHODS.flatMap((method) => without(mover, method)));
    expect(found).toEqual(kind === "hold" ? kept.hold : open.length > 0 ? kept.block : []);
  });
});

describe.each(VERIFICATION_METHODS)("a proof by %s", (method) => {
  const [alone, onConfirmed] = WORTH_BY_HAND[method];
  const worth = (over: object) =>
    fits({ ...inForce, methods: { ...inForce.methods, [method]: { ...inForce.methods[method], ...over } } });

  it.each(PROOF_LEVELS)("is worth %s alone exactly where the list lets it", (level) => {
    expect(worth({ alone: level })).toBe(level !== "none" && at(level) <= at(alone));
  });

  it.each([null, ...PROOF_LEVELS])(
    "makes %s of somebody confirmed exactly where the list lets it",
    (level) => {
      const isFit =
        level === null ||
        (onConfirmed !== null && at(level) >= at("confirmed") && at(level) <= at(onConfirmed));
      expect(worth({ onConfirmed: level })).toBe(isFit);
    },
  );
});

/** The policy with one number changed. */
function withNumber(path: string, value: number): unknown {
  const changed = structuredClone<unknown>(inForce);
  const parts = path.split(".");
  const last = parts.pop() ?? "";
  const inside = parts.reduce<unknown>(
    (part, key) => (typeof part === "object" && part !== null ? Reflect.get(part, key) : undefined),
    changed,
  );
  if (typeof inside === "object" && inside !== null) Reflect.set(inside, last, value);
  return changed;
}

const numbersIn = (part: unknown, path: string): readonly string[] => {
  if (typeof part === "number") return [path];
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, inside]) =>
    numbersIn(inside, path === "" ? key : `${path}.${key}`),
  );
};

describe("every number", () => {
  it("is on the list", () => {
    expect(numbersIn(inForce, "").toSorted()).toEqual(Object.keys(NUMBERS_BY_HAND).toSorted());
  });

  it.each(Object.entries(NUMBERS_BY_HAND))("%s is a whole one between %o", (path, [least, most]) => {
    const tried = [least - 1, least, most, most + 1, least + 0.5];
    expect(tried.map((value) => fits(withNumber(path, value)))).toEqual([false, true, true, false, false]);
  });
});

describe("who approves", () => {
  const by = (...approvers: readonly string[]) =>
    fits({ ...inForce, fourEyes: { ...inForce.fourEyes, approvers } });

  it("sits at a desk where proposals are read, and is not the first line", () => {
    expect([by("specialist"), by("teamLead"), by("teamLead", "specialist")]).toEqual([true, true, true]);
    for (const role of ["agent", "clerk", "auditor", "admin"]) expect(by("specialist", role)).toBe(false);
    expect(by()).toBe(false);
  });
});

describe("what one policy says differently from another", () => {
  it("is a row for each thing, by path, closed acts too", () => {
    const stricter = withRule("suspend", "agent", "strong");
    const closed: Policy = {
      ...stricter,
      acts: { ...stricter.acts, hold: { ...stricter.acts.hold, caller: null } },
    };
    expect(policyChanges(inForce, closed)).toEqual([
      { field: "acts.hold.caller.level", before: "claimed", after: "-" },
      { field: "acts.hold.caller.methods", before: "cprAndFact, blockingCode", after: "-" },
      { field: "acts.suspend.agent.level", before: "claimed", after: "strong" },
      {
        field: "acts.suspend.agent.methods",
        before: inForce.acts.suspend.agent?.methods.join(", "),
        after: "controlQuestions, oneTimeCode",
      },
    ]);
    expect(policyChanges(closed, inForce).map(({ after }) => after)).toContain("claimed");
    expect(policyChanges(inForce, structuredClone(inForce))).toEqual([]);
  });
});
