import { describe, expect, it } from "vitest";
import * as da from "../../app/locales/da/index.ts";
import * as en from "../../app/locales/en/index.ts";
import { NAMESPACES, spokenIn as wordsIn } from "../../app/locales/spoken.ts";
import { filled, outsideGsm7, placeholdersOf, smsSegments, textsIn } from "./texts.ts";

const danish = textsIn(da);
const english = new Map(textsIn(en).map(({ key, text }) => [key, text]));

const MOST_SAID = 3_000;
const MOST_SEGMENTS = 2;
/** As long as anything that is put into an SMS: "MitID-app med brugernavn", a date, a receipt number. */
const LONG_SAMPLE = "12.30 den 23. november";

describe("Danish and English", () => {
  it("have the same namespaces as the translator knows", () => {
    expect(Object.keys(da).sort()).toEqual([...NAMESPACES].sort());
    expect(Object.keys(en).sort()).toEqual([...NAMESPACES].sort());
  });

  it("have the same keys", () => {
    expect([...english.keys()].sort()).toEqual(danish.map(({ key }) => key).sort());
  });

  it("fill in the same values", () => {
    const unlike = danish.filter(
      ({ key, text }) => placeholdersOf(text).join() !== placeholdersOf(english.get(key) ?? "").join(),
    );
    expect(unlike.map(({ key }) => key)).toEqual([]);
  });

  it("say something under every key", () => {
    const empty = [...danish, ...textsIn(en)].filter(({ text }) => text.trim() === "");
    expect(empty.map(({ key }) => key)).toEqual([]);
  });

  it("are reached through the translator, plurals too", () => {
    expect(wordsIn("da")("public:call.about", { count: 1 })).toBe("Ca. 1 minut");
    expect(wordsIn("da")("public:call.about", { count: 14 })).toBe("Ca. 14 minutter");
    expect(wordsIn("en")("public:call.about", { count: 14 })).toBe("About 14 minutes");
  });
});

describe.each([
  ["da", da],
  ["en", en],
] as const)("what is sent and said in %s", (_language, words) => {
  const sms = textsIn("sms" in words.messages ? words.messages.sms : {});
  const said = textsIn(words.phone);

  it("has SMS texts to judge", () => {
    expect(sms.length).toBeGreaterThan(0);
  });

  it.each(sms)("SMS $key is GSM-7, two segments at most, and has no link", ({ text }) => {
    const whole = filled(text, LONG_SAMPLE);
    expect(outsideGsm7(whole)).toEqual([]);
    expect(smsSegments(whole)).toBeLessThanOrEqual(MOST_SEGMENTS);
    expect(whole).not.toMatch(/https?:|www\.|\b[\w-]+\.(dk|com|eu|gov|org)\b/i);
  });

  it("has no phone prompt of more than 3,000 characters", () => {
    const tooLong = said.filter(({ text }) => filled(text, LONG_SAMPLE).length > MOST_SAID);
    expect(tooLong.map(({ key }) => key)).toEqual([]);
  });

  it("has no mark-up in what is said", () => {
    expect(said.filter(({ text }) => /[<>&]/.test(text)).map(({ key }) => key)).toEqual([]);
  });
});

describe("the SMS measure", () => {
  it("knows what GSM-7 carries", () => {
    expect(outsideGsm7("Spærret kl. 8. Ærø, Ørsted, Århus, én €")).toEqual([]);
    expect(outsideGsm7("“citat” – ő")).toEqual(["“", "”", "–", "ő"]);
  });

  it.each([
    [160, 1],
    [161, 2],
    [306, 2],
    [307, 3],
  ])("takes %i characters for %i segments", (length, segments) => {
    expect(smsSegments("a".repeat(length))).toBe(segments);
  });

  it("counts an extended character as two", () => {
    expect(smsSegments("€".repeat(80))).toBe(1);
    expect(smsSegments("€".repeat(81))).toBe(2);
  });
});
