/** When somebody may be asked to approve in their app, and how long to wait between two polls. */
import { describe, expect, it } from "vitest";
import {
  AUTHENTICATOR_KINDS,
  AUTHENTICATOR_STATES,
  IDENTITY_STATES,
} from "../../../app/domain/protection/means.ts";
import {
  askRefusal,
  pollInterval,
  slower,
  type AskFacts,
} from "../../../app/domain/verification/approval.ts";
import { policyInForce } from "../../support/policy.ts";

const policy = policyInForce();

const app = { kind: "codeApp", state: "active" } as const;
const asked = (change: Partial<AskFacts> = {}): AskFacts => ({
  identity: { state: "active", authenticators: [app] },
  isOpen: false,
  asksLately: 0,
  failuresLately: 0,
  ...change,
});

describe("nobody is asked", () => {
  it.each([
    ["a first time", asked(), null],
    ["a third time today", asked({ asksLately: 2 }), null],
    ["a fourth time today", asked({ asksLately: 3 }), "approval.tooManyAsks"],
    ["while another request is open", asked({ isOpen: true }), "approval.open"],
    ["before MitID has answered", asked({ identity: null }), "approval.noMeans"],
    ["after one lost verification", asked({ failuresLately: 1 }), null],
    ["after two lost verifications", asked({ failuresLately: 2 }), "subject.mustMeet"],
    ["without any means", asked({ identity: { state: "active", authenticators: [] } }), "approval.noMeans"],
  ] as const)("%s: %s → %s", (_, facts, refusal) => {
    expect(askRefusal(policy, facts)).toBe(refusal);
  });

  it("by any means but an app in use, in an identity in use", () => {
    for (const state of IDENTITY_STATES) {
      for (const kind of AUTHENTICATOR_KINDS) {
        for (const means of AUTHENTICATOR_STATES) {
          const facts = asked({ identity: { state, authenticators: [{ kind, state: means }] } });
          const may = state === "active" && kind === "codeApp" && means === "active";
          expect([state, kind, means, askRefusal(policy, facts)]).toEqual([
            ...[state, kind, means],
            may ? null : "approval.noMeans",
          ]);
        }
      }
    }
  });

  it("but one app in use among others is enough", () => {
    const authenticators = [
      { kind: "codeApp", state: "blocked" },
      { kind: "password", state: "active" },
      app,
    ] as const;
    expect(askRefusal(policy, asked({ identity: { state: "active", authenticators } }))).toBeNull();
  });

  it("and the first reason is the one that is told: it says least about the person", () => {
    const all = asked({ identity: null, isOpen: true, asksLately: 9, failuresLately: 9 });
    expect(askRefusal(policy, all)).toBe("subject.mustMeet");
    expect(askRefusal(policy, { ...all, failuresLately: 0 })).toBe("approval.noMeans");
    expect(askRefusal(policy, asked({ isOpen: true, asksLately: 9 }))).toBe("approval.open");
  });
});

describe("the pause between two polls", () => {
  it.each([
    [1, 6],
    [3, 8],
    [8, 13],
    [54, 59],
    [55, 60],
    [56, 60],
    [60, 60],
  ])("of %d seconds becomes %d when the broker says that it was too short", (had, next) => {
    expect(slower(had)).toBe(next);
  });

  it.each([
    [-3, 1],
    [0, 1],
    [0.2, 1],
    [1, 1],
    [1.01, 2],
    [3, 3],
    [59.5, 60],
    [60, 60],
    [61, 60],
    [3_600, 60],
  ])("that the broker wants to be %d is kept at %d", (wanted, kept) => {
    expect(pollInterval(wanted)).toBe(kept);
  });
});
