/** Attempts to have an act carried by what two people decided: the approval must be for exactly this. */
import { act, proposal, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { text, type Row } from "./scene.ts";

const approved = (over: Row = {}): string =>
  proposal({
    state: text("approved"),
    decided_by: text(at.LEAD),
    decided_at: "now()",
    version: "2",
    ...over,
  });

/** The act that an approved proposal carries, without a proof. */
const shared = (over: Row = {}): string =>
  act({
    verification_id: "null",
    proposal_id: text(at.PROPOSAL),
    requester: text("bank"),
    reason: text("reported"),
    ...over,
  });

const BY_LINE = `'{"requester": "line"}'`;
const BY_SUBJECT = `'{"requester": "subject"}'`;
const BY_REGISTER = `'{"requester": "register"}'`;

export const SHARED_ACTS: readonly Attempt[] = [
  { title: "an approved stop without a proof", code: null, given: [approved()], does: shared() },
  { title: "a proposal that is still open", code: "FL015", given: [proposal()], does: shared() },
  {
    title: "a proposal that was refused",
    code: "FL015",
    given: [approved({ state: text("refused"), decision_reason: text("Nej tak") })],
    does: shared(),
  },
  {
    title: "an approved policy instead of an act",
    code: "FL015",
    given: [approved({ kind: text("policy"), act_kind: "null", citizen_id: "null", case_id: "null" })],
    does: shared(),
  },
  {
    title: "an approval of another kind of act",
    code: "FL015",
    given: [approved({ act_kind: text("revoke") })],
    does: shared(),
  },
  {
    title: "an approval about somebody else",
    code: "FL015",
    given: [approved({ citizen_id: text(at.OTHER_CITIZEN) })],
    does: shared(),
  },
  {
    title: "an approval in another case",
    code: "FL015",
    given: [approved({ case_id: text(at.SECOND_CASE) })],
    does: shared(),
  },
  {
    title: "an approval of another means",
    code: "FL015",
    given: [approved({ act_kind: text("block"), authenticator_id: text("app-1"), payload: BY_LINE })],
    does: shared({
      requester: text("line"),
      kind: text("block"),
      authenticator_id: text("app-2"),
      authenticator_kind: text("codeApp"),
    }),
  },
  {
    title: "an approval that nobody has used for five minutes",
    code: "FL015",
    given: [
      approved({
        proposed_at: "now() - interval '10 minutes'",
        decided_at: "now() - interval '6 minutes'",
      }),
    ],
    does: shared(),
  },
  {
    title: "an approval that somebody else asked for",
    code: "FL015",
    given: [approved({ proposed_by: text(at.OTHER_AGENT) })],
    does: shared(),
  },
  {
    title: "one approval for two acts",
    code: "23505",
    given: [
      approved(),
      shared({
        id: text(at.OTHER_ACT),
        state: text("acknowledged"),
        idempotency_key: text("scene-key-2"),
        receipt_number: text("70000002"),
      }),
    ],
    does: shared(),
  },
  {
    title: "an approval instead of the person's own proof",
    code: "FL002",
    given: [approved({ payload: BY_SUBJECT })],
    does: shared({ requester: text("subject") }),
  },
  {
    title: "an approval instead of a proof for what opens",
    code: "FL002",
    given: [approved({ act_kind: text("liftHold"), payload: BY_SUBJECT })],
    does: shared({ kind: text("liftHold"), requester: text("subject") }),
  },
  {
    title: "an approved opening at somebody else's wish",
    code: "FL040",
    given: [approved({ act_kind: text("liftHold") })],
    does: shared({ kind: text("liftHold") }),
  },
  {
    title: "an approved end for ever at a bank's wish",
    code: "FL040",
    given: [approved({ act_kind: text("revoke") })],
    does: shared({ kind: text("revoke") }),
  },
  {
    title: "an approved end for ever of somebody of whom the register has said nothing",
    code: "FL042",
    given: [approved({ act_kind: text("revoke"), payload: BY_REGISTER })],
    does: shared({ kind: text("revoke"), requester: text("register") }),
  },
  {
    title: "an approval of what somebody else wanted",
    code: "FL044",
    given: [approved()],
    does: shared({ requester: text("police") }),
  },
];
