/** Attempts to be proven by what belongs to another person, case or asker, by what failed, by what is old, and twice by one thing. */
import { proof, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

interface Ground {
  readonly method: string;
  readonly table: string;
  readonly row: Row;
  /** Which column says when it came about. */
  readonly when: string;
  readonly faults: Row;
}

const { WHO, NOT_WHO } = at;
/** A document check is the clerk's alone, so its row has no kind of asker. */
const AT_COUNTER: Row = {
  citizen_id: text(at.CITIZEN),
  case_id: text(at.CASE),
  actor_id: text(at.CLERK),
};
const NOT_AT_COUNTER: Row = {
  citizen_id: text(at.OTHER_CITIZEN),
  case_id: text(at.SECOND_CASE),
  actor_id: text(at.OTHER_AGENT),
};

const GROUNDS: readonly Ground[] = [
  {
    method: "oneTimeCode",
    table: "one_time_codes",
    when: "ended_at",
    row: {
      ...WHO,
      code_index: "'\\x21'",
      contact_suffix: text("12"),
      state: text("used"),
      sent_at: "now() - interval '30 minutes'",
      expires_at: "now() - interval '25 minutes'",
    },
    faults: { ...NOT_WHO, state: text("expired") },
  },
  {
    method: "documentNumber",
    table: "document_tries",
    when: "at",
    row: { ...WHO, document: text("passport"), outcome: text("matches") },
    faults: { ...NOT_WHO, outcome: text("differs") },
  },
  {
    method: "approval",
    table: "approvals",
    when: "ended_at",
    row: {
      ...WHO,
      reference_number: text("123456"),
      nonce_index: "decode(md5(random()::text), 'hex')",
      state: text("approved"),
      expires_at: "now() + interval '5 minutes'",
    },
    faults: { ...NOT_WHO, state: text("denied") },
  },
  {
    method: "documentCheck",
    table: "document_checks",
    when: "at",
    row: {
      ...AT_COUNTER,
      documents: "'{passport}'",
      beside: text("controlQuestions"),
      outcome: text("passed"),
    },
    faults: { ...NOT_AT_COUNTER, outcome: text("refused") },
  },
  {
    method: "representation",
    table: "representations",
    when: "at",
    row: { ...WHO, requester: text("bank"), documentation: text("officialCallBack") },
    faults: { ...NOT_WHO, documentation: text("none") },
  },
];

const JUST = "now() - interval '1 second'";
const atCounter = { id: at.CLERK, kind: "clerk" };

const claimed = ({ method }: Ground, over: Row = {}): string =>
  proof({
    established_at: "now()",
    method: text(method),
    ...(method === "documentCheck" ? { actor_kind: text("clerk"), actor_id: text(at.CLERK) } : {}),
    ...over,
  });

function attemptsOn(ground: Ground): readonly Attempt[] {
  const { method, table, row, when, faults } = ground;
  const laid = (over: Row = {}): string => insertInto(table, { ...row, [when]: JUST, ...over });
  const as = method === "documentCheck" ? { as: atCounter } : {};
  const does = claimed(ground);
  return [
    { title: `a proof by ${method}`, code: null, given: [laid()], does, ...as },
    { title: `a proof by ${method} on nothing`, code: "FL012", does, ...as },
    {
      title: `a proof by ${method} of an hour ago`,
      code: "FL012",
      given: [laid({ [when]: "now() - interval '21 minutes'" })],
      does,
      ...as,
    },
    {
      title: `a second proof by one ${method}`,
      code: "FL012",
      given: [laid(), claimed(ground, { id: text(at.THING), ended_at: "now()" })],
      does,
      ...as,
    },
    ...Object.entries(faults).flatMap(([column, value]): readonly Attempt[] => [
      {
        title: `a proof by ${method} with another ${column}`,
        code: "FL012",
        given: [laid({ [column]: value })],
        does,
        ...as,
      },
      {
        title: `a proof by ${method} beside a later one with another ${column}`,
        code: null,
        given: [laid(), laid({ [column]: value, [when]: "now() + interval '30 seconds'" })],
        does,
        ...as,
      },
    ]),
  ];
}

const [codes] = GROUNDS;
const used = codes === undefined ? "" : insertInto(codes.table, { ...codes.row, ended_at: JUST });
const byCode = (over: Row = {}): string =>
  proof({ established_at: "now()", method: text("oneTimeCode"), ...over });
const BASE = { id: text(at.THING), level: text("confirmed") };
const strong = byCode({ level: text("strong") });

/** What makes a code worth more is a live proof of the same person in the same case by the same asker. */
const onTop: readonly Attempt[] = [
  { title: "strong by a code on top of confirmed", code: null, given: [used, proof(BASE)], does: strong },
  { title: "strong by a code alone", code: "FL011", given: [used], does: strong },
  ...Object.entries({
    citizen_id: text(at.OTHER_CITIZEN),
    case_id: text(at.SECOND_CASE),
    actor_kind: text("clerk"),
    actor_id: text(at.OTHER_AGENT),
    level: text("claimed"),
    ended_at: "now()",
    expires_at: "now() - interval '1 second'",
  }).map(([column, value]): Attempt => ({
    title: `strong by a code on top of confirmed with another ${column}`,
    code: "FL011",
    given: [
      used,
      proof({
        ...BASE,
        [column]: value,
        ...(column === "expires_at" ? { established_at: "now() - interval '19 minutes'" } : {}),
      }),
    ],
    does: strong,
  })),
];

const bounds: readonly Attempt[] = [
  {
    title: "a proof that has run out already",
    code: "FL002",
    given: [used],
    does: byCode({ established_at: "now() - interval '10 minutes'", expires_at: "now()" }),
  },
  {
    title: "a proof of the hour to come",
    code: "FL002",
    given: [used],
    does: byCode({
      established_at: "now() + interval '2 minutes'",
      expires_at: "now() + interval '20 minutes'",
    }),
  },
  {
    title: "a proof that began before what it rests on",
    code: "FL012",
    given: [used],
    does: byCode({ established_at: "now() - interval '1 minute'" }),
  },
  {
    title: "a proof of half an hour",
    code: "FL011",
    given: [used],
    does: byCode({ expires_at: "now() + interval '30 minutes'" }),
  },
  ...Object.entries({
    citizen_id: text(at.OTHER_CITIZEN),
    case_id: text(at.SECOND_CASE),
    actor_kind: text("clerk"),
    actor_id: text(at.OTHER_AGENT),
    method: text("approval"),
  }).map(([column, value]): Attempt => ({
    title: `a code that is not used up by a proof with another ${column}`,
    code: null,
    given: [used, byCode({ id: text(at.THING), [column]: value })],
    does: byCode(),
  })),
  {
    title: "a document check by an agent",
    code: "FL012",
    given: [
      insertInto("document_checks", {
        ...{ citizen_id: text(at.CITIZEN), case_id: text(at.CASE), actor_id: text(at.AGENT), at: JUST },
        ...{ documents: "'{passport}'", beside: text("controlQuestions"), outcome: text("passed") },
      }),
    ],
    does: proof({ established_at: "now()", method: text("documentCheck") }),
  },
];

export const PROOFS: readonly Attempt[] = [...GROUNDS.flatMap(attemptsOn), ...onTop, ...bounds];
