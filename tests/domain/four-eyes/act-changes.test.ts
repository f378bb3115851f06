/** What each act would change, on each identity, written out by hand: it is what the second person reads. */
import { describe, expect, it } from "vitest";
import { actChanges, type SeenIdentity } from "../../../app/domain/four-eyes/act-changes.ts";
import { shapeOf, type ActOrder } from "../../../app/domain/protection/order.ts";

const identity: SeenIdentity = {
  state: "active",
  authenticators: [
    { id: "app", kind: "codeApp", state: "active", serialSuffix: null },
    { id: "display", kind: "codeDisplay", state: "temporarilyLocked", serialSuffix: "4471" },
    { id: "old", kind: "codeDisplay", state: "blocked", serialSuffix: "0001" },
    { id: "password", kind: "password", state: "active", serialSuffix: null },
  ],
};
const being = (state: SeenIdentity["state"]): SeenIdentity => ({ ...identity, state });

/** [field, before, after], as in the table on the page. */
type Row = readonly [field: string, before: string, after: string];
const read = (order: ActOrder, seen: SeenIdentity | null): readonly Row[] =>
  actChanges(shapeOf(order), seen).map(({ field, before, after }) => [field, before, after]);

const BENEATH: readonly Row[] = [
  ["means:codeApp", "active", "active"],
  ["means:codeDisplay:4471", "temporarilyLocked", "temporarilyLocked"],
  ["means:codeDisplay:0001", "blocked", "blocked"],
  ["means:password", "active", "active"],
];
const whole = (
  state: readonly [string, string],
  usable: readonly [string, string],
  sessions: readonly [string, string],
): readonly Row[] => [
  ["identity", ...state],
  ["usableMeans", ...usable],
  ["sessions", ...sessions],
  ...BENEATH,
];

const RUNNING = ["running", "running"] as const;
const ENDS = ["running", "ended"] as const;
const OVER = ["ended", "ended"] as const;
const BEGINS = ["ended", "running"] as const;

describe("an act on the whole identity", () => {
  it.each([
    ["hold", "active", whole(["active", "held"], ["2", "0"], ENDS)],
    ["suspend", "active", whole(["active", "suspended"], ["2", "0"], ENDS)],
    ["suspend", "held", whole(["held", "suspended"], ["0", "0"], OVER)],
    ["revoke", "active", whole(["active", "revoked"], ["2", "0"], ENDS)],
    ["revoke", "held", whole(["held", "revoked"], ["0", "0"], OVER)],
    ["revoke", "suspended", whole(["suspended", "revoked"], ["0", "0"], OVER)],
    ["liftHold", "held", whole(["held", "active"], ["0", "2"], BEGINS)],
    ["reopen", "suspended", whole(["suspended", "active"], ["0", "2"], BEGINS)],
    // What changes nothing says so.
    ["hold", "suspended", whole(["suspended", "suspended"], ["0", "0"], OVER)],
    ["reopen", "active", whole(["active", "active"], ["2", "2"], RUNNING)],
  ] as const)("%s while it is %s", (kind, state, rows) => {
    expect(read({ kind }, being(state))).toEqual(rows);
  });

  it.each([
    ["hold", "held"],
    ["suspend", "suspended"],
    ["revoke", "revoked"],
  ] as const)("%s where MitID has not answered", (kind, after) => {
    expect(read({ kind }, null)).toEqual([
      ["identity", "unknown", after],
      ["sessions", "unknown", "ended"],
    ]);
  });
});

describe("an act on one means", () => {
  const untouched: Row = ["identity", "active", "active"];

  it.each([
    ["block", "app", [["means:codeApp", "active", "blocked"], untouched]],
    ["block", "display", [["means:codeDisplay:4471", "temporarilyLocked", "blocked"], untouched]],
    ["block", "old", [["means:codeDisplay:0001", "blocked", "blocked"], untouched]],
    ["liftLockout", "display", [["means:codeDisplay:4471", "temporarilyLocked", "active"], untouched]],
    ["liftLockout", "app", [["means:codeApp", "active", "active"], untouched]],
    ["block", "none", []],
    ["liftLockout", "none", []],
  ] as const)("%s on %s", (kind, authenticatorId, rows) => {
    expect(read({ kind, authenticatorId }, identity)).toEqual(rows);
  });

  it("says nothing where MitID has not answered", () => {
    expect(read({ kind: "block", authenticatorId: "app" }, null)).toEqual([]);
  });

  it("leaves a stopped identity as it is", () => {
    expect(read({ kind: "block", authenticatorId: "app" }, being("held"))).toEqual([
      ["means:codeApp", "active", "blocked"],
      ["identity", "held", "held"],
    ]);
  });
});

describe("a code or a new means", () => {
  const untouched: Row = ["identity", "active", "active"];

  it.each([
    [{ kind: "temporaryPassword" }, [["reissue:temporaryPassword", "none", "onItsWay"], untouched]],
    [{ kind: "temporaryPin" }, [["reissue:temporaryPin", "none", "onItsWay"], untouched]],
    [
      { kind: "activationCode", authenticatorId: null, delivery: "sms" },
      [["reissue:activationCode", "none", "onItsWay"], untouched],
    ],
    [
      { kind: "activationCode", authenticatorId: "display", delivery: "paper" },
      [
        ["reissue:activationCode", "none", "onItsWay"],
        ["means:codeDisplay:4471", "temporarilyLocked", "temporarilyLocked"],
        untouched,
      ],
    ],
    [
      { kind: "orderMeans", means: "codeReader" },
      [["reissue:orderMeans:codeReader", "none", "onItsWay"], untouched],
    ],
  ] as const)("%o", (order, rows) => {
    expect(read(order, identity)).toEqual(rows);
  });

  it("is sent for all the same where MitID has not answered", () => {
    expect(read({ kind: "orderMeans", means: "chip" }, null)).toEqual([
      ["reissue:orderMeans:chip", "none", "onItsWay"],
    ]);
  });
});
