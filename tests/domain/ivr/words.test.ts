/** The sentences of the menu: both languages whole, short enough for the voice, with the words that carry weight. */
import { describe, expect, it } from "vitest";
import { PHRASES } from "../../../app/domain/ivr/phrases.ts";
import { phone as danish } from "../../../app/locales/da/phone.ts";
import { phone as english } from "../../../app/locales/en/phone.ts";

const opened = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name).sort();

describe("phone sentences", () => {
  it("exist in both languages, with the same open places", () => {
    for (const phrase of PHRASES) {
      expect(danish[phrase].trim(), phrase).not.toBe("");
      expect(opened(danish[phrase]), phrase).toEqual(opened(english[phrase]));
      expect(danish[phrase].length, phrase).toBeLessThan(600);
    }
  });

  it("confirm with the two keys, after what it means", () => {
    const confirms = [
      "stop",
      "stopShort",
      "confirmCodeApp",
      "confirmCodeDisplay",
      "confirmCodeReader",
      "confirmChip",
      "confirmMeansShort",
      "confirmHold",
      "confirmHoldShort",
    ] as const;
    for (const phrase of confirms) {
      expect(danish[phrase]).toContain("Tryk 1 for at spærre nu");
      expect(danish[phrase]).toContain("Tryk 2 for at fortryde");
      expect(english[phrase]).toContain("Press 1 to block now");
    }
    expect(danish.stop).toMatch(/Borgerservice.*Tryk 1 for at spærre nu/);
    expect(danish.stopShort).toMatch(/Borgerservice.*Tryk 1 for at spærre nu/);
  });

  it("use short Danish sentences", () => {
    for (const phrase of PHRASES) {
      for (const sentence of danish[phrase].split(/[.:?]/))
        expect(sentence.trim().split(/\s+/).length, sentence).toBeLessThanOrEqual(20);
    }
  });
});
