/** Control questions: which may be asked of this person today, in which order, and what they are worth. */
import type { Policy } from "../policy/policy.ts";
import { answerFits } from "./score.ts";
import { QUESTION_KINDS, type QuestionKind } from "./kinds.ts";

/** What the register knows, reduced to the answers that would be right for each kind; an empty list can't be asked. */
export type RightAnswers = { readonly [Kind in QuestionKind]: readonly string[] };

export interface Askable {
  readonly answers: RightAnswers;
  readonly addressProtected: boolean;
  /** The asker has seen the address on a letter lately. */
  readonly hasSeenAddress: boolean;
  /** What the asker's screen says of the person, phrase by phrase and word by word. */
  readonly words: readonly string[];
  /** A kommune often has one postal code, and a list of them tells the rest. */
  readonly isKommuneShown: boolean;
  /** Day the present address began, ISO date. */
  readonly movedInOn: string;
  /** Local day in Denmark, ISO date. */
  readonly today: string;
}

const ADDRESS_KINDS: ReadonlySet<QuestionKind> = new Set(["street", "postalCode"]);

/**
 * Kinds that may be asked, worth most first: never the address of the protected, never today's (product.md §5), and
 * nothing that the asker could read off the screen or a letter and whisper.
 */
export function askableKinds(person: Askable, rules: Policy["questions"]): readonly QuestionKind[] {
  const { addressProtected, hasSeenAddress } = person;
  const addressOpen = !addressProtected && !hasSeenAddress && person.movedInOn < person.today;
  return QUESTION_KINDS.filter((kind) => person.answers[kind].length > 0)
    .filter((kind) => rules.weights[kind] > 0)
    .filter((kind) => addressOpen || !ADDRESS_KINDS.has(kind))
    .filter((kind) => !standsOnScreen(person, kind))
    .sort((one, other) => rules.weights[other] - rules.weights[one]);
}

const standsOnScreen = ({ words, isKommuneShown, answers }: Askable, kind: QuestionKind): boolean =>
  (kind === "postalCode" && isKommuneShown) || words.some((word) => answerFits(kind, answers[kind], word));

/**
 * The next question, or null when none is left.
 * `draw` is a number in [0, 1): among the kinds of equal worth chance decides, so that a caller can't prepare.
 */
export function nextQuestion(
  person: Askable,
  rules: Policy["questions"],
  asked: readonly QuestionKind[],
  draw: number,
): QuestionKind | null {
  const left = askableKinds(person, rules).filter((kind) => !asked.includes(kind));
  const [first] = left;
  if (first === undefined || asked.length >= rules.mostQuestions) return null;
  const best = left.filter((kind) => rules.weights[kind] === rules.weights[first]);
  return best[Math.floor(draw * best.length)] ?? first;
}
