/** How a proposal stands, at the very edges of its life, and what weighs more than what. */
import { describe, expect, it } from "vitest";
import { freshnessOf, type Standing } from "../../../app/domain/four-eyes/freshness.ts";
import { movedBeneath, sameChanges, type Basis } from "../../../app/domain/four-eyes/proposal.ts";

const START = Date.parse("2026-11-24T10:00:00Z");
const MINUTE = 60_000;
const at = (milliseconds: number): Date => new Date(START + milliseconds);

/** Two hours. */
const open: Standing = {
  state: "open",
  isOwn: false,
  proposedAt: at(0),
  expiresAt: at(120 * MINUTE),
  moved: [],
};

describe("an open proposal", () => {
  it.each([
    [0, "fresh"],
    [90 * MINUTE - 1, "fresh"],
    [90 * MINUTE, "soon"],
    [120 * MINUTE - 1, "soon"],
    [120 * MINUTE, "expired"],
    [120 * MINUTE + 1, "expired"],
  ] as const)("%i ms after it was made is %s", (age, freshness) => {
    expect(freshnessOf(open, at(age))).toBe(freshness);
  });

  it("is one's own until it ends, however soon that is", () => {
    const own = { ...open, isOwn: true };
    expect(freshnessOf(own, at(0))).toBe("own");
    expect(freshnessOf(own, at(119 * MINUTE))).toBe("own");
    expect(freshnessOf(own, at(120 * MINUTE))).toBe("expired");
  });

  it("is stale when something has moved, whoever's it is; after its time it is out of time", () => {
    const moved = { ...open, moved: ["case.changed"] } as const;
    expect(freshnessOf(moved, at(0))).toBe("stale");
    expect(freshnessOf({ ...moved, isOwn: true }, at(119 * MINUTE))).toBe("stale");
    expect(freshnessOf(moved, at(120 * MINUTE))).toBe("expired");
  });
});

describe("a proposal that has ended", () => {
  it.each(["approved", "refused", "withdrawn", "expired", "stale"] as const)("%s stays so", (state) => {
    const ended = { ...open, state, isOwn: true, moved: ["policy.changed"] } as const;
    expect(freshnessOf(ended, at(0))).toBe(state);
    expect(freshnessOf(ended, at(999 * MINUTE))).toBe(state);
  });
});

describe("the ground", () => {
  const built: Basis = { caseVersion: 1, identityVersion: 7, policyId: 2, newestPolicyId: null };

  it("has not moved while all is as it was", () => {
    expect(movedBeneath(built, { ...built })).toEqual([]);
  });

  it.each([
    [{ caseVersion: 2 }, ["case.changed"]],
    [{ caseVersion: 0 }, ["case.changed"]],
    [{ identityVersion: 8 }, ["identity.changed"]],
    [{ identityVersion: null }, ["identity.changed"]],
    [{ policyId: 3 }, ["policy.changed"]],
    [{ newestPolicyId: 3 }, ["policy.newer"]],
    [
      { caseVersion: 2, identityVersion: 8, policyId: 3, newestPolicyId: 3 },
      ["case.changed", "identity.changed", "policy.changed", "policy.newer"],
    ],
  ] as const)("with %o now", (over, reasons) => {
    expect(movedBeneath(built, { ...built, ...over })).toEqual(reasons);
  });
});

describe("two dry runs", () => {
  const one = [
    { field: "identity", before: "active", after: "suspended" },
    { field: "sessions", before: "running", after: "ended" },
  ];

  it("change the same when every row is the same, in the same order", () => {
    expect(sameChanges(one, structuredClone(one))).toBe(true);
    expect(sameChanges([], [])).toBe(true);
  });

  it.each([
    ["a row less", one.slice(0, 1)],
    ["a row more", [...one, { field: "usableMeans", before: "1", after: "0" }]],
    ["another order", [...one].reverse()],
    ["another field", [{ ...one[0], field: "x" }, one[1]]],
    ["another before", [{ ...one[0], before: "held" }, one[1]]],
    ["another after", [one[0], { ...one[1], after: "running" }]],
    ["nothing", []],
  ])("differ by %s", (_name, rows) => {
    const other = rows.flatMap((row) =>
      row === undefined ? [] : [{ field: "identity", before: "active", after: "suspended", ...row }],
    );
    expect(sameChanges(one, other)).toBe(false);
    expect(sameChanges(other, one)).toBe(false);
  });
});
