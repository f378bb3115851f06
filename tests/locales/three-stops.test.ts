/** Hold, block and suspension are told apart in every word of the product, in both languages (product.md §6). */
import { describe, expect, it } from "vitest";
import * as da from "../../app/locales/da/index.ts";
import * as en from "../../app/locales/en/index.ts";
import { filled, textsIn } from "./texts.ts";

interface Trio {
  readonly where: string;
  readonly hold: string;
  readonly block: string;
  readonly suspend: string;
}

// When the line can be called says nothing of how long a stop lasts.
const OPEN_ALWAYS = /,? (hele døgnet|day or night)/g;

const wordsOf = (words: unknown): string =>
  textsIn(words)
    .map(({ text }) => filled(text, "…").replaceAll(OPEN_ALWAYS, ""))
    .join(" ");

/** Every place where the three stand beside each other under their own names. */
function triosIn(words: unknown, path: readonly string[] = []): readonly Trio[] {
  if (typeof words !== "object" || words === null) return [];
  const below = Object.entries(words).flatMap(([key, value]) => triosIn(value, [...path, key]));
  if (!("hold" in words && "block" in words && "suspend" in words)) return below;
  const { hold, block, suspend } = words;
  const trio = { hold: wordsOf(hold), block: wordsOf(block), suspend: wordsOf(suspend) };
  return [{ where: path.join("."), ...trio }, ...below];
}

// What says that it ends by itself, and that nothing works until somebody has been met.
const LANGUAGES = [
  {
    language: "da",
    words: da,
    ends: /24|døgn|midlertidig|for en tid|indtil videre|lige nu|foreløbig/i,
    whole: /hele|alt login|Borgerservice/i,
  },
  {
    language: "en",
    words: en,
    ends: /24|day|temporar|for a while|for now/i,
    whole: /whole|everything|Borgerservice/i,
  },
] as const;

describe.each(LANGUAGES)("in $language", ({ words, ends, whole }) => {
  const trios = triosIn(words);

  it("they stand together in the desk, the letters, the phone and the lists", () => {
    expect(trios.length).toBeGreaterThanOrEqual(5);
  });

  it.each(trios)("$where has three different names", ({ hold, block, suspend }) => {
    expect(new Set([hold, block, suspend].map((text) => text.toLowerCase())).size).toBe(3);
  });

  it.each(trios)("$where says of the hold alone that it ends", ({ hold, block, suspend }) => {
    expect(hold).toMatch(ends);
    expect(block).not.toMatch(ends);
    expect(suspend).not.toMatch(ends);
  });

  it.each(trios)(
    "$where says of the suspension that it is all, and not of the block",
    ({ block, suspend }) => {
      expect(suspend).toMatch(whole);
      expect(block).not.toMatch(whole);
    },
  );
});
