/** Attempts on rounds of control questions and on what was asked in them. */
import { change, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

const ofRound = `id = ${text(at.THING)}`;
export const round = (over: Row = {}): string =>
  insertInto("question_rounds", {
    id: text(at.THING),
    case_id: text(at.CASE),
    citizen_id: text(at.CITIZEN),
    actor_kind: text("agent"),
    actor_id: text(at.AGENT),
    policy_id: at.POLICY,
    ...over,
  });
const WEIGHT = `(select (rules -> 'questions' -> 'weights' ->> 'birthPlace')::integer from policy_versions where id = ${at.POLICY})`;
export const question = (over: Row = {}): string =>
  insertInto("control_questions", {
    id: text(at.ACT),
    round_id: text(at.THING),
    ordinal: "1",
    kind: text("birthPlace"),
    weight: WEIGHT,
    ...over,
  });
export const ANSWERED: Row = { outcome: text("matches"), answered_at: "now() - interval '1 second'" };
/** Answers that win by far, as the owner may write them. */
export const won = ["birthPlace", "parents", "siblings"].map((kind, place) =>
  question({
    id: "gen_random_uuid()",
    ordinal: String(place + 10),
    kind: text(kind),
    weight: "9",
    ...ANSWERED,
  }),
);
export const ENDED: Row = { state: text("failed"), ended_at: "now()" };

const rounds: readonly Attempt[] = [
  { title: "a round begins", code: null, does: round() },
  { title: "a round begins failed", code: "FL030", does: round(ENDED) },
  { title: "a round begins ended", code: "FL030", does: round({ ended_at: "now()" }) },
  { title: "a round fails", code: null, given: [round()], does: change("question_rounds", ofRound, ENDED) },
  {
    title: "a round is won",
    code: null,
    given: [round(), ...won],
    does: change("question_rounds", ofRound, { state: text("passed"), ended_at: "now()" }),
  },
  {
    title: "a round is won by nothing",
    code: "FL031",
    given: [round()],
    does: change("question_rounds", ofRound, { state: text("passed"), ended_at: "now()" }),
  },
  {
    title: "a round is won by wrong answers",
    code: "FL031",
    given: [round(), question({ ...ANSWERED, outcome: text("unknown"), weight: "99" })],
    does: change("question_rounds", ofRound, { state: text("passed"), ended_at: "now()" }),
  },
  {
    title: "a failed round is won after all",
    code: "FL030",
    given: [round(ENDED), ...won],
    does: change("question_rounds", ofRound, { state: text("passed") }),
  },
  {
    title: "a round ends without an end",
    code: "FL030",
    given: [round()],
    does: change("question_rounds", ofRound, { state: text("failed") }),
  },
  {
    title: "a round stays open and ends",
    code: "FL030",
    given: [round()],
    does: change("question_rounds", ofRound, { ended_at: "now()" }),
  },
  ...Object.entries({
    id: text(at.ACT),
    case_id: text(at.SECOND_CASE),
    citizen_id: text(at.OTHER_CITIZEN),
    actor_kind: text("clerk"),
    actor_id: text(at.OTHER_AGENT),
    policy_id: at.FORMER_POLICY,
    started_at: "started_at - interval '1 minute'",
  }).map(([column, value]): Attempt => ({
    title: `a round's ${column}`,
    code: "FL030",
    given: [round()],
    does: change("question_rounds", ofRound, { ...ENDED, [column]: value }),
  })),
];

const ofQuestion = `id = ${text(at.ACT)}`;
const questions: readonly Attempt[] = [
  { title: "a question is asked", code: null, given: [round()], does: question() },
  { title: "a question in a round that is over", code: "FL032", given: [round(ENDED)], does: question() },
  { title: "a question in no round", code: "FL032", does: question() },
  {
    title: "a question that is answered before it is asked",
    code: "FL032",
    given: [round()],
    does: question(ANSWERED),
  },
  {
    title: "a question with an answer beneath",
    code: "FL032",
    given: [round()],
    does: question({ answer_index: "'\\x01'" }),
  },
  { title: "a question that weighs more", code: "FL032", given: [round()], does: question({ weight: "99" }) },
  {
    title: "a question that no policy knows",
    code: "FL032",
    given: [round()],
    does: question({ kind: text("shoeSize") }),
  },
  {
    title: "a question is answered",
    code: null,
    given: [round(), question()],
    does: change("control_questions", ofQuestion, ANSWERED),
  },
  {
    title: "a question is answered again",
    code: "FL014",
    given: [round(), question({ ...ANSWERED, outcome: text("differs") })],
    does: change("control_questions", ofQuestion, { outcome: text("matches") }),
  },
  {
    title: "a question is answered after the round",
    code: "FL033",
    given: [round(ENDED), question()],
    does: change("control_questions", ofQuestion, ANSWERED),
  },
  {
    title: "a right answer dated ahead",
    code: "FL033",
    given: [round(), question()],
    does: change("control_questions", ofQuestion, { ...ANSWERED, answered_at: "now() + interval '1 hour'" }),
  },
  ...Object.entries({
    id: text(at.OTHER_ACT),
    round_id: text(at.PROOF),
    ordinal: "7",
    kind: text("parents"),
    weight: "99",
    asked_at: "asked_at - interval '1 minute'",
  }).map(([column, value]): Attempt => ({
    title: `a question's ${column}`,
    code: "FL033",
    given: [round(), round({ id: text(at.PROOF), case_id: text(at.SECOND_CASE) }), question()],
    does: change("control_questions", ofQuestion, { [column]: value }),
  })),
];

export const QUESTIONS: readonly Attempt[] = [...rounds, ...questions];
