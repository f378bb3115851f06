/** What people write to each other about a proposal: short, and never with a personal number in it. */
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import { holdsCpr } from "../add-note.ts";

export type WordsRefusal = "reason.tooShort" | "reason.tooLong" | "note.personalNumber";

const SHORTEST = 3;
const LONGEST = 500;

/** The words without the space around them. */
export function wordsOf(text: string): Ruling<string, WordsRefusal> {
  const words = text.trim();
  if (words.length < SHORTEST) return refuse("reason.tooShort");
  if (words.length > LONGEST) return refuse("reason.tooLong");
  return holdsCpr(words) ? refuse("note.personalNumber") : allow(words);
}
