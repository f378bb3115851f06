/** What proofs are worth, what a policy may not loosen, and who may vouch for somebody. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { laxities } from "../../../app/domain/policy/laxities.ts";
import type { Policy } from "../../../app/domain/policy/policy.ts";
import { ACT_KINDS } from "../../../app/domain/protection/acts.ts";
import { decideAct } from "../../../app/domain/protection/decide.ts";
import { PROOF_LEVELS, type VerificationMethod } from "../../../app/domain/verification/level.ts";
import { witnessMayVouch } from "../../../app/domain/verification/witness.ts";
import { levelBy, lifetime } from "../../../app/domain/verification/worth.ts";
import { facts, policy } from "../../support/act-facts.ts";

describe("proofs", () => {
  it("are worth what the policy says, and more only on top of confirmed", () => {
    expect(levelBy(policy, "oneTimeCode", "none")).toBe("claimed");
    expect(levelBy(policy, "oneTimeCode", "claimed")).toBe("claimed");
    expect(levelBy(policy, "oneTimeCode", "confirmed")).toBe("strong");
    expect(levelBy(policy, "blockingCode", "strong")).toBe("claimed");
    expect(levelBy(policy, "documentCheck", "none")).toBe("inPerson");
    expect(lifetime(policy, "documentNumber")).toBe(20 * 60_000);
  });

  it("never close what was open by being more", () => {
    const proof = fc.record({
      id: fc.constant("p"),
      level: fc.constantFrom(...PROOF_LEVELS.filter((level) => level !== "none")),
      method: fc.constantFrom<VerificationMethod>(
        "controlQuestions",
        "documentNumber",
        "oneTimeCode",
        "approval",
      ),
    });
    fc.assert(
      fc.property(fc.constantFrom(...ACT_KINDS), fc.array(proof), proof, (kind, proofs, one) => {
        const before = decideAct(policy, facts(kind, { proofs })).allowed;
        const after = decideAct(policy, facts(kind, { proofs: [...proofs, one] })).allowed;
        expect(after || !before).toBe(true);
      }),
    );
  });
});

describe("a policy", () => {
  it("in force is nowhere laxer than the machines, and a laxer one is named", () => {
    expect(laxities(policy)).toEqual([]);
    const { acts } = policy;
    const lax: Policy = {
      ...policy,
      acts: {
        ...acts,
        reopen: { ...acts.reopen, agent: { level: "strong", methods: ["documentNumber"] } },
        temporaryPin: { ...acts.temporaryPin, agent: { level: "confirmed", methods: ["controlQuestions"] } },
        revoke: { ...acts.revoke, fourEyes: "never" },
      },
    };
    expect(laxities(lax)).toEqual([
      { path: "acts.revoke.fourEyes", code: "fourEyes.belowFloor" },
      { path: "acts.reopen.agent.level", code: "mover.notAllowed" },
      { path: "acts.temporaryPin.agent.level", code: "level.belowFloor" },
      { path: "acts.temporaryPin.agent.methods", code: "method.neverForThis" },
    ]);
  });
});

describe("a witness", () => {
  const now = new Date("2026-11-24T12:00:00Z");
  const ago = (days: number) => new Date(now.getTime() - days * 24 * 3_600_000);
  const witness = { bornOn: "1980-01-01", mitidSince: ago(31), uses: [ago(1), ago(2)] };

  it("with three uses in 120 days, or an own MitID 30 days old or less, is refused", () => {
    expect(witnessMayVouch(policy.witness, witness, now).allowed).toBe(true);
    const often = witnessMayVouch(policy.witness, { ...witness, uses: [ago(1), ago(2), ago(119)] }, now);
    expect(often).toEqual({ allowed: false, reasons: ["witness.usedTooOften"] });
    expect(
      witnessMayVouch(policy.witness, { ...witness, uses: [ago(1), ago(2), ago(121)] }, now).allowed,
    ).toBe(true);
    expect(witnessMayVouch(policy.witness, { ...witness, mitidSince: ago(30) }, now)).toEqual({
      allowed: false,
      reasons: ["witness.mitidTooNew"],
    });
    expect(witnessMayVouch(policy.witness, { ...witness, bornOn: "2008-11-25" }, now)).toEqual({
      allowed: false,
      reasons: ["witness.tooYoung"],
    });
  });

  it("is old enough on the very day, and a use is over after exactly 120 days", () => {
    expect(witnessMayVouch(policy.witness, { ...witness, bornOn: "2008-11-24" }, now).allowed).toBe(true);
    const uses = [ago(1), ago(2), ago(120)];
    expect(witnessMayVouch(policy.witness, { ...witness, uses }, now).allowed).toBe(true);
  });
});
