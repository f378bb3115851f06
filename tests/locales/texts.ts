/** Reads the locales as flat lists, and counts what readability and SMS are judged by. */

export interface Text {
  /** Path of keys, such as "sms.hold". */
  readonly key: string;
  readonly text: string;
}

/** Every sentence below an object of words, with its path. */
export function textsIn(words: unknown, path: readonly string[] = []): readonly Text[] {
  if (typeof words === "string") return [{ key: path.join("."), text: words }];
  if (typeof words !== "object" || words === null) return [];
  return Object.entries(words).flatMap(([key, value]) => textsIn(value, [...path, key]));
}

/** Names between double braces, sorted; the same name twice counts once. */
export function placeholdersOf(text: string): readonly string[] {
  const names = [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = ""]) => name);
  return [...new Set(names)].sort();
}

export const filled = (text: string, sample: string): string => text.replace(/\{\{\s*\w+\s*\}\}/g, sample);

const SENTENCE_END = /[.!?](?=\s|$)/;

/** Sentences of a text; a heading or a button without a full stop is one of its own. "kl." ends none. */
export function sentencesOf(text: string): readonly string[] {
  return filled(text, "10")
    .replace(/\b(kl|Ca|ca)\./g, "$1")
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

export const wordsOf = (text: string): readonly string[] =>
  text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];

/** LIX: words for each sentence, and how many in a hundred have more than six letters. */
export function lix(texts: readonly string[]): number {
  const sentences = texts.flatMap(sentencesOf);
  const words = sentences.flatMap(wordsOf);
  const long = words.filter((word) => word.length > 6);
  return words.length / sentences.length + (100 * long.length) / words.length;
}

const BASIC =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED = "^{}\\[~]|€";

/** Characters that GSM-7 (3GPP TS 23.038) cannot carry. */
export const outsideGsm7 = (text: string): readonly string[] =>
  [...text].filter((character) => !BASIC.includes(character) && !EXTENDED.includes(character));

/** Segments of a GSM-7 message: 160 septets alone, 153 each when joined; extended characters take two. */
export function smsSegments(text: string): number {
  const septets = [...text].reduce((sum, character) => sum + (EXTENDED.includes(character) ? 2 : 1), 0);
  return septets <= 160 ? 1 : Math.ceil(septets / 153);
}
