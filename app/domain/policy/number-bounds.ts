/**
 * The least and the most of each number in a policy. One end is what makes a proof a proof; the other is what the line
 * and the database can still work with, and what keeps a stop open to whoever needs it.
 */
import type { Policy } from "./policy.ts";

type NumbersIn<Part, Prefix extends string> = {
  [Key in keyof Part & string]: Part[Key] extends number
    ? `${Prefix}${Key}`
    : Part[Key] extends readonly unknown[]
      ? never
      : Part[Key] extends object
        ? NumbersIn<Part[Key], `${Prefix}${Key}.`>
        : never;
}[keyof Part & string];

/** Such as `questions.weights.street`. */
type NumberPath = NumbersIn<Omit<Policy, "acts">, "">;

interface NumberBounds {
  readonly least: number;
  readonly most: number;
}

const within = (least: number, most: number): NumberBounds => ({ least, most });

/** product.md §5: a result lives 20 minutes; shorter than a conversation takes, it proves nothing to anybody. */
const PROOF_LIVES = within(5, 20);
/** No answer is half of the eight points; what one can guess among a handful is worth little. */
const HARD_TO_GUESS = within(0, 3);
const COULD_BE_GUESSED = within(0, 2);
const EASY_TO_GUESS = within(0, 1);

export const NUMBER_BOUNDS: { readonly [Path in NumberPath]: NumberBounds } = {
  "methods.blockingCode.minutes": PROOF_LIVES,
  "methods.cprAndFact.minutes": PROOF_LIVES,
  "methods.controlQuestions.minutes": PROOF_LIVES,
  "methods.oneTimeCode.minutes": PROOF_LIVES,
  "methods.documentNumber.minutes": PROOF_LIVES,
  "methods.approval.minutes": PROOF_LIVES,
  "methods.documentCheck.minutes": PROOF_LIVES,
  "methods.representation.minutes": PROOF_LIVES,
  "questions.pointsForConfirmed": within(8, 15),
  "questions.mostQuestions": within(4, 8),
  "questions.wrongAnswersAllowed": within(0, 1),
  "questions.failedRoundsPerSubject": within(1, 3),
  "questions.failedRoundsWindowHours": within(24, 720),
  "questions.weights.birthPlace": HARD_TO_GUESS,
  "questions.weights.previousMunicipality": HARD_TO_GUESS,
  "questions.weights.siblings": COULD_BE_GUESSED,
  "questions.weights.children": COULD_BE_GUESSED,
  "questions.weights.parents": HARD_TO_GUESS,
  "questions.weights.maritalStatus": EASY_TO_GUESS,
  "questions.weights.maritalStatusSince": HARD_TO_GUESS,
  "questions.weights.churchMember": EASY_TO_GUESS,
  "questions.weights.street": COULD_BE_GUESSED,
  "questions.weights.postalCode": EASY_TO_GUESS,
  // domain.md §1.6, §1.7: ten minutes, five tries, five sends; the broker ends a request after five minutes.
  "oneTimeCode.minutes": within(1, 10),
  "oneTimeCode.tries": within(1, 5),
  "oneTimeCode.sendsPerSubjectPerDay": within(1, 5),
  "documentNumber.triesPerSubjectPerDay": within(1, 3),
  "approval.minutes": within(1, 5),
  "approval.asksPerSubjectPerDay": within(1, 5),
  "contact.unchangedHours": within(120, 720),
  "reissue.addressAgeDays": within(7, 365),
  // Whoever did not ask for it must have a day, with a night's sleep in it, to say so.
  "reissue.coolingHours": within(24, 168),
  "reissue.contactChangedWithinDays": within(14, 365),
  "reissue.selfServicePinHours": within(24, 168),
  // Five weekdays on the way hold a weekend; NIST 800-63B-4 gives what goes by post 21 days (domain.md §2.4).
  "reissue.letterDays": within(7, 21),
  // The database keeps no proposal open for more than a week.
  "fourEyes.proposalMinutes": within(15, 10_080),
  "witness.leastAge": within(18, 30),
  "witness.mitidOlderThanDays": within(30, 365),
  "witness.mostUses": within(1, 3),
  "witness.usesWithinDays": within(120, 365),
  "limits.strikesPerStep": within(2, 5),
  "limits.wrongCodesPerCall": within(1, 3),
  "limits.failuresPerCallerPerHour": within(1, 10),
  // What stops a flood of calls and proves nobody: fewer would shut the line, and many are the line's own choice.
  "limits.requestsPerTargetPerDay": within(3, 100_000),
  "limits.callsPerCallerPerTenMinutes": within(5, 100_000),
  "minutes.verificationLives": PROOF_LIVES,
  "minutes.actDeadline": within(5, 60),
  "seconds.offerOpen": within(10, 120),
  "seconds.heartbeatStale": within(30, 300),
  // However short: the caller goes to the next agent, first in the queue.
  "seconds.agentGrace": within(1, 120),
  // product.md §6: a hold is a day, and every text, page and menu says so.
  "hours.hold": within(24, 24),
};

/** What rules mean that were approved before this number stood in them: a week on the way, and a day to say no. */
export const LETTER_DAYS_UNSAID = 8;

const isNumberPath = (path: string): path is NumberPath => Object.hasOwn(NUMBER_BOUNDS, path);

export const boundsOf = (path: string): NumberBounds | null =>
  isNumberPath(path) ? NUMBER_BOUNDS[path] : null;
