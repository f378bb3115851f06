/** From when the post lets an act leave that cools off; the database is held to the same in tests/commands/gates/attempts/letters.ts. */
import { describe, expect, it } from "vitest";
import { days } from "../../../app/domain/duration.ts";
import { isHeldByPost, LETTER_STATES, postAllows } from "../../../app/domain/protection/post.ts";
import { policyInForce } from "../../support/policy.ts";

const policy = policyInForce();
const postedAt = new Date("2026-11-02T10:00:00Z");
const letter = (state: (typeof LETTER_STATES)[number]) => ({ by: "letter", state, postedAt }) as const;
const slow = { ...policy, reissue: { ...policy.reissue, letterDays: 21 } };

describe("the post", () => {
  it("holds nothing back that Digital Post has told of", () => {
    expect(postAllows(policy, { by: "told" })).toBe("now");
    expect(isHeldByPost(policy, { by: "told" }, postedAt)).toBe(false);
  });

  it("holds back what nobody was told of by post", () => {
    expect(isHeldByPost(policy, { by: "nothingYet" }, postedAt)).toBe(true);
  });

  it("gives a letter the days that the policy says, to the second", () => {
    for (const rules of [policy, slow]) {
      const from = new Date(postedAt.getTime() + days(rules.reissue.letterDays));
      expect(postAllows(rules, letter("posted"))).toEqual(from);
      expect(isHeldByPost(rules, letter("posted"), new Date(from.getTime() - 1))).toBe(true);
      expect(isHeldByPost(rules, letter("posted"), from)).toBe(false);
    }
  });

  it("takes no other letter for one that arrives, whenever it was posted", () => {
    for (const state of LETTER_STATES.filter((one) => one !== "posted"))
      expect(postAllows(policy, letter(state)), state).toBe("never");
    expect(postAllows(policy, { by: "letter", state: "posted", postedAt: null })).toBe("never");
  });
});
