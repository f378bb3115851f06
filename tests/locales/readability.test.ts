import { describe, expect, it } from "vitest";
import { messages } from "../../app/locales/da/messages.ts";
import { phone } from "../../app/locales/da/phone.ts";
import { publicPages } from "../../app/locales/da/public.ts";
import { lix, sentencesOf, textsIn, wordsOf } from "./texts.ts";

const HIGHEST_LIX = 35;
const MOST_WORDS = 20;
const FEWEST_WORDS = 30;

/** A page or a letter is read as a whole: each part of the locales is one text. */
const parts: readonly (readonly [string, unknown])[] = [
  ...Object.entries(publicPages).map(([name, words]): [string, unknown] => [`public.${name}`, words]),
  ...Object.entries(messages).map(([name, words]): [string, unknown] => [`messages.${name}`, words]),
  ["phone", phone],
];

const all = parts.flatMap(([name, words]) => textsIn(words, [name]));

describe("Danish citizens' texts", () => {
  const long = parts.filter(
    ([, words]) => textsIn(words).flatMap(({ text }) => wordsOf(text)).length >= FEWEST_WORDS,
  );

  it.each(long.map(([name, words]) => ({ name, words })))(
    "$name is easy to read (LIX 35 at most)",
    ({ words }) => {
      expect(lix(textsIn(words).map(({ text }) => text))).toBeLessThanOrEqual(HIGHEST_LIX);
    },
  );

  it("are measured in all rooms", () => {
    expect(long.length).toBeGreaterThanOrEqual(6);
  });

  it("have no sentence of more than 20 words", () => {
    const tooLong = all.flatMap(({ key, text }) =>
      sentencesOf(text)
        .filter((sentence) => wordsOf(sentence).length > MOST_WORDS)
        .map((sentence) => `${key}: ${sentence}`),
    );
    expect(tooLong).toEqual([]);
  });

  it("use none of the words that only the trade knows", () => {
    const jargon = /autentifikat|identifikationsmid|deaktiver|suspender|autoris|verificer/i;
    expect(all.filter(({ text }) => jargon.test(text)).map(({ key }) => key)).toEqual([]);
  });
});

describe("the measure", () => {
  it("counts as LIX is defined: five words a sentence and two in ten long make 25", () => {
    expect(lix(["Den lille kat sov tungt. Kattene drømte om fiskene igen."])).toBeCloseTo(5 + 20);
  });

  it("takes a heading for a sentence and an abbreviation for none", () => {
    expect(sentencesOf("Åbningstider")).toHaveLength(1);
    expect(sentencesOf("Vi åbner kl. {{time}}. Ring så.")).toHaveLength(2);
  });
});
