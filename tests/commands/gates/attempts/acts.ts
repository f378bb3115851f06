/** Attempts to have an act accepted: one for each thing that it needs. */
import { act, proof, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { text, type Row } from "./scene.ts";

const refused = (over: Row = {}): string =>
  act({ state: text("refused"), verification_id: "null", accepted_at: "null", ...over });

const beginnings: readonly Attempt[] = [
  { title: "a suspension that was asked for and proven", code: null, given: [proof()], does: act() },
  { title: "a refused wish needs no proof", code: null, does: refused() },
  ...["requested", "awaitingApproval", "sent", "acknowledged", "expired", "failed"].map((state): Attempt => ({
    title: `an act does not begin as ${state}`,
    code: "FL001",
    given: [proof()],
    does: act({ state: text(state) }),
  })),
  {
    title: "an act does not begin in its second version",
    code: "FL001",
    given: [proof()],
    does: act({ version: "2" }),
  },
  {
    title: "a refused wish was not acknowledged",
    code: "FL070",
    does: refused({ acknowledged_at: "now()" }),
  },
  {
    title: "a refused wish with its reasons",
    code: null,
    does: refused({ fate: text("notAllowed"), refusal_reasons: "'{proof.tooWeak}'" }),
  },
  {
    title: "an act does not begin withdrawn",
    code: "FL001",
    given: [proof()],
    does: act({ state: text("withdrawn"), withdrawn_at: "now()", withdrawn_by: text("agent") }),
  },
];

const proven: readonly Attempt[] = [
  {
    title: "a proof that has been ended",
    code: "FL002",
    given: [proof({ ended_at: "now()" })],
    does: act(),
  },
  {
    title: "a proof that has run out",
    code: "FL002",
    given: [proof({ expires_at: "now() - interval '1 second'" })],
    does: act(),
  },
  { title: "neither a proof nor a proposal", code: "FL002", does: act({ verification_id: "null" }) },
  {
    title: "a kind of act that the policy does not open to whoever acts",
    code: "FL003",
    given: [proof({ level: text("inPerson"), method: text("documentCheck") })],
    does: act({ kind: text("reopen") }),
  },
  {
    title: "the proof of another agent",
    code: "23503",
    given: [proof({ actor_id: text(at.OTHER_AGENT) })],
    does: act(),
  },
  {
    title: "a proof in another case about the same person",
    code: "23503",
    given: [proof({ case_id: text(at.SECOND_CASE) })],
    does: act(),
  },
  {
    title: "a proof about somebody else",
    code: "23503",
    given: [proof({ case_id: text(at.OTHER_CASE), citizen_id: text(at.OTHER_CITIZEN) })],
    does: act(),
  },
  {
    title: "a proof of the caller, used by the agent",
    code: "23503",
    given: [proof({ actor_kind: text("caller") })],
    does: act(),
  },
];

const policies: readonly Attempt[] = [
  {
    title: "a policy that does not hold yet",
    code: "FL003",
    given: [proof()],
    does: act({ policy_id: at.COMING_POLICY }),
  },
  {
    title: "a policy that does not exist",
    code: "FL003",
    given: [proof()],
    does: act({ policy_id: "9999" }),
  },
];

const open = (state: string, over: Row = {}): string =>
  act({
    id: text(at.OTHER_ACT),
    state: text(state),
    idempotency_key: text("scene-key-2"),
    receipt_number: text("70000002"),
    ...over,
  });

const block = { kind: text("block"), authenticator_id: text("app-1"), authenticator_kind: text("codeApp") };
const reissue = { kind: text("temporaryPassword"), delivery: text("sms") };
const confirmed = { level: text("confirmed") };

const twice: readonly Attempt[] = [
  ...["accepted", "sent"].flatMap((state): readonly Attempt[] => [
    {
      title: `a second suspension beside one that is ${state}`,
      code: "23505",
      given: [proof(), open(state)],
      does: act(),
    },
    {
      title: `a second temporary password beside one that is ${state}`,
      code: "23505",
      given: [proof(confirmed), open(state, reissue)],
      does: act(reissue),
    },
  ]),
  ...["accepted", "sent", "acknowledged"].map((state): Attempt => ({
    title: `a second block of one means beside one that is ${state}`,
    code: "23505",
    given: [proof(), open(state, block)],
    does: act(block),
  })),
  {
    title: "a suspension after one that was carried out",
    code: null,
    given: [proof(), open("acknowledged")],
    does: act(),
  },
  {
    title: "the same order by the same key",
    code: "23505",
    given: [proof(), open("acknowledged", { idempotency_key: text("scene-key-1") })],
    does: act(),
  },
];

const shapes: readonly Attempt[] = [
  {
    title: "a hold without an end",
    code: "23514",
    given: [proof()],
    does: act({ kind: text("hold") }),
  },
  {
    title: "a hold of more than a day",
    code: "23514",
    given: [proof()],
    does: act({ kind: text("hold"), hold_until: "now() + interval '25 hours'" }),
  },
  {
    title: "a hold of a day",
    code: null,
    given: [proof()],
    does: act({ kind: text("hold"), hold_until: "now() + interval '24 hours'" }),
  },
  { title: "a block of nothing", code: "23514", given: [proof()], does: act({ kind: text("block") }) },
  {
    title: "a reissue that goes nowhere",
    code: "23514",
    given: [proof(confirmed)],
    does: act({ kind: text("temporaryPassword") }),
  },
];

export const ACTS: readonly Attempt[] = [...beginnings, ...proven, ...policies, ...twice, ...shapes];
