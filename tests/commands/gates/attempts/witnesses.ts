/** Attempts to pass a check beside a witness who has not confirmed it, or who has confirmed something else. */
import { change, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

const CLERK = { id: at.CLERK, kind: "clerk" };
const JUST = "now() - interval '1 minute'";

/** The witness has said yes for the person of the case, to this clerk. */
const yes = (over: Row = {}): string =>
  insertInto("approvals", {
    id: text(at.THING),
    citizen_id: text(at.OTHER_CITIZEN),
    case_id: text(at.CASE),
    vouches_for: text(at.CITIZEN),
    purpose: text("witness"),
    actor_kind: text("clerk"),
    actor_id: text(at.CLERK),
    reference_number: text("123456"),
    nonce_index: "'\\x51'",
    state: text("approved"),
    asked_at: JUST,
    ended_at: JUST,
    expires_at: "now() + interval '4 minutes'",
    ...over,
  });

const check = (over: Row = {}): string =>
  insertInto("document_checks", {
    citizen_id: text(at.CITIZEN),
    case_id: text(at.CASE),
    actor_id: text(at.CLERK),
    documents: "'{passport}'",
    beside: text("witness"),
    witness_id: text(at.OTHER_CITIZEN),
    witness_approval_id: text(at.THING),
    outcome: text("passed"),
    ...over,
  });

const refusedFor = (title: string, over: Row): Attempt => ({
  title: `a check beside ${title}`,
  code: "FL082",
  given: [yes(over)],
  does: check(),
  as: CLERK,
});

const asked = (over: Row = {}): string =>
  yes({ state: text("starting"), ended_at: "null", asked_at: "now()", ...over });

export const WITNESSES: readonly Attempt[] = [
  { title: "a check beside a witness who said yes", code: null, given: [yes()], does: check(), as: CLERK },
  { title: "a check beside a witness who was never asked", code: "FL082", does: check(), as: CLERK },
  {
    title: "a check beside a witness whose yes is not named",
    code: "FL082",
    given: [yes()],
    does: check({ witness_approval_id: "null" }),
    as: CLERK,
  },
  refusedFor("a witness who said no", { state: text("denied") }),
  refusedFor("a witness who has not answered", { state: text("pending"), ended_at: "null" }),
  refusedFor("a yes of 21 minutes ago", { ended_at: "now() - interval '21 minutes'" }),
  refusedFor("a yes to another clerk", { actor_id: text(at.AGENT) }),
  refusedFor("a yes in another case", { case_id: text(at.SECOND_CASE) }),
  refusedFor("another witness's yes", { citizen_id: text(at.AGENT) }),
  refusedFor("a yes for somebody else", { vouches_for: text(at.ACT) }),
  refusedFor("the witness's proof of themselves", { purpose: text("proof"), vouches_for: "null" }),
  {
    title: "two checks on one yes",
    code: "23505",
    given: [yes(), check()],
    does: check({ case_id: text(at.CASE) }),
    as: CLERK,
  },
  {
    title: "a check that was refused, beside a witness who said nothing",
    code: null,
    does: check({ outcome: text("refused"), witness_approval_id: "null" }),
    as: CLERK,
  },
  { title: "a witness is asked by a clerk", code: null, does: asked(), as: CLERK },
  {
    title: "a witness is asked by telephone",
    code: "23514",
    does: asked({ actor_kind: text("agent"), actor_id: text(at.AGENT) }),
  },
  {
    title: "the person vouches for themselves",
    code: "23514",
    does: asked({ citizen_id: text(at.CITIZEN) }),
    as: CLERK,
  },
  { title: "a witness for nobody", code: "23514", does: asked({ vouches_for: "null" }), as: CLERK },
  { title: "a proof that vouches", code: "23514", does: asked({ purpose: text("proof") }), as: CLERK },
  {
    title: "a witness in a case about somebody else",
    code: "23503",
    does: asked({ case_id: text(at.OTHER_CASE) }),
    as: CLERK,
  },
  ...Object.entries({ purpose: text("proof"), vouches_for: text(at.ACT) }).map(
    ([column, value]): Attempt => ({
      title: `another ${column} of what a witness was asked`,
      code: "FL020",
      given: [asked()],
      does: change("approvals", `id = ${text(at.THING)}`, { [column]: value }),
      as: CLERK,
    }),
  ),
];
