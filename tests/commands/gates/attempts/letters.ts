/** Attempts to let leave what the person has not been warned of by post, and to say of a letter what did not happen. */
import { act, change, proof, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

const password = { kind: text("temporaryPassword"), delivery: text("sms") };
const waited = [
  proof({ level: text("confirmed") }),
  act({ ...password, not_before: "now() - interval '1 second'" }),
];
const begun = [
  proof({ level: text("confirmed") }),
  act({ ...password, state: text("sent"), not_before: "now() - interval '1 second'" }),
];

/** A notice by post that the act waits. */
export const warning = (over: Row = {}): string =>
  insertInto("notices", {
    id: text(at.THING),
    act_id: text(at.ACT),
    template: text("coolingOff"),
    channel: text("digitalPost"),
    recipient_ordinal: "0",
    language: text("da"),
    state: text("sent"),
    ...over,
  });
const onPaper = warning({ channel: text("letter") });
const letter = (over: Row = {}): string =>
  insertInto("letters", { id: text(at.THING), notice_id: text(at.THING), ...over });
const posted = (ago: string) =>
  letter({ state: text("posted"), posted_at: `clock_timestamp() - interval '${ago}'` });

const leaves = change("acts", `id = ${text(at.ACT)}`, { state: text("sent"), version: "version + 1" });
const comesHome = change("acts", `id = ${text(at.ACT)}`, {
  state: text("acknowledged"),
  fate: text("applied"),
  acknowledged_at: "now()",
  version: "version + 1",
});
const departs = insertInto("departures", {
  act_id: text(at.ACT),
  decided_on: "'{}'",
  policy_id: at.POLICY,
  identity_version: "1",
});

interface Case {
  readonly title: string;
  readonly given: readonly string[];
  readonly holds: boolean;
}

const WARNINGS: readonly Case[] = [
  { title: "of which nobody was told", given: [], holds: true },
  { title: "that Digital Post has taken", given: [warning()], holds: false },
  { title: "that Digital Post has delivered", given: [warning({ state: text("delivered") })], holds: false },
  ...["queued", "failed", "notPossible", "overtaken"].map((state) => ({
    title: `whose message at Digital Post is ${state}`,
    given: [warning({ state: text(state) })],
    holds: true,
  })),
  ...["sms", "nemSms", "email"].map((channel) => ({
    title: `told of by ${channel} alone`,
    given: [warning({ channel: text(channel) })],
    holds: true,
  })),
  { title: "told of by another notice", given: [warning({ template: text("act") })], holds: true },
  { title: "whose letter nobody has made yet", given: [onPaper], holds: true },
  ...["waiting", "printed", "undeliverable", "overtaken"].map((state) => ({
    title: `whose letter is ${state}`,
    given: [onPaper, letter({ state: text(state) })],
    holds: true,
  })),
  {
    title: "whose letter came back",
    given: [onPaper, letter({ state: text("returned"), posted_at: "now() - interval '40 days'" })],
    holds: true,
  },
  {
    title: "whose letter has a minute to go",
    given: [onPaper, posted("7 days 23 hours 59 minutes")],
    holds: true,
  },
  { title: "whose letter has had its days", given: [onPaper, posted("8 days 1 second")], holds: false },
];

const ways = [
  { name: "leaves", given: waited, does: leaves },
  { name: "is said to be done without having left", given: waited, does: comesHome },
  { name: "departs", given: begun, does: departs },
] as const;

const gates: readonly Attempt[] = ways.flatMap(({ name, given, does }) =>
  WARNINGS.map((warned): Attempt => ({
    title: `a password ${warned.title} ${name}`,
    code: warned.holds ? "FL079" : null,
    given: [...given, ...warned.given],
    does,
  })),
);

/** Rules in force give a letter ten days. */
const SLOWER = `insert into policy_versions (id, valid_from, rules)
  select 8001, now() - interval '1 second', jsonb_set(rules, '{reissue,letterDays}', '10')
    from policy_versions where id = ${at.POLICY}`;

const byPolicy: readonly Attempt[] = [
  { ago: "9 days 23 hours", code: "FL079" },
  { ago: "10 days 1 second", code: null },
].map(({ ago, code }) => ({
  title: `a letter of ${ago} under rules that give it ten days`,
  code,
  given: [...waited, onPaper, posted(ago), SLOWER],
  does: leaves,
}));

const first = (over: Row = {}): string =>
  act({
    ...password,
    id: text(at.OTHER_ACT),
    idempotency_key: text("scene-key-2"),
    receipt_number: text("70000002"),
    ...over,
  });
const again = act({
  ...password,
  not_before: "now() - interval '1 second'",
  same_as_act_id: text(at.OTHER_ACT),
});
const proven = proof({ level: text("confirmed") });

const sameness: readonly Attempt[] = [
  {
    title: "a password that was asked for before, and nobody was told",
    code: "FL079",
    given: [proven, first({ not_before: "now() - interval '1 second'" }), again],
    does: leaves,
  },
  {
    title: "a password that was asked for before, and told of then",
    code: null,
    given: [
      proven,
      first({ not_before: "now() - interval '1 second'" }),
      again,
      warning({ act_id: text(at.OTHER_ACT) }),
    ],
    does: leaves,
  },
  {
    title: "a password that was asked for before, and did not have to wait then",
    code: null,
    given: [proven, first({ state: text("sent") }), again],
    does: leaves,
  },
];

const STATES = ["waiting", "printed", "posted", "returned", "undeliverable", "overtaken"] as const;
type State = (typeof STATES)[number];

/** Kept by hand. */
const NEXT: { readonly [From in State]: readonly State[] } = {
  waiting: ["printed", "undeliverable", "overtaken"],
  printed: ["printed", "posted", "undeliverable", "overtaken"],
  posted: ["returned"],
  returned: [],
  undeliverable: [],
  overtaken: [],
};
const datedAs = (state: State): Row =>
  state === "posted" || state === "returned" ? { posted_at: "now() - interval '1 day'" } : {};

const letters: readonly Attempt[] = [
  { title: "a letter that waits", code: null, given: [...waited, onPaper], does: letter() },
  ...STATES.filter((state) => state !== "waiting").map((state): Attempt => ({
    title: `a letter that begins ${state}`,
    code: "FL078",
    given: [...waited, onPaper],
    does: letter({ state: text(state), ...datedAs(state) }),
  })),
  {
    title: "a letter that begins with a day of its own",
    code: "FL078",
    given: [...waited, onPaper],
    does: letter({ posted_at: "now() - interval '9 days'" }),
  },
  {
    title: "a letter that begins with a text",
    code: "FL078",
    given: [...waited, onPaper],
    does: letter({ body_cipher: "'\\x01'", body_key_id: text("test") }),
  },
  ...STATES.flatMap((from) =>
    STATES.map((to): Attempt => ({
      title: `a letter from ${from} to ${to}`,
      code: NEXT[from].includes(to) ? null : "FL078",
      given: [...waited, onPaper, letter({ state: text(from), ...datedAs(from) })],
      does: change("letters", `id = ${text(at.THING)}`, { state: text(to) }),
    })),
  ),
  ...Object.entries({
    id: "gen_random_uuid()",
    notice_id: "gen_random_uuid()",
    created_at: "created_at - interval '1 day'",
  }).map(([column, value]): Attempt => ({
    title: `a letter's ${column}`,
    code: "FL078",
    given: [...waited, onPaper, letter()],
    does: change("letters", `id = ${text(at.THING)}`, { state: text("printed"), [column]: value }),
  })),
  {
    title: "a letter that is said to have been posted last week, and what it warns of at once",
    code: "FL079",
    given: [...waited, onPaper, letter({ state: text("printed") })],
    does: [
      change("letters", `id = ${text(at.THING)}`, {
        state: text("posted"),
        posted_at: "now() - interval '9 days'",
      }),
      leaves,
    ].join(";\n"),
  },
];

const stays = (over: Row = {}): string =>
  insertInto("departures", {
    act_id: text(at.ACT),
    decided_on: "'{}'",
    policy_id: at.POLICY,
    verdict: text("stays"),
    reasons: "'{contact.tooYoung}'",
    ...over,
  });

const no: readonly Attempt[] = [
  { title: "a no at departure, though nobody was told", code: null, given: begun, does: stays() },
  { title: "a no without a reason", code: "23514", given: begun, does: stays({ reasons: "'{}'" }) },
  { title: "a no that is silent", code: "23514", given: begun, does: stays({ reasons: "null" }) },
  {
    title: "a yes with a reason against it",
    code: "23514",
    given: [...begun, warning()],
    does: stays({ verdict: text("leaves"), identity_version: "1" }),
  },
  {
    title: "a yes on no version",
    code: "23514",
    given: [...begun, warning()],
    does: stays({ verdict: text("leaves"), reasons: "null" }),
  },
  {
    title: "a password that was to stay is carried out",
    code: "FL084",
    given: [...begun, stays()],
    does: comesHome,
  },
  {
    title: "a password that was to leave is carried out",
    code: null,
    given: [...begun, departs],
    does: comesHome,
  },
];

export const LETTERS: readonly Attempt[] = [...gates, ...byPolicy, ...sameness, ...letters, ...no];
