/** Attempts to prove with nothing on record, or with what belongs to somebody else. */
import { change, proof, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

const now: Row = { established_at: "now()" };
const code = (over: Row = {}): string =>
  insertInto("blocking_codes", {
    id: text(at.THING),
    citizen_id: text(at.CITIZEN),
    code_index: "'\\x11'",
    issued_at: "now() - interval '1 day'",
    ...over,
  });
const byCode = proof({ ...now, method: text("blockingCode") });

const CALL = "CA00000000000000000000000000000001";
const request = (state: string, over: Row = {}): string =>
  insertInto("hold_requests", {
    call_sid: text(CALL),
    receipt_number: text("70000001"),
    subject_index: "'\\x12'",
    state: text(state),
    settled_at: "now()",
    ...(state === "received" ? { claim_cipher: "'\\x13'", claim_key_id: text("test") } : {}),
    ...over,
  });
/** What was keyed in is settled by the worker, in the caller's name. */
const WORKER = { id: "worker", kind: "system" };
const byFact = (over: Row = {}): string =>
  proof({ ...now, method: text("cprAndFact"), actor_kind: text("caller"), actor_id: text(CALL), ...over });

const phone: readonly Attempt[] = [
  { title: "a proof by a code that nobody has", code: "FL066", does: byCode },
  {
    title: "a proof by the code of somebody else",
    code: "FL066",
    given: [code({ citizen_id: text(at.OTHER_CITIZEN) })],
    does: byCode,
  },
  {
    title: "a proof by a code that was replaced long ago",
    code: "FL066",
    given: [code({ revoked_at: "now() - interval '21 minutes'" })],
    does: byCode,
  },
  { title: "a proof by a code that lives", code: null, given: [code()], does: byCode },
  {
    title: "a proof by a code that was replaced during the call",
    code: null,
    given: [code({ revoked_at: "now() - interval '1 minute'" })],
    does: byCode,
  },
  { title: "a proof by a fact that nobody keyed in", code: "FL066", does: byFact(), as: WORKER },
  {
    title: "a proof by a fact in a request that came too often",
    code: "FL066",
    given: [request("overLimit")],
    does: byFact(),
    as: WORKER,
  },
  {
    title: "a proof by a fact that fitted nobody",
    code: "FL066",
    given: [request("noMatch")],
    does: byFact(),
    as: WORKER,
  },
  {
    title: "a proof by a fact that was matched",
    code: null,
    given: [request("placed")],
    does: byFact(),
    as: WORKER,
  },
  {
    title: "two proofs by one fact",
    code: "FL066",
    given: [request("placed"), byFact({ id: text(at.THING) })],
    does: byFact(),
    as: WORKER,
  },
  {
    title: "a proof by a fact for an agent",
    code: "FL066",
    given: [request("placed")],
    does: byFact({ actor_kind: text("agent"), actor_id: text(at.AGENT) }),
  },
];

const ofCode = `id = ${text(at.THING)}`;
const codes: readonly Attempt[] = [
  ...Object.entries({
    citizen_id: text(at.OTHER_CITIZEN),
    code_index: "'\\x14'",
    issued_at: "now()",
    issued_in_case: text(at.CASE),
    code_cipher: "'\\x15', code_key_id = 'test'",
  }).map(([column, value]): Attempt => ({
    title: `a blocking code's ${column}`,
    code: "FL057",
    given: [code()],
    does: change("blocking_codes", ofCode, { [column]: value }),
  })),
  {
    title: "a blocking code that lives again",
    code: "FL057",
    given: [code({ revoked_at: "now()" })],
    does: change("blocking_codes", ofCode, { revoked_at: "null" }),
  },
  { title: "a blocking code that begins ended", code: "FL057", does: code({ revoked_at: "now()" }) },
  { title: "a blocking code that begins sent", code: "FL057", does: code({ sent_at: "now()" }) },
  {
    title: "a blocking code ended anew",
    code: "FL057",
    given: [code({ revoked_at: "now() - interval '1 hour'" })],
    does: change("blocking_codes", ofCode, { revoked_at: "now()" }),
  },
  {
    title: "a blocking code sent anew",
    code: "FL057",
    given: [code({ sent_at: "now() - interval '1 hour'" })],
    does: change("blocking_codes", ofCode, { sent_at: "now()" }),
  },
  {
    title: "a blocking code that was sent, ended",
    code: null,
    given: [code({ sent_at: "now() - interval '1 hour'" })],
    does: change("blocking_codes", ofCode, { revoked_at: "now()" }),
  },
  {
    title: "a sealed blocking code wiped as it is sent",
    code: null,
    given: [code({ code_cipher: "'\\x15'", code_key_id: text("test") })],
    does: change("blocking_codes", ofCode, {
      ...{ sent_at: "now()", code_cipher: "null", code_key_id: "null" },
    }),
  },
  {
    title: "a sealed blocking code sealed with another key",
    code: "FL057",
    given: [code({ code_cipher: "'\\x15'", code_key_id: text("test") })],
    does: change("blocking_codes", ofCode, { code_key_id: text("other") }),
  },
  {
    title: "a blocking code ended",
    code: null,
    given: [code()],
    does: change("blocking_codes", ofCode, { revoked_at: "now()" }),
  },
];

/** A round of the agent with an answer for each weight: positive is right, zero is wrong. */
const round = (id: string, weights: readonly number[]): string =>
  [
    insertInto("question_rounds", {
      id: text(id),
      case_id: text(at.CASE),
      citizen_id: text(at.CITIZEN),
      actor_id: text(at.AGENT),
      policy_id: at.POLICY,
      state: text(id === at.THING ? "open" : "passed"),
      ended_at: id === at.THING ? "null" : "now()",
    }),
    ...weights.map((weight, ordinal) =>
      insertInto("control_questions", {
        round_id: text(id),
        ordinal: String(ordinal),
        kind: text(`kind-${String(ordinal)}`),
        weight: String(weight),
        outcome: text(weight > 0 ? "matches" : "differs"),
        answered_at: "now() - interval '1 second'",
      }),
    ),
  ].join("; ");
const confirmed = proof({ ...now, level: text("confirmed") });

const questions: readonly Attempt[] = [
  {
    title: "bekræftet by one round that was won",
    code: null,
    given: [round(at.THING, [4, 4])],
    does: confirmed,
  },
  {
    title: "bekræftet by two rounds together",
    code: "FL066",
    given: [round(at.THING, [4]), round(at.OTHER_ACT, [5])],
    does: confirmed,
  },
  {
    title: "bekræftet in spite of wrong answers",
    code: "FL066",
    given: [round(at.THING, [4, 4, 0, 0])],
    does: confirmed,
  },
];

export const EVIDENCE: readonly Attempt[] = [...phone, ...codes, ...questions];
