/** The rules as leaves and back: nothing is lost on the way, and nothing comes along that nobody changed. */
import { describe, expect, it } from "vitest";
import { policyChanges } from "../../../app/domain/policy/diff.ts";
import { leavesOf, withLeaves } from "../../../app/domain/policy/leaves.ts";
import type { Policy } from "../../../app/domain/policy/policy.ts";
import { policyInForce } from "../../support/policy.ts";

const inForce = policyInForce();

const actRule = (kind: "hold" | "suspend", over: object): Policy => ({
  ...inForce,
  acts: { ...inForce.acts, [kind]: { ...inForce.acts[kind], ...over } },
});

/** [path, text, what must stand there] */
const BY_HAND: readonly (readonly [path: string, text: string, rules: unknown])[] = [
  ["hours.hold", "12", { ...inForce, hours: { hold: 12 } }],
  ["hours.hold", " 7 ", { ...inForce, hours: { hold: 7 } }],
  ["hours.hold", "", { ...inForce, hours: { hold: Number.NaN } }],
  ["hours.hold", "  ", { ...inForce, hours: { hold: Number.NaN } }],
  ["hours.hold", "et døgn", { ...inForce, hours: { hold: Number.NaN } }],
  ["hours.hold", "0x10", { ...inForce, hours: { hold: Number.NaN } }],
  ["hours.hold", "1e1", { ...inForce, hours: { hold: Number.NaN } }],
  ["acts.hold.fourEyes", "always", actRule("hold", { fourEyes: "always" })],
  ["acts.hold.caller.level", "-", actRule("hold", { caller: null })],
  [
    "acts.hold.agent.level",
    "strong",
    actRule("hold", { agent: { ...inForce.acts.hold.agent, level: "strong" } }),
  ],
  [
    "acts.hold.agent.methods",
    "controlQuestions,, oneTimeCode , -",
    actRule("hold", { agent: { ...inForce.acts.hold.agent, methods: ["controlQuestions", "oneTimeCode"] } }),
  ],
  ["acts.hold.agent.methods", "", actRule("hold", { agent: { ...inForce.acts.hold.agent, methods: [] } })],
  [
    "fourEyes.approvers",
    "teamLead",
    { ...inForce, fourEyes: { ...inForce.fourEyes, approvers: ["teamLead"] } },
  ],
  [
    "methods.oneTimeCode.onConfirmed",
    "-",
    {
      ...inForce,
      methods: { ...inForce.methods, oneTimeCode: { ...inForce.methods.oneTimeCode, onConfirmed: null } },
    },
  ],
];

describe("the leaves", () => {
  it("are whole texts by path: numbers, lists, and what is closed", () => {
    const leaves = leavesOf(actRule("hold", { caller: null }));
    expect(leaves.get("acts.hold.caller.level")).toBe("-");
    expect(leaves.get("acts.hold.caller.methods")).toBe("-");
    expect(leaves.get("acts.hold.fourEyes")).toBe("uninvited");
    expect(leaves.get("hours.hold")).toBe("24");
    expect(leaves.get("fourEyes.approvers")).toBe("specialist, teamLead");
    expect(leaves.get("methods.blockingCode.onConfirmed")).toBe("-");
    expect(leaves.has("acts.hold.caller")).toBe(false);
    expect(leaves.has("acts")).toBe(false);
  });

  it("come from anything that was ever stored, whatever its shape", () => {
    expect([
      ...leavesOf({ acts: { block: "claimed" }, old: { list: [1, 2] }, on: true, none: null }),
    ]).toEqual([
      ["acts.block", "claimed"],
      ["old.list", "1, 2"],
      ["on", "-"],
      ["none", "-"],
    ]);
    expect([...leavesOf(null)]).toEqual([["", "-"]]);
  });
});

describe("the rules with leaves changed", () => {
  it("are the same where none is", () => {
    expect(withLeaves(inForce, new Map())).toEqual(inForce);
    expect(withLeaves(inForce, leavesOf(inForce))).toEqual(inForce);
  });

  it.each(BY_HAND)("with %s as »%s«", (path, text, rules) => {
    expect(withLeaves(inForce, new Map([[path, text]]))).toEqual(rules);
  });

  it("know nothing of a path that is none", () => {
    const strange = new Map([
      ["acts.hold.agent", "x"],
      ["hours", "1"],
      ["hours.more", "1"],
      ["__proto__.x", "1"],
    ]);
    expect(withLeaves(inForce, strange)).toEqual(inForce);
  });

  it("open an act again to somebody to whom it was closed, when both are said", () => {
    const closed = actRule("suspend", { citizen: null });
    const level = new Map([["acts.suspend.citizen.level", "strong"]]);
    expect(withLeaves(closed, level)).toEqual(
      actRule("suspend", { citizen: { level: "strong", methods: [] } }),
    );
    const both = new Map([...level, ["acts.suspend.citizen.methods", "approval, oneTimeCode"]]);
    expect(withLeaves(closed, both)).toEqual(
      actRule("suspend", { citizen: { level: "strong", methods: ["approval", "oneTimeCode"] } }),
    );
  });

  it("become the other rules by what the difference says, and back", () => {
    const other = {
      ...actRule("hold", { caller: null, fourEyes: "always" }),
      hours: { hold: 6 },
      fourEyes: { proposalMinutes: 9, approvers: ["teamLead"] as const },
    };
    const towards = new Map(policyChanges(inForce, other).map(({ field, after }) => [field, after]));
    const back = new Map(policyChanges(inForce, other).map(({ field, before }) => [field, before]));
    expect(withLeaves(inForce, towards)).toEqual(other);
    expect(withLeaves(other, back)).toEqual(inForce);
  });
});

describe("the difference", () => {
  it("is in the order of the paths, and nothing where there is none", () => {
    const other = { ...inForce, hours: { hold: 6 }, contact: { unchangedHours: 130 } };
    expect(policyChanges(inForce, other)).toEqual([
      { field: "contact.unchangedHours", before: "120", after: "130" },
      { field: "hours.hold", before: "24", after: "6" },
    ]);
    expect(policyChanges(inForce, structuredClone(inForce))).toEqual([]);
  });

  it("is none where the same stand in another order, and one where as many others do", () => {
    const reversed = [...inForce.fourEyes.approvers].reverse();
    expect(reversed.length).toBeGreaterThan(1);
    const approvers = { ...inForce.fourEyes, approvers: reversed };
    expect(policyChanges(inForce, { ...inForce, fourEyes: approvers })).toEqual([]);
    expect(policyChanges({ a: ["x", "y"] }, { a: ["y", "z"] })).toEqual([
      { field: "a", before: "x, y", after: "y, z" },
    ]);
  });

  it("names what only one of the two has", () => {
    expect(policyChanges({ c: 1, a: 1, b: 1 }, { b: 2, a: 2, c: 2 }).map(({ field }) => field)).toEqual([
      ...["a", "b", "c"],
    ]);
    expect(policyChanges({ a: 1, b: 2 }, { b: 2, c: 3 })).toEqual([
      { field: "a", before: "1", after: "-" },
      { field: "c", before: "-", after: "3" },
    ]);
  });
});
