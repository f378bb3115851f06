/** A stored decision made again under other rules: each way in which it can fall, and what is said of it. */
import { describe, expect, it } from "vitest";
import type { Policy } from "../../../app/domain/policy/policy.ts";
import { beyondReplay, replay, type Decided } from "../../../app/domain/policy/replay.ts";
import type { LiveProof } from "../../../app/domain/protection/facts.ts";
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

describe("a proof on file that the new rules value otherwise", () => {
  const worth = (method: "controlQuestions" | "oneTimeCode", over: object): Policy => ({
    ...policy,
    methods: { ...policy.methods, [method]: { ...policy.methods[method], ...over } },
  });
  const questions = { id: "q", level: "confirmed", method: "controlQuestions" } as const;
  const code = { id: "c", level: "strong", method: "oneTimeCode" } as const;
  const decides = (
    candidate: Policy,
    kind: "temporaryPassword" | "temporaryPin",
    proofs: readonly LiveProof[],
  ) => replay(candidate, facts(kind, { proofs }), allowedAtOnce);

  it("is worth less there, and so is what stood on it", () => {
    const less = worth("controlQuestions", { alone: "claimed" });
    expect(decides(less, "temporaryPassword", [questions]).reasons).toEqual(["proof.tooWeak"]);
    expect(decides(less, "temporaryPin", [questions, code]).reasons).toEqual(["proof.tooWeak"]);
    expect(decides(policy, "temporaryPin", [questions, code]).difference).toBeNull();
  });

  it("stands where one of two that it stood on still bears it", () => {
    const less = worth("controlQuestions", { alone: "claimed" });
    const met = { id: "d", level: "inPerson", method: "documentCheck" } as const;
    expect(decides(less, "temporaryPin", [questions, met, code]).difference).toBeNull();
  });

  it("stays as it was where what it stood on has run out since", () => {
    expect(
      decides(worth("controlQuestions", { alone: "claimed" }), "temporaryPin", [code]).difference,
    ).toBeNull();
    const adds = worth("oneTimeCode", { onConfirmed: null });
    expect(decides(adds, "temporaryPin", [code]).reasons).toEqual(["proof.tooWeak"]);
    expect(decides(worth("oneTimeCode", { onConfirmed: "confirmed" }), "temporaryPin", [code])).toMatchObject(
      {
        difference: "wouldRefuse",
      },
    );
  });

  it("is never worth more than it was", () => {
    const claimed = { ...code, level: "claimed" } as const;
    expect(decides(worth("oneTimeCode", { alone: "strong" }), "temporaryPin", [claimed])).toMatchObject({
      difference: "wouldRefuse",
    });
  });
});

describe("what no replay can judge", () => {
  const change = (field: string, before = "1", after = "2") => ({ field, before, after });

  it("is named: whatever earns a proof, lets it live, or counts tries", () => {
    const beyond = [
      ...["questions.pointsForConfirmed", "questions.weights.street", "questions.failedRoundsWindowHours"],
      ...[
        "methods.approval.minutes",
        "minutes.verificationLives",
        "oneTimeCode.tries",
        "limits.strikesPerStep",
      ],
    ];
    expect(beyondReplay(beyond.map((field) => change(field)))).toEqual(beyond);
    const seen = [
      ...["acts.hold.agent.level", "acts.revoke.fourEyes", "reissue.coolingHours", "contact.unchangedHours"],
      "questions.failedRoundsPerSubject",
    ];
    expect(beyondReplay(seen.map((field) => change(field)))).toEqual([]);
  });

  it("is a proof that is worth more, and not one that is worth less", () => {
    const alone = "methods.controlQuestions.alone";
    const onTop = "methods.oneTimeCode.onConfirmed";
    expect(beyondReplay([change(alone, "confirmed", "claimed"), change(onTop, "strong", "-")])).toEqual([]);
    expect(beyondReplay([change(alone, "claimed", "confirmed"), change(onTop, "-", "strong")])).toEqual([
      alone,
      onTop,
    ]);
  });
});
