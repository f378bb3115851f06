/** A policy may be stricter than the machines and never laxer: each act, each mover, each level, against a list kept by hand. */
import { describe, expect, it } from "vitest";
import { floorOf, laxities } from "../../app/domain/policy/floor.ts";
import type { Policy } from "../../app/domain/policy/policy.ts";
import { ACT_KINDS, type ActKind } from "../../app/domain/protection/acts.ts";
import { PROOF_LEVELS, type ProofLevel } from "../../app/domain/verification/level.ts";
import { policyChanges } from "../../app/domain/policy/diff.ts";
import { policyShape } from "../../db/policy-shape.ts";
import { policyInForce } from "../support/policy.ts";

const MOVERS = ["agent", "clerk", "caller", "citizen"] as const;
type Mover = (typeof MOVERS)[number];
const FOUR_EYES = ["never", "uninvited", "always"] as const;

/** product.md §5, §6; domain.md §2.5: least level, who at most, and least number of eyes. */
const BY_HAND: {
  readonly [Kind in ActKind]: readonly [
    level: ProofLevel,
    who: readonly Mover[],
    eyes: (typeof FOUR_EYES)[number],
  ];
} = {
  hold: ["claimed", ["agent", "clerk", "caller", "citizen"], "uninvited"],
  block: ["claimed", ["agent", "clerk", "caller", "citizen"], "uninvited"],
  suspend: ["claimed", ["agent", "clerk", "caller", "citizen"], "uninvited"],
  revoke: ["inPerson", ["agent", "clerk"], "always"],
  liftHold: ["confirmed", ["agent", "clerk"], "never"],
  liftLockout: ["confirmed", ["agent", "clerk"], "never"],
  reopen: ["inPerson", ["clerk"], "never"],
  activationCode: ["confirmed", ["agent", "clerk", "citizen"], "never"],
  temporaryPassword: ["confirmed", ["agent", "clerk", "citizen"], "never"],
  temporaryPin: ["strong", ["agent", "clerk", "citizen"], "never"],
  orderMeans: ["confirmed", ["agent", "clerk", "citizen"], "never"],
};

const inForce = policyInForce();

const withRule = (kind: ActKind, mover: Mover, level: ProofLevel): Policy => ({
  ...inForce,
  acts: {
    ...inForce.acts,
    [kind]: { ...inForce.acts[kind], [mover]: { level, methods: ["controlQuestions"] } },
  },
});

const withEyes = (kind: ActKind, fourEyes: (typeof FOUR_EYES)[number]): Policy => ({
  ...inForce,
  acts: { ...inForce.acts, [kind]: { ...inForce.acts[kind], fourEyes } },
});

describe("the policy in force", () => {
  it("is nowhere below the floor", () => {
    expect(laxities(inForce)).toEqual([]);
    expect(policyShape.safeParse(inForce).success).toBe(true);
  });
});

describe.each(ACT_KINDS)("%s", (kind) => {
  const [leastLevel, who, eyes] = BY_HAND[kind];

  it("has the floor that the list says", () => {
    const floor = floorOf(kind);
    expect([floor.leastLevel, floor.fourEyes]).toEqual([leastLevel, eyes]);
    expect(MOVERS.filter((mover) => floor.by.includes(mover))).toEqual([...who]);
  });

  it.each(MOVERS.flatMap((mover) => PROOF_LEVELS.map((level) => ({ mover, level }))))(
    "for $mover at $level is refused exactly where it is below",
    ({ mover, level }) => {
      const isFit = who.includes(mover) && PROOF_LEVELS.indexOf(level) >= PROOF_LEVELS.indexOf(leastLevel);
      const policy = withRule(kind, mover, level);
      expect(laxities(policy).filter((lax) => lax.kind === kind && lax.mover === mover)).toHaveLength(
        isFit ? 0 : 1,
      );
      expect(policyShape.safeParse(policy).success).toBe(isFit);
    },
  );

  it.each(FOUR_EYES)("with four eyes %s is refused where that is fewer", (fourEyes) => {
    const isFit = FOUR_EYES.indexOf(fourEyes) >= FOUR_EYES.indexOf(eyes);
    expect(policyShape.safeParse(withEyes(kind, fourEyes)).success).toBe(isFit);
  });
});

describe("limits that law and contract set", () => {
  const broken: Readonly<Record<string, Policy>> = {
    "a code to a number changed within 120 hours": { ...inForce, contact: { unchangedHours: 119 } },
    "a hold of more than a day": { ...inForce, hours: { hold: 25 } },
    "a proof of more than 20 minutes": {
      ...inForce,
      minutes: { ...inForce.minutes, verificationLives: 21 },
    },
    "a code of more than 10 minutes": { ...inForce, oneTimeCode: { ...inForce.oneTimeCode, minutes: 11 } },
    "a code with more than 5 tries": { ...inForce, oneTimeCode: { ...inForce.oneTimeCode, tries: 6 } },
    "a PIN that a citizen orders within a day": {
      ...inForce,
      reissue: { ...inForce.reissue, selfServicePinHours: 23 },
    },
    "nobody who approves": { ...inForce, fourEyes: { ...inForce.fourEyes, approvers: [] } },
    "a witness who is a child": { ...inForce, witness: { ...inForce.witness, leastAge: 17 } },
  };

  it.each(Object.keys(broken))("refuse %s", (name) => {
    expect(policyShape.safeParse(broken[name]).success).toBe(false);
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
        after: "controlQuestions",
      },
    ]);
    expect(policyChanges(closed, inForce).map(({ after }) => after)).toContain("claimed");
    expect(policyChanges(inForce, structuredClone(inForce))).toEqual([]);
  });
});
