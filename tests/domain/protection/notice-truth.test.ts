/** Whether a notice still tells what is so when it leaves: every template in every state, compared with rules kept by hand. */
import { describe, expect, it } from "vitest";
import { ACT_STATES } from "../../../app/domain/protection/acts.ts";
import { noticeStillHolds } from "../../../app/domain/protection/notice-truth.ts";
import { isToldOf, NOTICE_TEMPLATES } from "../../../app/domain/protection/notices.ts";
import { REISSUE_STATES } from "../../../app/domain/protection/withdrawal.ts";

const TEMPLATES = [...NOTICE_TEMPLATES, "code"] as const;
type Template = (typeof TEMPLATES)[number];

/** In which states it is true, by hand; what tells of an end stays true in all of them. */
const HOLDS: Readonly<Partial<Record<Template, (state: string, reissue: string | null) => boolean>>> = {
  coolingOff: (state) => state === "accepted",
  act: (state, reissue) => state === "acknowledged" && reissue !== "cancelled",
};

describe.each(TEMPLATES)("a notice by the template %s", (template) => {
  it("leaves only while what it tells is so", () => {
    for (const actState of ACT_STATES)
      for (const reissueState of [null, ...REISSUE_STATES])
        for (const registerSays of [null, "01", "30", "80"])
          expect(
            noticeStillHolds({ template, actState, reissueState, registerSays }),
            `${actState} ${String(reissueState)} ${String(registerSays)}`,
          ).toBe(HOLDS[template]?.(actState, reissueState) ?? true);
  });

  it("goes to nobody who is dead, unless it is a decision, which the estate reads", () => {
    expect(isToldOf(template, "90")).toBe(template === "decision");
    for (const actState of ACT_STATES)
      expect(noticeStillHolds({ template, actState, reissueState: null, registerSays: "90" })).toBe(
        template === "decision",
      );
    for (const registerSays of [null, "01", "03", "05", "07", "20", "30", "50", "60", "70", "80"])
      expect(isToldOf(template, registerSays), String(registerSays)).toBe(true);
  });
});
