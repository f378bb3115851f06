/** Attempts to decide a proposal: by the wrong person, in another's name, twice, late, or on something else than was proposed. */
import { change, proposal, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { text, type Row } from "./scene.ts";

const ofProposal = `id = ${text(at.PROPOSAL)}`;
const LEAD = { id: at.LEAD, kind: "agent" };
const AGENT = { id: at.AGENT, kind: "agent" };

const decide = (by: string, state = "approved", over: Row = {}): string =>
  change("proposals", ofProposal, {
    state: text(state),
    decided_by: text(by),
    decided_at: "now()",
    version: "version + 1",
    ...(state === "approved" ? {} : { decision_reason: text("Nej tak") }),
    ...over,
  });

const PROPOSED: Row = {
  kind: text("policy"),
  proposed_by: text(at.OTHER_AGENT),
  reason: text("Noget andet"),
  case_id: text(at.SECOND_CASE),
  citizen_id: text(at.OTHER_CITIZEN),
  act_kind: text("revoke"),
  authenticator_id: text("app-9"),
  payload: `'{"requester": "police"}'`,
  based_on: `'{"policyId": 1}'`,
  changes: "'[1]'",
  policy_id: at.FORMER_POLICY,
  proposed_at: "proposed_at - interval '1 minute'",
  expires_at: "expires_at + interval '1 minute'",
};

const made = [proposal()];
const done = proposal({
  state: text("refused"),
  decided_by: text(at.LEAD),
  decided_at: "now()",
  decision_reason: text("Nej tak"),
});
const staffIs = (id: string, row: Row): string => change("staff", `id = ${text(id)}`, row);

export const PROPOSALS: readonly Attempt[] = [
  { title: "a yes by a colleague with the right", code: null, given: made, does: decide(at.LEAD), as: LEAD },
  {
    title: "a no by a colleague with the right",
    code: null,
    given: made,
    does: decide(at.LEAD, "refused"),
    as: LEAD,
  },
  { title: "a proposal taken back", code: null, given: made, does: decide(at.AGENT, "withdrawn"), as: AGENT },
  {
    title: "a proposal that ran out, settled by the worker",
    code: null,
    given: made,
    does: decide(at.LEAD, "expired", { decided_by: "null" }),
    as: { id: "sweeper", kind: "system" },
  },
  ...["approved", "refused"].map((state): Attempt => ({
    title: `one's own proposal ${state}`,
    code: "FL017",
    given: [...made, staffIs(at.AGENT, { role: text("teamLead") })],
    does: decide(at.AGENT, state),
    as: AGENT,
  })),
  {
    title: "a colleague's proposal taken back",
    code: "FL017",
    given: made,
    does: decide(at.LEAD, "withdrawn"),
    as: LEAD,
  },
  {
    title: "a yes in a colleague's name",
    code: "FL017",
    given: made,
    does: decide(at.LEAD),
    as: { id: at.SPECIALIST, kind: "agent" },
  },
  {
    title: "a no in a colleague's name",
    code: "FL017",
    given: made,
    does: decide(at.LEAD, "refused"),
    as: AGENT,
  },
  {
    title: "a proposal taken back in the proposer's name",
    code: "FL017",
    given: made,
    does: decide(at.AGENT, "withdrawn"),
    as: LEAD,
  },
  { title: "a proposal in a colleague's name", code: "FL017", does: proposal(), as: LEAD },
  {
    title: "a yes without the right",
    code: "FL018",
    given: made,
    does: decide(at.OTHER_AGENT),
    as: { id: at.OTHER_AGENT, kind: "agent" },
  },
  {
    title: "a yes by whoever is blocked",
    code: "FL018",
    given: made,
    does: decide(at.BLOCKED_LEAD),
    as: { id: at.BLOCKED_LEAD, kind: "agent" },
  },
  {
    title: "a yes to whoever has been blocked",
    code: "FL018",
    given: [...made, staffIs(at.AGENT, { blocked_at: "now()" })],
    does: decide(at.LEAD),
    as: LEAD,
  },
  {
    title: "a no to whoever has been blocked",
    code: null,
    given: [...made, staffIs(at.AGENT, { blocked_at: "now()" })],
    does: decide(at.LEAD, "refused"),
    as: LEAD,
  },
  { title: "a yes after a no", code: "FL016", given: [done], does: decide(at.LEAD), as: LEAD },
  {
    title: "a yes after its hour",
    code: "FL016",
    given: [
      proposal({ proposed_at: "now() - interval '1 hour'", expires_at: "now() - interval '1 minute'" }),
    ],
    does: decide(at.LEAD),
    as: LEAD,
  },
  {
    title: "a no after its hour",
    code: null,
    given: [
      proposal({ proposed_at: "now() - interval '1 hour'", expires_at: "now() - interval '1 minute'" }),
    ],
    does: decide(at.LEAD, "refused"),
    as: LEAD,
  },
  {
    title: "a yes on an old version",
    code: "FL008",
    given: made,
    does: decide(at.LEAD, "approved", { version: "version" }),
    as: LEAD,
  },
  {
    title: "a proposal that begins refused",
    code: "FL016",
    does: proposal({
      state: text("refused"),
      decided_by: text(at.AGENT),
      decided_at: "now()",
      decision_reason: text("Nej tak"),
    }),
  },
  {
    title: "a second open proposal of one act",
    code: "23505",
    given: [proposal({ id: text(at.THING) })],
    does: proposal(),
  },
  ...Object.entries(PROPOSED).map(([column, value]): Attempt => ({
    title: `a yes to another ${column} than proposed`,
    code: "FL009",
    given: made,
    does: decide(at.LEAD, "approved", { [column]: value }),
    as: LEAD,
  })),
];
