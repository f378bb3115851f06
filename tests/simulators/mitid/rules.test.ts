/** Every stop and every opening in every state of an identity and a means, decided without HTTP. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AUTHENTICATOR_STATES, IDENTITY_STATES } from "../../../app/domain/protection/means.ts";
import { after, hours } from "../../../app/domain/duration.ts";
import type { Entry } from "../../../integrations/mitid/simulator/entry.ts";
import {
  decideLift,
  decideReopening,
  decideUnlock,
} from "../../../integrations/mitid/simulator/rules/openings.ts";
import { settle } from "../../../integrations/mitid/simulator/rules/settle.ts";
import {
  decideBlock,
  decideCancellation,
  decideHold,
  decideRevocation,
  decideSuspension,
} from "../../../integrations/mitid/simulator/rules/stops.ts";
import { BEFORE, MEANS, NOBODY, NOW, entryIn, eventsOf, mustApply, refusedFor } from "./entries.ts";

const UNTIL = after(NOW, hours(24));
const stateOf = (entry: Entry) => entry.identity.authenticators[0]?.state;

describe("a block", () => {
  it.each([
    ["notActivated", "applied"],
    ["active", "applied"],
    ["temporarilyLocked", "applied"],
    ["blocked", "alreadyDone"],
    ["expired", "notAllowed"],
  ] as const)("of a means that is %s is %s", (state, fate) => {
    for (const identity of ["active", "held", "suspended"] as const) {
      expect(decideBlock(entryIn(identity, state), MEANS, NOW).fate).toBe(fate);
    }
  });

  it("of an already blocked means tells the first time", () => {
    const verdict = decideBlock(entryIn("active", "blocked"), MEANS, NOW);
    expect(verdict).toEqual({ fate: "alreadyDone", at: BEFORE });
  });

  it("is refused for a revoked identity and for a means of somebody else", () => {
    expect(decideBlock(entryIn("revoked"), MEANS, NOW)).toEqual(refusedFor("identity.revoked"));
    expect(decideBlock(entryIn("active"), NOBODY, NOW)).toEqual(refusedFor("authenticator.unknown"));
  });
});

describe("a suspension", () => {
  it.each([
    ["active", "applied"],
    ["held", "applied"],
    ["suspended", "alreadyDone"],
    ["revoked", "notAllowed"],
  ] as const)("of an identity that is %s is %s", (state, fate) => {
    expect(decideSuspension(entryIn(state), NOW).fate).toBe(fate);
  });

  it("leaves each means in its own state, ends the hold, and gives each back when it is reopened", () => {
    for (const state of AUTHENTICATOR_STATES) {
      const { entry } = mustApply(decideSuspension(entryIn("held", state), NOW));
      expect(stateOf(entry)).toBe(state);
      expect(entry.identity.heldUntil).toBeNull();
      const reopened = mustApply(decideReopening(entry, NOW));
      expect([reopened.entry.identity.state, stateOf(reopened.entry)]).toEqual(["active", state]);
      expect(eventsOf(reopened)).toEqual(["identityReopened"]);
    }
  });
});

describe("a revocation", () => {
  it.each([
    ["active", "applied"],
    ["held", "applied"],
    ["suspended", "applied"],
    ["revoked", "alreadyDone"],
  ] as const)("of an identity that is %s is %s, and final", (state, fate) => {
    const verdict = decideRevocation(entryIn(state), NOW);
    expect(verdict.fate).toBe(fate);
    const entry = verdict.fate === "applied" ? verdict.entry : entryIn(state);
    expect([entry.identity.state, entry.identity.heldUntil]).toEqual(["revoked", null]);
    for (const open of [decideReopening, decideLift]) {
      expect(open(entry, NOW)).toEqual(refusedFor("identity.revoked"));
    }
  });
});

describe("a hold", () => {
  it.each([
    ["active", { fate: "applied" }],
    ["suspended", { fate: "notAllowed", code: "identity.suspended" }],
    ["revoked", { fate: "notAllowed", code: "identity.revoked" }],
  ] as const)("of an identity that is %s", (state, expected) => {
    expect(decideHold(entryIn(state), UNTIL, NOW)).toMatchObject(expected);
  });

  it("is lengthened, never shortened", () => {
    const longer = mustApply(decideHold(entryIn("held"), UNTIL, NOW));
    expect(longer.entry.identity).toMatchObject({ heldUntil: UNTIL.toISOString(), stateChangedAt: BEFORE });
    const shorter = decideHold(entryIn("held"), after(NOW, hours(0.5)), NOW);
    expect(shorter).toEqual({ fate: "alreadyDone", at: BEFORE });
  });

  it("ends by itself at its end, not a moment sooner", () => {
    const held = entryIn("held");
    const end = new Date(held.identity.heldUntil ?? "");
    expect(settle(held, new Date(end.getTime() - 1))).toBeNull();
    expect(settle(held, end)?.entry.identity).toMatchObject({ state: "active", heldUntil: null });
    expect(settle(entryIn("suspended"), end)).toBeNull();
  });
});

describe("lifting a hold", () => {
  it.each([
    ["active", refusedFor("hold.none")],
    ["held", { fate: "applied" }],
    ["suspended", refusedFor("identity.suspended")],
    ["revoked", refusedFor("identity.revoked")],
  ] as const)("from %s", (state, expected) => {
    expect(decideLift(entryIn(state), NOW)).toMatchObject(expected);
  });

  it("a second time, or after the hold has ended by itself, is already done since then", () => {
    const lifted = mustApply(decideLift(entryIn("held"), NOW));
    expect(lifted.entry.identity).toMatchObject({ state: "active", heldUntil: null });
    const later = after(NOW, hours(2));
    expect(decideLift(lifted.entry, later)).toEqual({ fate: "alreadyDone", at: NOW.toISOString() });
    const ended = settle(entryIn("held"), later);
    expect(decideLift(ended?.entry ?? entryIn("held"), later)).toEqual({
      fate: "alreadyDone",
      at: ended?.at,
    });
  });
});

describe("unlocking a means", () => {
  it.each([
    ["notActivated", refusedFor("authenticator.notActivated")],
    ["active", refusedFor("authenticator.notLocked")],
    ["temporarilyLocked", { fate: "applied" }],
    ["blocked", refusedFor("authenticator.blocked")],
    ["expired", refusedFor("authenticator.expired")],
  ] as const)("that is %s", (state, expected) => {
    expect(decideUnlock(entryIn("active", state), MEANS, NOW)).toMatchObject(expected);
  });

  it("a second time is already done; beneath a stop it is refused", () => {
    const { entry } = mustApply(decideUnlock(entryIn("active", "temporarilyLocked"), MEANS, NOW));
    expect(stateOf(entry)).toBe("active");
    const again = decideUnlock(entry, MEANS, after(NOW, hours(1)));
    expect(again).toEqual({ fate: "alreadyDone", at: NOW.toISOString() });
    for (const state of ["held", "suspended", "revoked"] as const) {
      const beneath = decideUnlock(entryIn(state, "temporarilyLocked"), MEANS, NOW);
      expect(beneath).toEqual(refusedFor(`identity.${state}`));
    }
    expect(decideUnlock(entryIn("active"), NOBODY, NOW)).toEqual(refusedFor("authenticator.unknown"));
  });
});

it.each([
  ["active", refusedFor("identity.notSuspended")],
  ["held", refusedFor("identity.held")],
  ["suspended", { fate: "applied" }],
  ["revoked", refusedFor("identity.revoked")],
] as const)("reopening from %s", (state, expected) => {
  expect(decideReopening(entryIn(state), NOW)).toMatchObject(expected);
});

it("reopening a second time is already done since the first", () => {
  const { entry } = mustApply(decideReopening(entryIn("suspended"), NOW));
  const again = decideReopening(entry, after(NOW, hours(1)));
  expect(again).toEqual({ fate: "alreadyDone", at: NOW.toISOString() });
});

it("an unknown reference cannot be cancelled", () => {
  expect(decideCancellation(entryIn("active"), NOBODY, NOW)).toEqual(refusedFor("reissue.unknown"));
});

it("nothing ever leads out of a blocked means or a revoked identity, and only reopening out of a suspension", () => {
  const order = fc.constantFrom(
    (entry: Entry) => decideBlock(entry, MEANS, NOW),
    (entry: Entry) => decideSuspension(entry, NOW),
    (entry: Entry) => decideRevocation(entry, NOW),
    (entry: Entry) => decideHold(entry, UNTIL, NOW),
    (entry: Entry) => decideLift(entry, NOW),
    (entry: Entry) => decideUnlock(entry, MEANS, NOW),
    (entry: Entry) => decideReopening(entry, NOW),
  );
  const start = fc.tuple(fc.constantFrom(...IDENTITY_STATES), fc.constantFrom(...AUTHENTICATOR_STATES));
  fc.assert(
    fc.property(start, fc.array(order, { maxLength: 8 }), ([state, means], orders) => {
      let entry = entryIn(state, means);
      for (const decide of orders) {
        const earlier = entry;
        const verdict = decide(entry);
        if (verdict.fate !== "applied") continue;
        entry = verdict.entry;
        if (stateOf(earlier) === "blocked") expect(stateOf(entry)).toBe("blocked");
        expect(earlier.identity.state).not.toBe("revoked");
        const isFreed = earlier.identity.state === "suspended" && entry.identity.state === "active";
        if (isFreed) expect(eventsOf(verdict)).toEqual(["identityReopened"]);
      }
    }),
  );
});
