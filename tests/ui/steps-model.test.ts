/** Which step a case stands at: block first, and nothing that is not reached. */
import { describe, expect, it } from "vitest";
import { PROOF_LEVELS, type ProofLevel } from "../../app/domain/verification/level.ts";
import { currentStep, isReached, shownStep, STEPS } from "../../app/ui/desk/steps-model.ts";

const live = {
  conferenceId: "c",
  offerId: "o",
  state: "live",
  since: "2026-11-23T10:00:00Z",
  endedAt: null,
} as const;
const fresh = { state: "open", topic: "block", call: live, subject: null, proof: null, acts: [] } as const;
const known = (level: ProofLevel, topic = "block") => ({ ...fresh, topic, subject: {}, proof: { level } });

describe("the current step", () => {
  it("goes from who, to how sure, to what, to the receipt", () => {
    expect(currentStep(fresh)).toBe("identify");
    expect(currentStep(known("none"))).toBe("confirm");
    expect(currentStep(known("claimed"))).toBe("act");
    expect(currentStep({ ...known("claimed"), acts: [{}] })).toBe("receipt");
  });

  it("asks on where the caller needs help, until the person is confirmed", () => {
    expect(currentStep(known("claimed", "help"))).toBe("confirm");
    expect(currentStep(known("confirmed", "help"))).toBe("act");
  });

  it("is the last one as soon as the call or the case is over", () => {
    expect(currentStep({ ...fresh, call: { ...live, state: "over" } })).toBe("close");
    expect(currentStep({ ...known("claimed"), state: "closed" })).toBe("close");
  });
});

describe("a step that is asked for", () => {
  it("is shown when it is reached, and the current one otherwise", () => {
    expect(shownStep("2", known("claimed"))).toBe("confirm");
    expect(shownStep("4", known("claimed"))).toBe("act");
    expect(shownStep("3", known("none")), "somebody else may ask, without any proof").toBe("act");
    expect(shownStep("4", known("none"))).toBe("confirm");
    for (const nonsense of ["0", "6", "x", "-1", "1.5", null])
      expect(shownStep(nonsense, fresh)).toBe("identify");
  });

  it("never shows acts without a subject, at any level", () => {
    for (const level of PROOF_LEVELS) expect(isReached("act", { ...fresh, proof: { level } })).toBe(false);
  });

  it("always reaches the step it stands at", () => {
    for (const level of PROOF_LEVELS) {
      const view = known(level);
      expect(STEPS.filter((step) => step === currentStep(view) && isReached(step, view))).toHaveLength(1);
    }
  });
});
