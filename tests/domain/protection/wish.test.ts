/** Which ground a written refusal has, where an order came to nothing. */
import { describe, expect, it } from "vitest";
import { groundOf, WISHERS } from "../../../app/domain/protection/wish.ts";

describe("the ground of a refusal in writing", () => {
  it.each([
    ["proof.missing", "wish.identityUncertain"],
    ["proof.expired", "wish.identityUncertain"],
    ["proof.tooWeak", "wish.identityUncertain"],
    ["proof.wrongWay", "wish.identityUncertain"],
    ["subject.mustMeet", "wish.identityUncertain"],
    ["contact.none", "wish.contactUnsettled"],
    ["contact.tooYoung", "wish.contactUnsettled"],
    ["address.none", "wish.addressUnsettled"],
    ["address.tooYoung", "wish.addressUnsettled"],
    ["requester.notAllowed", "wish.notEntitled"],
    ["mover.notAllowed", "wish.notEntitled"],
    ["subject.notLiving", "wish.notEntitled"],
  ])("of %s is %s", (reason, ground) => {
    expect(groundOf([reason])).toBe(ground);
    expect(groundOf(["act.noEffect", reason])).toBe(ground);
  });

  it.each([
    "act.noEffect",
    "act.stale",
    "act.keyUsed",
    "approval.needed",
    "reissue.open",
    "case.notYours",
    "",
  ])("%s refuses nobody's wish", (reason) => {
    expect(groundOf([reason])).toBeNull();
  });

  it("is that of the first reason that is one", () => {
    expect(groundOf(["contact.tooYoung", "subject.mustMeet"])).toBe("wish.contactUnsettled");
    expect(groundOf([])).toBeNull();
  });
});

it("everybody may wish for something but the register, which says what is so", () => {
  expect(WISHERS).toContain("subject");
  expect(WISHERS).toContain("guardian");
  expect(WISHERS).toContain("line");
  expect(WISHERS).not.toContain("register");
});
