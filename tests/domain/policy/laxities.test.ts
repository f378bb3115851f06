/** What a policy is told where it says what none may say: the place, and why. */
import { describe, expect, it } from "vitest";
import { laxities } from "../../../app/domain/policy/laxities.ts";
import type { Policy } from "../../../app/domain/policy/policy.ts";
import { policyInForce } from "../../support/policy.ts";

const inForce = policyInForce();

type Acts = Policy["acts"];

const withAct = <Kind extends keyof Acts>(kind: Kind, over: Partial<Acts[Kind]>): Policy => ({
  ...inForce,
  acts: { ...inForce.acts, [kind]: { ...inForce.acts[kind], ...over } },
});
const withMethod = (method: keyof Policy["methods"], over: object): Policy => ({
  ...inForce,
  methods: { ...inForce.methods, [method]: { ...inForce.methods[method], ...over } },
});
const withLimit = (requestsPerTargetPerDay: number): Policy => ({
  ...inForce,
  limits: { ...inForce.limits, requestsPerTargetPerDay },
});
const withApprovers = (approvers: Policy["fourEyes"]["approvers"]): Policy => ({
  ...inForce,
  fourEyes: { ...inForce.fourEyes, approvers },
});

const byPaper = { level: "inPerson", methods: ["documentCheck"] } as const;

describe("a policy that goes too far is told where, and why", () => {
  it.each<[why: string, Policy, path: string, code: string]>([
    ["an opening on too little", withAct("reopen", { clerk: { ...byPaper, level: "strong" } }), "acts.reopen.clerk.level", "level.belowFloor"],
    ["a stop for nobody", withAct("suspend", { caller: null }), "acts.suspend.caller.level", "level.mustBeOpen"],
    ["a stop on too much", withAct("hold", { citizen: { level: "confirmed", methods: inForce.acts.hold.citizen?.methods ?? [] } }), "acts.hold.citizen.level", "level.mustBeOpen"],
    ["an opening by keypad", withAct("reopen", { caller: byPaper }), "acts.reopen.caller.level", "mover.notAllowed"],
    ["an opening on what only stops", withAct("reopen", { clerk: { ...byPaper, methods: ["documentCheck", "blockingCode"] } }), "acts.reopen.clerk.methods", "method.neverForThis"],
    ["a stop without its code", withAct("suspend", { caller: { level: "claimed", methods: [] } }), "acts.suspend.caller.methods", "method.mustBeOpen"],
    ["a revocation by one", withAct("revoke", { fourEyes: "never" }), "acts.revoke.fourEyes", "fourEyes.belowFloor"],
    ["a stop that always waits for two", withAct("suspend", { fourEyes: "always" }), "acts.suspend.fourEyes", "fourEyes.tooMany"],
    ["a stop against somebody's will by one", withAct("suspend", { fourEyes: "never" }), "acts.suspend.fourEyes", "fourEyes.belowFloor"],
    ["questions that prove too much", withMethod("controlQuestions", { alone: "strong" }), "methods.controlQuestions.alone", "worth.tooHigh"],
    ["questions that prove nothing", withMethod("controlQuestions", { alone: "none" }), "methods.controlQuestions.alone", "worth.tooLow"],
    ["a code that takes away", withMethod("oneTimeCode", { onConfirmed: "claimed" }), "methods.oneTimeCode.onConfirmed", "worth.tooLow"],
    ["a code like a meeting", withMethod("oneTimeCode", { onConfirmed: "inPerson" }), "methods.oneTimeCode.onConfirmed", "worth.tooHigh"],
    ["a blocking code that adds", withMethod("blockingCode", { onConfirmed: "confirmed" }), "methods.blockingCode.onConfirmed", "worth.tooHigh"],
    ["a limit that is none", withLimit(100_001), "limits.requestsPerTargetPerDay", "number.outside"],
    ["a limit that shuts", withLimit(2), "limits.requestsPerTargetPerDay", "number.outside"],
    ["agents who approve", withApprovers(["specialist", "agent"]), "fourEyes.approvers", "approver.noDesk"],
  ])("%s", (_, policy, path, code) => {
    expect(laxities(policy)).toEqual([{ path, code }]);
  }); // prettier-ignore

  it("of everything at once, not of the first alone", () => {
    const policy = { ...withAct("revoke", { fourEyes: "uninvited" }), limits: withLimit(0).limits };
    expect(laxities(policy)).toEqual([
      { path: "acts.revoke.fourEyes", code: "fourEyes.belowFloor" },
      { path: "limits.requestsPerTargetPerDay", code: "number.outside" },
    ]);
  });

  it("and one that keeps to its bounds of nothing, at their very ends too", () => {
    for (const policy of [inForce, withLimit(3), withLimit(100_000), withApprovers(["teamLead"])])
      expect(laxities(policy)).toEqual([]);
  });
});
