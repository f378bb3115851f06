/** Attempts to be proven by control questions that were not won, not lately, not by this asker, or once already. */
import { proof, type Attempt } from "./attempt.ts";
import { ANSWERED, ENDED, question, round, won } from "./questions.ts";
import * as at from "./scene.ts";
import { text, type Row } from "./scene.ts";

const byQuestions = (over: Row = {}): string =>
  proof({ established_at: "now()", level: text("confirmed"), ...over });
export const QUESTION_PROOFS: readonly Attempt[] = [
  { title: "confirmed by a round that was won", code: null, given: [round(), ...won], does: byQuestions() },
  {
    title: "confirmed by a round with one right answer",
    code: "FL012",
    given: [round(), question({ ...ANSWERED, weight: "3" })],
    does: byQuestions(),
  },
  {
    title: "claimed by one right answer",
    code: null,
    given: [round(), question(ANSWERED)],
    does: byQuestions({ level: text("claimed") }),
  },
  {
    title: "claimed by a wrong answer",
    code: "FL012",
    given: [round(), question({ ...ANSWERED, outcome: text("differs") })],
    does: byQuestions({ level: text("claimed") }),
  },
  {
    title: "confirmed by a round that failed",
    code: "FL012",
    given: [round(ENDED), ...won],
    does: byQuestions(),
  },
  {
    title: "confirmed by answers of an hour ago",
    code: "FL012",
    given: [
      round(),
      ...["birthPlace", "parents"].map((kind, place) =>
        question({
          id: "gen_random_uuid()",
          ordinal: String(place),
          kind: text(kind),
          weight: "9",
          outcome: text("matches"),
          answered_at: "now() - interval '21 minutes'",
        }),
      ),
    ],
    does: byQuestions(),
  },
  {
    title: "confirmed twice by one round",
    code: "FL012",
    given: [round(), ...won, byQuestions({ ended_at: "now()" })],
    does: byQuestions({ id: text(at.OTHER_ACT) }),
  },
  {
    title: "confirmed by the answer that was the last for claimed",
    code: null,
    given: [round(), ...won, byQuestions({ level: text("claimed"), id: text(at.OTHER_ACT) })],
    does: byQuestions(),
  },
  ...Object.entries({
    case_id: text(at.SECOND_CASE),
    citizen_id: text(at.OTHER_CITIZEN),
    actor_id: text(at.OTHER_AGENT),
  }).map(([column, value]): Attempt => ({
    title: `confirmed by a round with another ${column}`,
    code: "FL012",
    given: [round({ [column]: value }), ...won],
    does: byQuestions(),
  })),
];
