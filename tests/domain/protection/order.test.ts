/** An order as columns and as a short name, and back again. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ORDERABLE_MEANS } from "../../../app/domain/protection/acts.ts";
import { keyOfOrder, orderOfKey, shapeOf, type ActOrder } from "../../../app/domain/protection/order.ts";

const PLAIN = ["hold", "suspend", "revoke", "liftHold", "reopen"] as const;
const NOTHING = { authenticatorId: null, orderedMeans: null, delivery: null };

describe("an order fills", () => {
  it("its kind alone where it is about the whole identity", () => {
    for (const kind of PLAIN) expect(shapeOf({ kind })).toEqual({ ...NOTHING, kind });
  });

  it("the means, the parcel and the way where it has them", () => {
    for (const kind of ["block", "liftLockout"] as const)
      expect(shapeOf({ kind, authenticatorId: "a-1" })).toEqual({ ...NOTHING, kind, authenticatorId: "a-1" });
    for (const kind of ["temporaryPassword", "temporaryPin"] as const)
      expect(shapeOf({ kind })).toEqual({ ...NOTHING, kind, delivery: "sms" });
    for (const delivery of ["sms", "paper"] as const)
      for (const authenticatorId of ["a-1", null])
        expect(shapeOf({ kind: "activationCode", authenticatorId, delivery })).toEqual({
          ...NOTHING,
          kind: "activationCode",
          authenticatorId,
          delivery,
        });
    for (const means of ORDERABLE_MEANS)
      expect(shapeOf({ kind: "orderMeans", means })).toEqual({
        ...NOTHING,
        kind: "orderMeans",
        orderedMeans: means,
        delivery: "cprAddress",
      });
  });
});

describe("the name of an order", () => {
  it.each<[string, ActOrder]>([
    ["hold", { kind: "hold" }],
    ["temporaryPin", { kind: "temporaryPin" }],
    ["block:a-1", { kind: "block", authenticatorId: "a-1" }],
    ["liftLockout:a-1", { kind: "liftLockout", authenticatorId: "a-1" }],
    ["activationCode", { kind: "activationCode", authenticatorId: null, delivery: "sms" }],
    ["activationCode:a-1", { kind: "activationCode", authenticatorId: "a-1", delivery: "sms" }],
    ["orderMeans:chip", { kind: "orderMeans", means: "chip" }],
  ])("%s stands for it, and for it alone", (key, order) => {
    expect(keyOfOrder(order)).toBe(key);
    expect(orderOfKey(key)).toEqual(order);
  });

  it("leads back to every order that there is, whatever the id looks like", () => {
    const authenticatorId = fc.string({ minLength: 1 });
    const order: fc.Arbitrary<ActOrder> = fc.oneof(
      fc.record({ kind: fc.constantFrom(...PLAIN) }),
      fc.record({ kind: fc.constantFrom("temporaryPassword", "temporaryPin") }),
      fc.record({ kind: fc.constantFrom("block", "liftLockout"), authenticatorId }),
      fc.record({
        kind: fc.constant("activationCode"),
        authenticatorId: fc.option(authenticatorId),
        delivery: fc.constant("sms"),
      }),
      fc.record({ kind: fc.constant("orderMeans"), means: fc.constantFrom(...ORDERABLE_MEANS) }),
    );
    fc.assert(
      fc.property(order, (wanted) => {
        expect(orderOfKey(keyOfOrder(wanted))).toEqual(wanted);
      }),
    );
  });

  it.each([
    "",
    ":",
    "nothing",
    "block",
    "liftLockout",
    "orderMeans",
    "orderMeans:codeApp",
    "hold:a-1",
    "suspend:a-1",
    "revoke:a-1",
    "liftHold:a-1",
    "reopen:a-1",
    "temporaryPassword:a-1",
    "temporaryPin:a-1",
  ])("«%s» is of none", (key) => {
    expect(orderOfKey(key)).toBeNull();
  });
});
