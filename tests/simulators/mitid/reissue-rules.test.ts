/** Codes, temporary passwords and PINs, and new means by post, decided without HTTP. */
import { describe, expect, it } from "vitest";
import { after, before, hours, minutes } from "../../../app/domain/duration.ts";
import type { Entry } from "../../../integrations/mitid/simulator/entry.ts";
import { decideActivationCode } from "../../../integrations/mitid/simulator/rules/activation-code.ts";
import {
  decideParcel,
  decideTemporaryPassword,
  decideTemporaryPin,
} from "../../../integrations/mitid/simulator/rules/reissues.ts";
import { settle } from "../../../integrations/mitid/simulator/rules/settle.ts";
import {
  decideBlock,
  decideCancellation,
  decideRevocation,
} from "../../../integrations/mitid/simulator/rules/stops.ts";
import type { Chance, Verdict } from "../../../integrations/mitid/simulator/rules/verdict.ts";
import {
  CHANCE,
  CHANCE_2,
  MEANS,
  NOW,
  entryIn,
  eventsOf,
  meansIn,
  mustApply,
  refusedFor,
  statesOf,
} from "./entries.ts";

const FOR_MEANS = { authenticatorId: MEANS, channel: "sms" } as const;
const codeBySms = (entry: Entry, now: Date, chance: Chance) =>
  decideActivationCode(entry, FOR_MEANS, now, chance);
const codeStates = (entry: Entry) => entry.reissues.map((one) => one.state);

const REISSUES: readonly (readonly [string, (entry: Entry, now: Date, chance: Chance) => Verdict])[] = [
  ["an activation code", codeBySms],
  ["a temporary password", decideTemporaryPassword],
  ["a temporary PIN", decideTemporaryPin],
  ["a new kodeviser", (entry, now, chance) => decideParcel(entry, "codeDisplay", now, chance)],
];

describe.each(REISSUES)("%s", (name, decide) => {
  it("is sent from an active identity alone", () => {
    const verdict = mustApply(decide(entryIn("active", "notActivated"), NOW, CHANCE));
    expect(verdict.reference).toBe(CHANCE.reference);
    expect(verdict.changes.at(-1)).toMatchObject({ reference: CHANCE.reference, at: NOW.toISOString() });
    for (const state of ["held", "suspended", "revoked"] as const) {
      const stopped = decide(entryIn(state, "notActivated"), NOW, CHANCE);
      expect(stopped).toEqual(refusedFor(`identity.${state}`));
    }
  });

  it("goes by SMS only to a number that is 120 hours old; a parcel does not mind", () => {
    const changed = (age: number) =>
      decide(entryIn("active", "notActivated", before(NOW, age).toISOString()), NOW, CHANCE);
    const young = name === "a new kodeviser" ? { fate: "applied" } : refusedFor("contact.tooYoung");
    expect(changed(hours(120) - minutes(1))).toMatchObject(young);
    expect(changed(hours(120))).toMatchObject({ fate: "applied" });
  });

  it("is one at a time, until the one before is cancelled; only an activation code takes its place", () => {
    const first = mustApply(decide(entryIn("active", "notActivated"), NOW, CHANCE)).entry;
    const second = decide(first, NOW, CHANCE_2);
    expect(second.fate).toBe(name === "an activation code" ? "applied" : "notAllowed");
    if (second.fate === "notAllowed") expect(second.code).toBe("reissue.open");
    const cancelled = mustApply(decideCancellation(first, CHANCE.reference, NOW));
    expect(eventsOf(cancelled)[0]).toBe("reissueCancelled");
    expect(decide(cancelled.entry, NOW, CHANCE_2).fate).toBe("applied");
    const again = decideCancellation(cancelled.entry, CHANCE.reference, after(NOW, hours(1)));
    expect(again).toEqual({ fate: "alreadyDone", at: NOW.toISOString() });
  });

  it("dies with the identity", () => {
    const { entry } = mustApply(decide(entryIn("active", "notActivated"), NOW, CHANCE));
    const revoked = mustApply(decideRevocation(entry, NOW));
    expect(revoked.changes).toHaveLength(2);
    expect(revoked.changes[1]).toMatchObject({ reference: CHANCE.reference });
    expect(decideCancellation(revoked.entry, CHANCE.reference, NOW).fate).toBe("alreadyDone");
  });
});

it.each([...REISSUES.slice(0, 3)])("%s without a number on file is refused", (_, decide) => {
  const entry = { ...entryIn("active", "notActivated"), contacts: [] };
  expect(decide(entry, NOW, CHANCE)).toEqual(refusedFor("contact.none"));
});

describe("a temporary password", () => {
  it.each(["active", "temporarilyLocked", "notActivated"] as const)(
    "is for the password that is %s",
    (state) => {
      const entry = entryIn("active", [meansIn(state, "password")]);
      const issued = mustApply(decideTemporaryPassword(entry, NOW, CHANCE));
      expect(issued.changes[0]).toMatchObject({ event: "temporaryPasswordIssued", authenticatorId: MEANS });
      expect(statesOf(issued.entry)).toEqual({ [MEANS]: state });
      expect(issued.entry.reissues[0]?.code).toBe(CHANCE.password);
    },
  );

  it.each(["blocked", "expired"] as const)("makes a new password in place of one that is %s", (state) => {
    const entry = entryIn("active", [meansIn(state, "password")]);
    const issued = mustApply(decideTemporaryPassword(entry, NOW, CHANCE));
    expect(statesOf(issued.entry)).toEqual({
      [MEANS]: state,
      [CHANCE.authenticatorId]: "notActivated",
    });
  });

  it("stays open until it is used", () => {
    const { entry } = mustApply(decideTemporaryPassword(entryIn("active"), NOW, CHANCE));
    expect(settle(entry, after(NOW, hours(24 * 400)))).toBeNull();
  });
});

describe("a new means by post", () => {
  it.each(["codeDisplay", "codeReader", "chip"] as const)("is a %s of its own, not activated", (kind) => {
    const old = meansIn("blocked", kind);
    const { entry, changes } = mustApply(decideParcel(entryIn("active", [old]), kind, NOW, CHANCE));
    expect(changes).toMatchObject([
      { event: "authenticatorOrdered", authenticatorId: CHANCE.authenticatorId },
    ]);
    expect(entry.identity.authenticators).toEqual([
      old,
      { ...meansIn("notActivated", kind, CHANCE.authenticatorId), ...freshly },
    ]);
  });
  const freshly = { serialSuffix: "0042", issuedAt: NOW.toISOString(), stateChangedAt: NOW.toISOString() };

  it.each([
    ["active", "notAllowed"],
    ["temporarilyLocked", "notAllowed"],
    ["notActivated", "notAllowed"],
    ["blocked", "applied"],
    ["expired", "applied"],
  ] as const)("is no second chip while the first is %s: %s", (state, fate) => {
    const verdict = decideParcel(entryIn("active", [meansIn(state, "chip")]), "chip", NOW, CHANCE);
    expect(verdict.fate).toBe(fate);
    if (verdict.fate === "notAllowed") expect(verdict.code).toBe("chip.inUse");
    expect(decideParcel(entryIn("active", state), "codeDisplay", NOW, CHANCE).fate).toBe("applied");
  });

  it("of another kind may be under way at the same time", () => {
    const { entry } = mustApply(decideParcel(entryIn("active"), "codeDisplay", NOW, CHANCE));
    expect(decideParcel(entry, "codeReader", NOW, CHANCE_2).fate).toBe("applied");
    expect(decideParcel(entry, "codeDisplay", NOW, CHANCE_2)).toEqual(refusedFor("reissue.open"));
  });

  it("is dead when its parcel is cancelled, and its parcel when it is blocked", () => {
    const { entry } = mustApply(decideParcel(entryIn("active"), "codeReader", NOW, CHANCE));
    const cancelled = mustApply(decideCancellation(entry, CHANCE.reference, NOW));
    expect(eventsOf(cancelled)).toEqual(["reissueCancelled", "authenticatorBlocked"]);
    expect(statesOf(cancelled.entry)[CHANCE.authenticatorId]).toBe("blocked");
    const blocked = mustApply(decideBlock(entry, CHANCE.authenticatorId, NOW));
    expect(eventsOf(blocked)).toEqual(["authenticatorBlocked", "reissueCancelled"]);
    expect(codeStates(blocked.entry)).toEqual(["cancelled"]);
  });
});

it.each(["held", "suspended"] as const)(
  "a cancellation works while the identity is %s, as every stop does",
  (state) => {
    const { entry } = mustApply(decideTemporaryPin(entryIn("active"), NOW, CHANCE));
    const stopped = { ...entry, identity: { ...entry.identity, state } };
    expect(decideCancellation(stopped, CHANCE.reference, NOW).fate).toBe("applied");
  },
);
