/** Every act at every level for every mover, compared with a table kept by hand; and what a reissue asks for besides. */
import { describe, expect, it } from "vitest";
import { ACT_KINDS, isReissue } from "../../../app/domain/protection/acts.ts";
import { decideAct } from "../../../app/domain/protection/decide.ts";
import type { ActFacts } from "../../../app/domain/protection/facts.ts";
import {
  PROOF_LEVELS,
  type ProofLevel,
  type VerificationMethod,
} from "../../../app/domain/verification/level.ts";
import { facts, policy, reasons } from "../../support/act-facts.ts";

// n none, c claimed, b bekræftet, s stærk, f fremmøde; a dash where nobody of this kind may (product.md §5, §6).
const LEAST = `
                    agent clerk caller citizen
  hold              c     c     c      c
  block             c     c     c      c
  suspend           c     c     c      c
  revoke            -     4     -      -
  liftHold          b     b     -      -
  liftLockout       b     b     -      -
  reopen            -     f     -      -
  activationCode    b     f     -      -
  temporaryPassword b     f     -      -
  temporaryPin      s     f     -      -
  orderMeans        b     f     -      -
`;
const LEVEL_OF: Readonly<Record<string, ProofLevel>> = {
  c: "claimed",
  b: "confirmed",
  s: "strong",
  f: "inPerson",
};
const MOVERS = ["agent", "clerk", "caller", "citizen"] as const;

/** The method by which each mover reaches each level in the real world. */
function methodFor(mover: (typeof MOVERS)[number], level: ProofLevel): VerificationMethod {
  if (mover === "caller" || mover === "citizen") return "blockingCode";
  if (level === "inPerson") return mover === "clerk" ? "documentCheck" : "documentNumber";
  return level === "strong" && mover === "agent" ? "documentNumber" : "controlQuestions";
}

describe("an act", () => {
  it("needs the level of the table kept by hand, and no more", () => {
    const [head = "", ...rows] = LEAST.trim().split("\n");
    expect(rows.map((row) => row.trim().split(/\s+/)[0])).toEqual([...ACT_KINDS]);
    for (const row of rows) {
      const [name = "", ...marks] = row.trim().split(/\s+/);
      const kind = ACT_KINDS.find((one) => one === name) ?? "hold";
      head
        .trim()
        .split(/\s+/)
        .forEach((column, place) => {
          const mover = MOVERS.find((one) => one === column) ?? "agent";
          const mark = marks[place] ?? "-";
          for (const level of PROOF_LEVELS) {
            const proofs = level === "none" ? [] : [{ id: "p", level, method: methodFor(mover, level) }];
            const ruling = decideAct(policy, facts(kind, { mover, proofs, isApproved: mark === "4" }));
            const needed = mark === "4" ? "inPerson" : LEVEL_OF[mark];
            const open = needed !== undefined && PROOF_LEVELS.indexOf(level) >= PROOF_LEVELS.indexOf(needed);
            expect(ruling.allowed, `${kind} ${mover} ${level}`).toBe(open);
          }
        });
    }
  });

  it("that stops is open on a claim, and the same evidence gives nothing back", () => {
    const proofs = [{ id: "p", level: "claimed", method: "controlQuestions" }] as const;
    for (const kind of ["hold", "block", "suspend"] as const) expect(reasons(kind, { proofs })).toEqual([]);
    for (const kind of ACT_KINDS.filter((one) => isReissue(one)))
      expect(reasons(kind, { proofs })).toContain("proof.tooWeak");
  });

  it("says why it is closed, in full", () => {
    expect(reasons("suspend", { proofs: [], hadProof: false })).toEqual(["proof.missing"]);
    expect(reasons("suspend", { proofs: [] })).toEqual(["proof.expired"]);
    expect(reasons("suspend", { proofs: [{ id: "p", level: "claimed", method: "cprAndFact" }] })).toEqual([
      "proof.wrongWay",
    ]);
    expect(reasons("reopen", {})).toEqual(["mover.notAllowed"]);
    expect(reasons("suspend", { mover: "system" })).toEqual(["mover.notAllowed"]);
    expect(reasons("temporaryPin", { contactAgeHours: 1, cprStatus: "90", isOpenAlready: true })).toEqual([
      "subject.notLiving",
      "contact.tooYoung",
      "reissue.open",
    ]);
  });

  it("that nobody does alone waits for a colleague", () => {
    const inPerson = [{ id: "p", level: "inPerson", method: "documentCheck" }] as const;
    expect(reasons("revoke", { mover: "clerk", proofs: inPerson })).toEqual(["approval.needed"]);
    expect(reasons("revoke", { mover: "clerk", proofs: inPerson, isApproved: true })).toEqual([]);
  });
});

describe("another's request", () => {
  const asked = { id: "asked", level: "strong", method: "documentNumber" } as const;
  const paper = { id: "paper", level: "claimed", method: "representation" } as const;

  it("is carried by papers, however well the one who asks has proven who they are", () => {
    const guardian = { requester: "guardian" } as const;
    expect(reasons("hold", { ...guardian, proofs: [asked] })).toEqual(["approval.needed"]);
    for (const proofs of [[paper], [asked, paper]])
      expect(decideAct(policy, facts("hold", { ...guardian, proofs }))).toEqual({
        allowed: true,
        value: { proofId: "paper", coolingHours: 0 },
      });
  });

  it("hears what is wrong with the proof where no colleague could help", () => {
    const alone = {
      ...policy,
      acts: { ...policy.acts, hold: { ...policy.acts.hold, fourEyes: "never" } },
    } as const;
    const undocumented = facts("hold", { requester: "bank", proofs: [], hadProof: false });
    expect(decideAct(alone, undocumented)).toEqual({ allowed: false, reasons: ["proof.missing"] });
    expect(decideAct(policy, undocumented)).toEqual({ allowed: false, reasons: ["approval.needed"] });
  });
});

describe("what opens access again", () => {
  const INPERSON = [{ id: "p", level: "inPerson", method: "documentCheck" }] as const;
  const clerk = { mover: "clerk", proofs: INPERSON } as const;

  it("is closed on a number that stands for nobody, and while the register is silent; a stop never is", () => {
    for (const cprStatus of ["30", "50", "60", "70", "90", null]) {
      for (const kind of ["liftHold", "liftLockout"] as const)
        expect(reasons(kind, { cprStatus }), kind).toEqual(["subject.notLiving"]);
      expect(reasons("reopen", { ...clerk, cprStatus })).toEqual(["subject.notLiving"]);
      for (const kind of ["hold", "block", "suspend"] as const)
        expect(reasons(kind, { cprStatus })).toEqual([]);
    }
  });

  it("is open to whoever lives, here or abroad", () => {
    for (const cprStatus of ["01", "03", "05", "07", "20", "80"]) {
      expect(reasons("liftHold", { cprStatus })).toEqual([]);
      expect(reasons("reopen", { ...clerk, cprStatus })).toEqual([]);
    }
  });
});

describe("a reissue", () => {
  it("is refused at 119 hours 59 minutes after a phone change and allowed at 120 hours", () => {
    for (const kind of ["activationCode", "temporaryPassword", "temporaryPin"] as const) {
      expect(reasons(kind, { contactAgeHours: 119 + 59 / 60 })).toEqual(["contact.tooYoung"]);
      expect(reasons(kind, { contactAgeHours: 120 })).toEqual([]);
      expect(reasons(kind, { contactAgeHours: null })).toEqual(["contact.none"]);
    }
  });

  it("goes to no address younger than the policy says, and to none abroad", () => {
    const { addressAgeDays } = policy.reissue;
    expect(reasons("orderMeans", { addressAgeDays: addressAgeDays - 1 })).toEqual(["address.tooYoung"]);
    expect(reasons("orderMeans", { addressAgeDays })).toEqual([]);
    expect(reasons("orderMeans", { addressAgeDays: null })).toEqual(["address.none"]);
    expect(reasons("orderMeans", { contactAgeHours: 1 })).toEqual([]);
    expect(reasons("orderMeans", { orderedMeans: null })).toEqual(["means.unknown"]);
    expect(reasons("orderMeans", { delivery: "sms" })).toEqual(["reissue.neverSo"]);
  });

  it("is one at a time, except that a newer activation code kills the older", () => {
    expect(reasons("orderMeans", { isOpenAlready: true })).toEqual(["reissue.open"]);
    expect(reasons("activationCode", { isOpenAlready: true })).toEqual([]);
  });

  it("never wakes a blocked means, and waits for MitID to answer", () => {
    expect(reasons("activationCode", { means: { kind: "codeDisplay", state: "blocked" } })).toEqual([
      "act.noEffect",
    ]);
    expect(reasons("liftLockout", { means: { kind: "codeDisplay", state: "blocked" } })).toEqual([
      "means.neverReturns",
    ]);
    expect(reasons("temporaryPin", { identity: null })).toEqual(["identity.unknown"]);
    expect(reasons("suspend", { identity: null })).toEqual([]);
  });

  it("cools off after a contact change or a lost verification, not on paper at the counter", () => {
    const cooling = (over: Partial<ActFacts>) => {
      const ruling = decideAct(policy, facts("activationCode", over));
      return ruling.allowed ? ruling.value.coolingHours : null;
    };
    expect(cooling({})).toBe(0);
    expect(cooling({ contactAgeHours: 30 * 24 - 1 })).toBe(24);
    expect(cooling({ contactAgeHours: 30 * 24 })).toBe(0);
    expect(cooling({ failuresLately: 1 })).toBe(24);
    expect(cooling({ failuresLately: 2 })).toBeNull();
    const paper = { delivery: "paper", mover: "clerk" } as const;
    const inPerson = [{ id: "p", level: "inPerson", method: "documentCheck" }] as const;
    expect(cooling({ ...paper, proofs: inPerson, failuresLately: 2, contactAgeHours: 1 })).toBe(0);
  });

  it("opens nothing on a proof from before too much was lost, and still stops", () => {
    const lost = { failuresLately: 2 };
    expect(reasons("liftHold", lost)).toEqual(["subject.mustMeet"]);
    expect(reasons("liftLockout", lost)).toEqual(["subject.mustMeet"]);
    for (const kind of ["hold", "block", "suspend"] as const) expect(reasons(kind, lost), kind).toEqual([]);
    for (const kind of ["liftHold", "liftLockout"] as const)
      expect(reasons(kind, { failuresLately: 1 }), kind).toEqual([]);
  });

  it("is not shut at the counter by what was lost on the telephone", () => {
    const proofs = [{ id: "p", level: "inPerson", method: "documentCheck" }] as const;
    const seen = { mover: "clerk", proofs, failuresLately: 9 } as const;
    const kinds = [
      "liftHold",
      "liftLockout",
      "reopen",
      "orderMeans",
      "temporaryPin",
      "activationCode",
    ] as const;
    for (const kind of kinds) expect(reasons(kind, seen), kind).toEqual([]);
  });
});
