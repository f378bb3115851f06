/** Times, names, keys and answers as the desk writes and reads them. */
import { describe, expect, it } from "vitest";
import { readAnswer } from "../../app/ui/desk/action.ts";
import { clockTime, elapsed, pairs, possessive, shortDate, tenths } from "../../app/ui/desk/format.ts";
import { comboOf } from "../../app/ui/desk/keys.ts";
import { takenIn } from "../../app/ui/desk/take-call.ts";
import { readAccess } from "../../app/ui/phone/phone-line.ts";
import { statusOf } from "../../app/http/desk-answers.ts";

const key = (name: string, held: Partial<Record<"ctrlKey" | "metaKey" | "shiftKey", boolean>> = {}) =>
  comboOf({ key: name, ctrlKey: false, metaKey: false, shiftKey: false, ...held });

describe("times", () => {
  it("are Danish, in summer and in winter", () => {
    expect(clockTime("2026-11-23T09:46:00Z")).toBe("10:46");
    expect(clockTime("2026-07-01T09:46:00Z")).toBe("11:46");
  });

  it("run as clocks and never below nothing", () => {
    expect([elapsed(0), elapsed(207_000), elapsed(3_807_000), elapsed(-5)]).toEqual([
      "00:00",
      "03:27",
      "1:03:27",
      "00:00",
    ]);
  });

  it("shrink to a day and a year as they grow old", () => {
    const now = Date.parse("2026-11-23T12:00:00Z");
    expect(shortDate("2026-11-23T09:36:00Z", now, "da")).toBe("10:36");
    expect(shortDate("2026-11-03T09:36:00Z", now, "da")).toBe("3. nov.");
    expect(shortDate("2023-11-03T09:36:00Z", now, "en")).toBe("3 Nov 2023");
  });

  it("say that less than a tenth was less", () => {
    expect([tenths(40, "da"), tenths(420, "da"), tenths(420, "en")]).toEqual(["< 0,1", "0,4", "0.4"]);
  });
});

describe("words", () => {
  it("pair a receipt as it is read out", () => {
    expect(pairs("47110923")).toBe("47 11 09 23");
  });

  it("own things in both languages", () => {
    expect([possessive("Inger", "da"), possessive("Jens", "da")]).toEqual(["Ingers", "Jens’"]);
    expect([possessive("Inger", "en"), possessive("Jens", "en")]).toEqual(["Inger's", "Jens'"]);
  });
});

describe("keys", () => {
  it("have one name each, with Command as Control", () => {
    expect(key("Enter", { metaKey: true })).toBe("Control+Enter");
    expect(key("F2", { shiftKey: true })).toBe("Shift+F2");
    expect(key("n")).toBe("N");
    expect(key("?", { shiftKey: true })).toBe("?");
  });
});

describe("answers", () => {
  it("from elsewhere are no answers", () => {
    for (const odd of [null, undefined, "yes", 1, {}, []]) expect(readAnswer(odd)).toBeNull();
    expect(readAnswer({ allowed: false })).toEqual({ allowed: false, reasons: [] });
    expect(readAnswer({ allowed: false, reasons: ["call.over"] })).toEqual({
      allowed: false,
      reasons: ["call.over"],
    });
  });

  it("open a case only when they name one and its room", () => {
    expect(
      takenIn({ allowed: true, value: { caseNumber: "FL-2026-000001", conferenceId: "c" } }),
    ).not.toBeNull();
    expect(takenIn({ allowed: true, value: { caseNumber: 1, conferenceId: "c" } })).toBeNull();
    expect(takenIn({ allowed: false, reasons: ["offer.stale"] })).toBeNull();
  });

  it("give a phone only with everything it needs", () => {
    const whole = { mode: "sim", lineUrl: "http://127.0.0.1:1/", identity: "agent_1", token: "t" };
    expect(readAccess(whole)).toEqual({ ...whole, lineUrl: "http://127.0.0.1:1" });
    for (const part of ["mode", "lineUrl", "identity", "token"]) {
      expect(readAccess({ ...whole, [part]: undefined })).toEqual({ mode: "none" });
    }
  });
});

describe("a refusal's status", () => {
  it.each([
    ["case.notYours", 404],
    ["offer.notYours", 404],
    ["identify.malformed", 422],
    ["note.personalNumber", 422],
    ["form.malformed", 422],
    ["identify.tooOften", 429],
    ["identify.systemDown", 503],
    ["proof.tooWeak", 409],
    ["wrapUp.callLive", 409],
    ["something.new", 409],
  ])("of %s is %i", (reason, status) => {
    expect(statusOf(reason)).toBe(status);
  });
});
