/** A stored decision made again under other rules: each way in which it can fall, and what is said of it. */
import { describe, expect, it } from "vitest";
import type { Policy } from "../../../app/domain/policy/policy.ts";
import { replay, type Decided } from "../../../app/domain/policy/replay.ts";
import { facts, policy } from "../../support/act-facts.ts";

const allowedAtOnce: Decided = { isAllowed: true, reasons: [], coolingHours: 0 };
const waited = (coolingHours: number): Decided => ({ isAllowed: true, reasons: [], coolingHours });
const refusedFor = (...reasons: readonly string[]): Decided => ({
  isAllowed: false,
  reasons,
  coolingHours: 0,
});

const suspendAt = (level: "confirmed" | "inPerson"): Policy => ({
  ...policy,
  acts: {
    ...policy.acts,
    suspend: { ...policy.acts.suspend, agent: { level, methods: ["documentNumber"] } },
  },
});
const cooling = (coolingHours: number): Policy => ({
  ...policy,
  reissue: { ...policy.reissue, coolingHours },
});

const stop = facts("suspend", { proofs: [{ id: "p", level: "strong", method: "documentNumber" }] });
/** Its contact was changed lately: a reason to wait. */
const password = facts("temporaryPassword", { contactAgeHours: 130 });

describe("a decision made again", () => {
  it("is the same under the same rules", () => {
    expect(replay(policy, stop, allowedAtOnce)).toEqual({
      difference: null,
      reasons: [],
      hours: { was: 0, would: 0 },
    });
    const hours = policy.reissue.coolingHours;
    expect(replay(policy, password, waited(hours))).toEqual({
      difference: null,
      reasons: [],
      hours: { was: hours, would: hours },
    });
  });

  it("would be refused, with the new rules' reasons", () => {
    expect(replay(suspendAt("inPerson"), stop, allowedAtOnce)).toEqual({
      difference: "wouldRefuse",
      reasons: ["proof.tooWeak"],
      hours: { was: 0, would: 0 },
    });
  });

  it("stays refused, though for another reason: no difference to anybody", () => {
    expect(replay(suspendAt("inPerson"), stop, refusedFor("mover.notAllowed"))).toEqual({
      difference: null,
      reasons: ["proof.tooWeak"],
      hours: { was: 0, would: 0 },
    });
  });

  it("would be allowed, with the reasons that would no longer count", () => {
    expect(replay(suspendAt("confirmed"), stop, refusedFor("proof.tooWeak", "proof.wrongWay"))).toEqual({
      difference: "wouldAllow",
      reasons: ["proof.tooWeak", "proof.wrongWay"],
      hours: { was: 0, would: 0 },
    });
    expect(replay(cooling(5), password, refusedFor("proof.expired"))).toMatchObject({
      difference: "wouldAllow",
      hours: { was: 0, would: 5 },
    });
  });

  it.each([
    [48, 24, "wouldWaitLonger"],
    [25, 24, "wouldWaitLonger"],
    [24, 24, null],
    [23, 24, "wouldWaitShorter"],
    [0, 24, "wouldWaitShorter"],
    [1, 0, "wouldWaitLonger"],
  ] as const)("with %i hours to wait where it was %i: %s", (would, was, difference) => {
    expect(replay(cooling(would), password, waited(was))).toEqual({
      difference,
      reasons: [],
      hours: { was, would },
    });
  });

  it("that would be refused waits for nothing", () => {
    const nobody = {
      ...cooling(9),
      acts: { ...policy.acts, temporaryPassword: { ...policy.acts.temporaryPassword, agent: null } },
    };
    expect(replay(nobody, password, waited(24))).toEqual({
      difference: "wouldRefuse",
      reasons: ["mover.notAllowed"],
      hours: { was: 24, would: 0 },
    });
  });
});
