/** Attempts to change what is written: each column that was decided, each move that does not go forward. */
import { ACT_MOVES } from "../../../../app/domain/protection/act-machine.ts";
import { ACT_STATES, type ActState } from "../../../../app/domain/protection/acts.ts";
import { act, change, proof, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { text, type Row } from "./scene.ts";

const ofAct = `id = ${text(at.ACT)}`;
const next = { version: "version + 1" };

const stored = (state: ActState): string =>
  act({
    state: text(state),
    ...(state === "withdrawn" ? { withdrawn_at: "now()", withdrawn_by: text("agent") } : {}),
  });

const into = (state: ActState): Row => ({
  state: text(state),
  ...(state === "withdrawn" ? { withdrawn_at: "now()", withdrawn_by: text("agent") } : {}),
  ...next,
});

const isMove = (from: ActState, to: ActState): boolean => Object.values(ACT_MOVES[from]).includes(to);

/** Each state against each, by the same edges that docs/states/act.md draws. */
const moves: readonly Attempt[] = ACT_STATES.flatMap((from) =>
  ACT_STATES.filter((to) => to !== from).map((to): Attempt => ({
    title: `an act from ${from} to ${to}`,
    code: isMove(from, to) ? null : "FL006",
    given: [proof(), stored(from)],
    does: change("acts", ofAct, into(to)),
  })),
);

/** What no change of an act may touch, each with another value. */
const DECIDED: Row = {
  kind: text("hold"),
  case_id: text(at.SECOND_CASE),
  citizen_id: text(at.OTHER_CITIZEN),
  verification_id: text(at.THING),
  proposal_id: text(at.PROPOSAL),
  actor_kind: text("clerk"),
  actor_id: text(at.OTHER_AGENT),
  idempotency_key: text("scene-key-9"),
  receipt_number: text("70000009"),
  policy_id: at.FORMER_POLICY,
  created_at: "created_at + interval '1 minute'",
  requester: text("bank"),
  reason: text("stolen"),
  accepted_at: "accepted_at + interval '1 minute'",
  same_as_act_id: text(at.OTHER_ACT),
  id: text(at.THING),
  decided_on: `'{"kind": "hold"}'`,
  authenticator_id: text("app-9"),
  authenticator_kind: text("chip"),
  authenticator_suffix: text("99"),
  hold_until: "now() + interval '1 hour'",
  delivery: text("sms"),
  not_before: "now()",
  stop_index: "'\\x01'",
  identity_version: "9",
};

const decided: readonly Attempt[] = Object.entries(DECIDED).map(([column, value]): Attempt => ({
  title: `an act's ${column}`,
  code: "FL009",
  given: [proof(), act()],
  does: change("acts", ofAct, { state: text("sent"), [column]: value, ...next }),
}));

/** What came of an act is written as it ends, once. */
const ENDS: Row = {
  fate: text("notAllowed"),
  acknowledged_at: "now()",
  refusal_reasons: "'{stale}'",
};
const done = { state: text("acknowledged"), fate: text("applied"), acknowledged_at: "now()" };

const ends: readonly Attempt[] = Object.entries(ENDS).flatMap(([column, value]): readonly Attempt[] => [
  {
    title: `an act's ${column} while it is sent`,
    code: "FL070",
    given: [proof(), act()],
    does: change("acts", ofAct, { state: text("sent"), [column]: value, ...next }),
  },
  {
    title: `an act's ${column} without a move`,
    code: "FL006",
    given: [proof(), act()],
    does: change("acts", ofAct, { [column]: value, ...next }),
  },
  {
    title: `an act's ${column} after its end`,
    code: "FL006",
    given: [proof(), act(done)],
    does: change("acts", ofAct, { [column]: value, ...next }),
  },
  {
    title: `an act's ${column} before its beginning`,
    code: "FL070",
    given: [proof()],
    does: act({ [column]: value }),
  },
]);

/** The end comes with what came of it. */
const toTheEnd: readonly Attempt[] = [
  {
    title: "an act that is done",
    code: null,
    given: [proof(), act()],
    does: change("acts", ofAct, { ...done, ...next }),
  },
  {
    title: "an act that a system would not do",
    code: null,
    given: [proof(), act({ state: text("sent") })],
    does: change("acts", ofAct, { state: text("refused"), ...ENDS, acknowledged_at: "null", ...next }),
  },
];

const versions: readonly Attempt[] = ["version", "version + 2", "version - 1"].map((version): Attempt => ({
  title: `an act's version set to ${version}`,
  code: "FL008",
  given: [proof(), act()],
  does: change("acts", ofAct, { state: text("sent"), version }),
}));

const ofProof = `id = ${text(at.PROOF)}`;

const PROVEN: Row = {
  citizen_id: text(at.OTHER_CITIZEN),
  case_id: text(at.SECOND_CASE),
  actor_kind: text("clerk"),
  actor_id: text(at.OTHER_AGENT),
  level: text("strong"),
  method: text("oneTimeCode"),
  policy_id: at.FORMER_POLICY,
  established_at: "established_at + interval '1 minute'",
  expires_at: "expires_at - interval '1 minute'",
};

const proofs: readonly Attempt[] = [
  {
    title: "a proof is ended",
    code: null,
    given: [proof()],
    does: change("verifications", ofProof, { ended_at: "now()" }),
  },
  {
    title: "a proof that was ended lives again",
    code: "FL010",
    given: [proof({ ended_at: "now()" })],
    does: change("verifications", ofProof, { ended_at: "null" }),
  },
  ...Object.entries(PROVEN).map(([column, value]): Attempt => ({
    title: `a proof's ${column}`,
    code: "FL010",
    given: [proof()],
    does: change("verifications", ofProof, { [column]: value }),
  })),
];

const ofCase = `id = ${text(at.CASE)}`;
const onTheWeb = change("cases", ofCase, {
  channel: text("web"),
  owner_id: "null",
  visit_id: text("visit-0001"),
});

const cases: readonly Attempt[] = [
  {
    title: "a case about another person than before",
    code: "FL013",
    does: change("cases", ofCase, { citizen_id: text(at.OTHER_CITIZEN) }),
  },
  {
    title: "a case that forgets its person",
    code: "FL013",
    does: change("cases", ofCase, { citizen_id: "null" }),
  },
  {
    title: "a case that learns whom it is about",
    code: null,
    given: [change("cases", ofCase, { citizen_id: "null" })],
    does: change("cases", ofCase, { citizen_id: text(at.CITIZEN) }),
  },
  {
    title: "a visit's case given to another visit",
    code: "FL013",
    given: [onTheWeb],
    does: change("cases", ofCase, { visit_id: text("visit-0002") }),
  },
  {
    title: "a case closed",
    code: null,
    does: change("cases", ofCase, { state: text("closed"), closed_at: "now()" }),
  },
];

export const CHANGES: readonly Attempt[] = [
  ...moves,
  ...decided,
  ...ends,
  ...toTheEnd,
  ...versions,
  ...proofs,
  ...cases,
];
