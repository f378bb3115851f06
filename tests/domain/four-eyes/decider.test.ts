/** Who may decide a proposal: every state, verb, role and version, against a list kept by hand. */
import { describe, expect, it } from "vitest";
import type { StaffRole } from "../../../app/domain/actor.ts";
import {
  mayApprove,
  mayDecide,
  mayProposeActs,
  mayProposeRules,
  type DecisionFacts,
} from "../../../app/domain/four-eyes/decider.ts";
import { PROPOSAL_STATES, type ProposalState } from "../../../app/domain/four-eyes/proposal.ts";

const NOW = new Date("2026-11-24T10:00:00Z");
const at = (milliseconds: number): Date => new Date(NOW.getTime() + milliseconds);

const ready: DecisionFacts = {
  verb: "approve",
  state: "open",
  version: 1,
  proposedBy: "jonas",
  expiresAt: at(60_000),
  decider: { id: "lone", role: "specialist", isBlocked: false },
  approvers: ["specialist", "teamLead"],
  seenVersion: 1,
  hasOpened: true,
  now: NOW,
};

const reasons = (over: Partial<DecisionFacts>): readonly string[] => {
  const ruling = mayDecide({ ...ready, ...over });
  return ruling.allowed ? [] : ruling.reasons;
};

type Rights = readonly [approves: boolean, proposesRules: boolean, proposesActs: boolean];

const ROLES: { readonly [Role in StaffRole]: Rights } = {
  agent: [false, false, true],
  specialist: [true, true, true],
  teamLead: [true, true, true],
  clerk: [false, false, true],
  auditor: [false, false, false],
  admin: [false, true, false],
};

describe.each(Object.entries(ROLES))("%s", (name, [approves, proposesRules, proposesActs]) => {
  const role = Object.keys(ROLES).find((one): one is StaffRole => one === name) ?? "agent";

  it("approves, or hears that it has not the right and nothing else", () => {
    const decider = { id: "lone", role, isBlocked: false };
    expect(mayApprove(decider, ready.approvers)).toBe(approves);
    expect(reasons({ decider })).toEqual(approves ? [] : ["approver.notAllowed"]);
    const worst = {
      decider,
      proposedBy: "lone",
      state: "refused",
      seenVersion: 9,
      expiresAt: at(-1),
    } as const;
    expect(reasons(worst)).toEqual(approves ? ["proposal.own", "proposal.decided"] : ["approver.notAllowed"]);
  });

  it("proposes rules, or not, and acts, or not", () => {
    expect(mayProposeRules({ id: "x", role, isBlocked: false })).toBe(proposesRules);
    expect(mayProposeActs({ id: "x", role, isBlocked: false })).toBe(proposesActs);
  });

  it("does none of it while blocked", () => {
    const decider = { id: "lone", role, isBlocked: true };
    expect(reasons({ decider })).toEqual(["approver.notAllowed"]);
    expect(mayProposeRules(decider)).toBe(false);
    expect(mayProposeActs(decider)).toBe(false);
  });

  it("has no right that the policy gives to nobody", () => {
    expect(reasons({ decider: { id: "lone", role, isBlocked: false }, approvers: [] })).toEqual([
      "approver.notAllowed",
    ]);
  });
});

const BY_STATE: { readonly [State in ProposalState]: readonly string[] } = {
  open: [],
  approved: ["proposal.decided"],
  refused: ["proposal.decided"],
  withdrawn: ["proposal.decided"],
  expired: ["proposal.decided"],
  stale: ["proposal.decided"],
};

describe.each(PROPOSAL_STATES)("a proposal that is %s", (state) => {
  it("is decided, or has been", () => {
    expect(reasons({ state })).toEqual(BY_STATE[state]);
    expect(reasons({ state, verb: "refuse" })).toEqual(BY_STATE[state]);
  });

  it("is never decided by its own proposer", () => {
    expect(reasons({ state, proposedBy: "lone" })).toEqual(["proposal.own", ...BY_STATE[state]]);
    expect(reasons({ state, verb: "refuse", proposedBy: "lone" })).toContain("proposal.own");
  });

  it("says of its version and its time only what still matters", () => {
    const late = { state, seenVersion: 2, expiresAt: at(-1) } as const;
    expect(reasons(late)).toEqual(
      state === "open" ? ["proposal.changed", "proposal.expired"] : ["proposal.decided"],
    );
    expect(reasons({ ...late, verb: "refuse" })).toEqual(
      state === "open" ? ["proposal.changed"] : ["proposal.decided"],
    );
  });
});

it("what was not opened as it stands is not approved; it can be refused", () => {
  expect(reasons({ hasOpened: false })).toEqual(["proposal.notSeen"]);
  expect(reasons({ hasOpened: false, verb: "refuse" })).toEqual([]);
  // One thing to do about it: read it again.
  expect(reasons({ hasOpened: false, seenVersion: 2 })).toEqual(["proposal.changed"]);
  expect(reasons({ hasOpened: false, state: "approved" })).toEqual(["proposal.decided"]);
});

describe("time", () => {
  it.each([
    [1, []],
    [0, ["proposal.expired"]],
    [-1, ["proposal.expired"]],
  ] as const)("%i ms before the end", (left, expected) => {
    expect(reasons({ expiresAt: at(left) })).toEqual(expected);
    expect(reasons({ expiresAt: at(left), verb: "refuse" })).toEqual([]);
  });
});
