/** Whether what the caller said fits what the register knows. Spelling is forgiven, guessing is not. */
import type { QuestionKind } from "./kinds.ts";

const MARITAL_WORDS: ReadonlyMap<string, string> = new Map([
  ["ugift", "unmarried"],
  ["unmarried", "unmarried"],
  ["single", "unmarried"],
  ["gift", "married"],
  ["married", "married"],
  ["skilt", "divorced"],
  ["fraskilt", "divorced"],
  ["divorced", "divorced"],
  ["enke", "widowed"],
  ["enkemand", "widowed"],
  ["widow", "widowed"],
  ["widower", "widowed"],
  ["widowed", "widowed"],
  ["registreret partner", "partnership"],
  ["partnership", "partnership"],
]);

const YES = new Set(["ja", "yes", "medlem", "member"]);
const NO = new Set(["nej", "no", "ikke medlem", "not a member"]);

/** Lower case, without accents, punctuation and doubled spaces; æ ø å are kept as ae oe aa. */
export function normaliseAnswer(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/æ/g, "ae")
    .replace(/ø/g, "oe")
    .replace(/å/g, "aa")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N} ]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** True when the answer fits one of the right ones. An empty answer fits nothing. */
export function answerFits(kind: QuestionKind, right: readonly string[], said: string): boolean {
  const answer = normaliseAnswer(said);
  if (answer === "") return false;
  switch (kind) {
    case "maritalStatus":
      return isAmong(right, MARITAL_WORDS.get(answer));
    case "churchMember":
      return isAmong(right, yesOrNo(answer));
    case "maritalStatusSince":
      return right.some((date) => yearIn(said) === date.slice(0, 4));
    case "postalCode":
      return right.includes(answer.replace(/\s/g, ""));
    case "siblings":
    case "children":
    case "parents":
      return right.some((name) => nameFits(normaliseAnswer(name), answer));
    case "birthPlace":
    case "previousMunicipality":
    case "street":
      return right.some((place) => alike(withoutSuffix(normaliseAnswer(place)), withoutSuffix(answer)));
    default:
      return kind satisfies never;
  }
}

/** A word that means nothing here is never right, whatever the register has left empty. */
const isAmong = (right: readonly string[], meaning: string | undefined): boolean =>
  meaning !== undefined && right.includes(meaning);

function yesOrNo(answer: string): string | undefined {
  if (YES.has(answer)) return "yes";
  return NO.has(answer) ? "no" : undefined;
}

// A list of guesses ("1998 eller 1999") names more than one year and fits none.
function yearIn(said: string): string | null {
  const years = said.match(/\b(19|20)\d{2}\b/g) ?? [];
  return years.length === 1 ? (years[0] ?? null) : null;
}

// How callers lead up to a name; no guess by itself. After normalising: æ ø å are ae oe aa.
const LEADING_WORDS: ReadonlySet<string> = new Set(
  [
    "min mit mine vores hun han den det er hedder hed navn navnet aeldste yngste",
    "mor moder far fader soen datter barn bror broder lillebror storebror soester lillesoester storesoester",
    "my our his her he she the is was called name oldest eldest youngest",
    "mother father son daughter child brother sister",
  ].flatMap((line) => line.split(" ")),
);

// One name at a time, and the first that is said counts: a list of names is a list of guesses. One word may follow
// that the register does not know, for people marry.
function nameFits(right: string, answer: string): boolean {
  const known = right.split(" ");
  const said = answer.split(" ").filter((word) => known.includes(word) || !LEADING_WORDS.has(word));
  const [given = ""] = known;
  const [first = ""] = said;
  if (!alike(given, first)) return alike(right, said.join(" "));
  return said.slice(1).filter((word) => !known.some((part) => alike(part, word))).length <= 1;
}

const withoutSuffix = (place: string): string => place.replace(/ (kommune|sogn|by)$/, "");

/** Equal but for one letter in words of five letters and more, two in words of nine and more. */
function alike(right: string, answer: string): boolean {
  if (right === answer) return true;
  if (/\d/.test(right) || /\d/.test(answer)) return false;
  if (right.length < 5) return false;
  return distance(right, answer) <= (right.length >= 9 ? 2 : 1);
}

/** Levenshtein's distance, row by row. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const change = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      line.push(Math.min(change, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1));
    }
    above = line;
  }
  return above[other.length] ?? 0;
}
