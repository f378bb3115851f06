/** Every order in every state of an identity and a means, decided without HTTP. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AUTHENTICATOR_STATES, IDENTITY_STATES } from "../../../app/domain/protection/means.ts";
import { after, hours } from "../../../app/domain/duration.ts";
import type { WireIdentity } from "../../../integrations/mitid/schemas.ts";
import {
  decideBlock,
  decideHold,
  decideSuspension,
  settle,
} from "../../../integrations/mitid/simulator/rules.ts";

const NOW = new Date("2026-03-12T01:14:00.000Z");
const BEFORE = "2026-03-11T20:00:00.000Z";
const UNTIL = after(NOW, hours(24));
const MEANS = "7e7eef55-67e7-4ff1-a58b-b0e883c22f8b";

function identityIn(
  state: WireIdentity["state"],
  means: WireIdentity["authenticators"][number]["state"] = "active",
): WireIdentity {
  return {
    uuid: "ddf9d8d6-3b7a-44ad-a09f-f7ad3e286045",
    cpr: "6501721472",
    userId: "inger.vestergaard",
    name: "Inger Vestergaard",
    state,
    stateChangedAt: BEFORE,
    heldUntil: state === "held" ? after(NOW, hours(1)).toISOString() : null,
    assuranceLevel: "Substantial",
    version: 3,
    authenticators: [
      {
        id: MEANS,
        kind: "codeDisplay",
        state: means,
        stateChangedAt: BEFORE,
        serialSuffix: "4471",
        device: null,
        issuedAt: BEFORE,
        lastUsedAt: null,
      },
    ],
  };
}

describe("a block", () => {
  it.each([
    ["notActivated", "applied"],
    ["active", "applied"],
    ["temporarilyLocked", "applied"],
    ["blocked", "alreadyDone"],
    ["expired", "notAllowed"],
  ] as const)("of a means that is %s is %s", (state, fate) => {
    for (const identity of ["active", "held", "suspended"] as const) {
      expect(decideBlock(identityIn(identity, state), MEANS, NOW).fate).toBe(fate);
    }
  });

  it("of an already blocked means tells the first time", () => {
    const verdict = decideBlock(identityIn("active", "blocked"), MEANS, NOW);
    expect(verdict).toEqual({ fate: "alreadyDone", at: BEFORE });
  });

  it("is refused for a revoked identity and for a means of somebody else", () => {
    expect(decideBlock(identityIn("revoked"), MEANS, NOW)).toEqual({
      fate: "notAllowed",
      code: "identity.revoked",
    });
    const other = decideBlock(identityIn("active"), "00000000-0000-4000-a000-000000000000", NOW);
    expect(other).toEqual({ fate: "notAllowed", code: "authenticator.unknown" });
  });
});

describe("a suspension", () => {
  it.each([
    ["active", "applied"],
    ["held", "applied"],
    ["suspended", "alreadyDone"],
    ["revoked", "notAllowed"],
  ] as const)("of an identity that is %s is %s", (state, fate) => {
    expect(decideSuspension(identityIn(state), NOW).fate).toBe(fate);
  });

  it("leaves each means in its own state and ends the hold", () => {
    for (const state of AUTHENTICATOR_STATES) {
      const verdict = decideSuspension(identityIn("held", state), NOW);
      if (verdict.fate !== "applied") throw new Error(verdict.fate);
      expect(verdict.identity.authenticators[0]?.state).toBe(state);
      expect(verdict.identity.heldUntil).toBeNull();
    }
  });
});

describe("a hold", () => {
  it.each([
    ["active", { fate: "applied" }],
    ["suspended", { fate: "notAllowed", code: "identity.suspended" }],
    ["revoked", { fate: "notAllowed", code: "identity.revoked" }],
  ] as const)("of an identity that is %s", (state, expected) => {
    expect(decideHold(identityIn(state), UNTIL, NOW)).toMatchObject(expected);
  });

  it("is lengthened, never shortened", () => {
    expect(decideHold(identityIn("held"), UNTIL, NOW).fate).toBe("applied");
    const shorter = decideHold(identityIn("held"), after(NOW, hours(0.5)), NOW);
    expect(shorter).toEqual({ fate: "alreadyDone", at: BEFORE });
  });

  it("that comes after its own end is refused", () => {
    expect(decideHold(identityIn("active"), NOW, NOW)).toEqual({ fate: "notAllowed", code: "hold.over" });
  });

  it("ends by itself at its end, not a moment sooner", () => {
    const held = identityIn("held");
    const end = new Date(held.heldUntil ?? "");
    expect(settle(held, new Date(end.getTime() - 1))).toBeNull();
    expect(settle(held, end)?.identity).toMatchObject({ state: "active", heldUntil: null });
    expect(settle(identityIn("suspended"), end)).toBeNull();
  });
});

it("nothing ever leads out of a blocked means or a suspended or revoked identity", () => {
  const order = fc.constantFrom(
    (identity: WireIdentity) => decideBlock(identity, MEANS, NOW),
    (identity: WireIdentity) => decideSuspension(identity, NOW),
    (identity: WireIdentity) => decideHold(identity, UNTIL, NOW),
  );
  const start = fc.tuple(fc.constantFrom(...IDENTITY_STATES), fc.constantFrom(...AUTHENTICATOR_STATES));
  fc.assert(
    fc.property(start, fc.array(order, { maxLength: 8 }), ([state, means], orders) => {
      let identity = identityIn(state, means);
      for (const decide of orders) {
        const earlier = identity;
        const verdict = decide(identity);
        if (verdict.fate === "applied") identity = verdict.identity;
        if (earlier.authenticators[0]?.state === "blocked") {
          expect(identity.authenticators[0]?.state).toBe("blocked");
        }
        if (earlier.state === "suspended" || earlier.state === "revoked")
          expect(identity.state).toBe(earlier.state);
      }
    }),
  );
});
