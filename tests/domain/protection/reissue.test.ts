/** What a reissue asks for beyond the proof, each rule by itself and at its edge; and how long it waits. */
import { describe, expect, it } from "vitest";
import { DELIVERIES, REISSUE_KINDS } from "../../../app/domain/protection/acts.ts";
import type { ActFacts } from "../../../app/domain/protection/facts.ts";
import { coolingHours, reissueRefusals } from "../../../app/domain/protection/reissue.ts";
import { facts, policy } from "../../support/act-facts.ts";

const refusals = (kind: (typeof REISSUE_KINDS)[number], over: Partial<ActFacts> = {}) =>
  reissueRefusals(policy, facts(kind, over));
const NEVER_SO = ["reissue.neverSo"];

describe("a reissue", () => {
  it("goes to the living with a number in use", () => {
    for (const cprStatus of ["30", "50", "60", "70", "90", null])
      expect(refusals("temporaryPassword", { cprStatus }), cprStatus ?? "unknown").toEqual([
        "subject.notLiving",
      ]);
    for (const cprStatus of ["01", "03", "05", "07", "20", "80"])
      expect(refusals("temporaryPassword", { cprStatus }), cprStatus).toEqual([]);
  });

  it("goes by the one way of its kind", () => {
    // What each kind may go by: codes by SMS, an activation code on paper too, a means to the CPR address alone.
    const ways = {
      activationCode: ["sms", "paper"],
      temporaryPassword: ["sms"],
      temporaryPin: ["sms"],
      orderMeans: ["cprAddress"],
    } as const;
    for (const kind of REISSUE_KINDS) {
      for (const delivery of [...DELIVERIES, null]) {
        const isRight = ways[kind].some((way) => way === delivery);
        expect(refusals(kind, { delivery }), `${kind} ${delivery ?? "-"}`).toEqual(isRight ? [] : NEVER_SO);
      }
    }
  });

  it("looks at the phone for an SMS alone, and at the address for a parcel alone", () => {
    const nothing = { contactAgeHours: null, addressAgeDays: null };
    expect(refusals("temporaryPin", nothing)).toEqual(["contact.none"]);
    expect(refusals("orderMeans", nothing)).toEqual(["address.none"]);
    expect(refusals("activationCode", { ...nothing, delivery: "paper" })).toEqual([]);
    expect(refusals("activationCode", { ...nothing, delivery: "cprAddress" })).toEqual(NEVER_SO);
    expect(refusals("orderMeans", { ...nothing, delivery: "paper" })).toEqual(NEVER_SO);
  });

  it("is an activation code only for a means that waits for it, or for a new app", () => {
    for (const state of ["active", "temporarilyLocked", "blocked", "expired"] as const) {
      const means = { kind: "codeApp", state } as const;
      expect(refusals("activationCode", { means }), state).toEqual(["act.noEffect"]);
      for (const kind of ["temporaryPassword", "temporaryPin", "orderMeans"] as const)
        expect(refusals(kind, { means }), kind).toEqual([]);
    }
    expect(refusals("activationCode", { means: null })).toEqual([]);
  });

  it("sends whoever lost too many verifications to the counter, where paper is handed over", () => {
    const most = policy.questions.failedRoundsPerSubject;
    expect(refusals("temporaryPin", { failuresLately: most - 1 })).toEqual([]);
    expect(refusals("temporaryPin", { failuresLately: most })).toEqual(["subject.mustMeet"]);
    expect(refusals("orderMeans", { failuresLately: most + 1 })).toEqual(["subject.mustMeet"]);
    expect(refusals("activationCode", { failuresLately: most, delivery: "paper" })).toEqual([]);
  });

  it("is one of its kind at a time, but for an activation code", () => {
    for (const kind of REISSUE_KINDS)
      expect(refusals(kind, { isOpenAlready: true })).toEqual(
        kind === "activationCode" ? [] : ["reissue.open"],
      );
  });
});

describe("cooling-off", () => {
  const hours = (over: Partial<ActFacts>, rules = policy) =>
    coolingHours(rules, facts(over.kind ?? "temporaryPin", over));

  it("is the policy's hours while the phone is new, and none where there is no phone", () => {
    const edge = policy.reissue.contactChangedWithinDays * 24;
    expect(hours({ contactAgeHours: edge - 0.01 })).toBe(policy.reissue.coolingHours);
    expect(hours({ contactAgeHours: edge })).toBe(0);
    expect(hours({ kind: "orderMeans", contactAgeHours: null })).toBe(0);
  });

  it("is due for a new e-mail address as well, which shuts no code out", () => {
    const edge = policy.reissue.contactChangedWithinDays * 24;
    expect(hours({ anyContactAgeHours: 1 })).toBe(policy.reissue.coolingHours);
    expect(hours({ anyContactAgeHours: edge })).toBe(0);
    expect(hours({ anyContactAgeHours: null })).toBe(0);
    expect(refusals("temporaryPassword", { anyContactAgeHours: 1 })).toEqual([]);
  });

  it("is a day for a PIN that a citizen orders alone, and for nothing else of theirs", () => {
    expect(hours({ mover: "citizen" })).toBe(policy.reissue.selfServicePinHours);
    for (const mover of ["agent", "clerk", "caller"] as const) expect(hours({ mover })).toBe(0);
    expect(hours({ kind: "temporaryPassword", mover: "citizen" })).toBe(0);
  });

  it("is the longer where both are due", () => {
    const worried = { mover: "citizen", failuresLately: 1 } as const;
    const reissue = { ...policy.reissue, coolingHours: 48, selfServicePinHours: 24 };
    expect(hours(worried, { ...policy, reissue })).toBe(48);
    const slower = { ...policy.reissue, coolingHours: 12, selfServicePinHours: 30 };
    expect(hours(worried, { ...policy, reissue: slower })).toBe(30);
  });
});
