/** Attempts to be somebody else, to make a colleague, and to act in a case that is not about the person. */
import { act, change, proof, proposal, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text } from "./scene.ts";

const approved = proposal({
  state: text("approved"),
  decided_by: text(at.LEAD),
  decided_at: "now()",
  version: "2",
});
const shared = {
  verification_id: "null",
  proposal_id: text(at.PROPOSAL),
  requester: text("bank"),
  reason: text("reported"),
};
const other = { id: at.OTHER_AGENT, kind: "agent" };

const names: readonly Attempt[] = [
  { title: "an act in a colleague's name", code: "FL077", given: [proof()], does: act(), as: other },
  {
    title: "an act in a clerk's name by the same person as agent",
    code: "FL077",
    given: [proof()],
    does: act(),
    as: { id: at.AGENT, kind: "clerk" },
  },
  {
    title: "an act that the worker settles for whoever asked",
    code: null,
    given: [proof()],
    does: act(),
    as: { id: "worker", kind: "system" },
  },
  {
    title: "an approved act in the proposer's name, the approver logged in",
    code: null,
    given: [approved],
    does: act(shared),
    as: { id: at.LEAD, kind: "agent" },
  },
  {
    title: "an approved act by nobody",
    code: "FL076",
    given: [approved],
    does: act({ ...shared, actor_kind: text("caller") }),
  },
  {
    title: "a proof in a colleague's name",
    code: "FL077",
    does: proof(),
    as: other,
  },
];

const colleagues: readonly Attempt[] = [
  {
    title: "an agent made team lead",
    code: "42501",
    does: change("staff", `id = ${text(at.AGENT)}`, { role: text("teamLead") }),
  },
  {
    title: "a colleague who was blocked let in again",
    code: "42501",
    does: change("staff", `id = ${text(at.BLOCKED_LEAD)}`, { blocked_at: "null" }),
  },
  ...[true, false].map((isDemo): Attempt => ({
    title: isDemo ? "the demo's own staff" : "a colleague made up",
    code: isDemo ? null : "FL075",
    does: insertInto("staff", {
      username: text("made-up"),
      display_name: text("Made Up"),
      role: text("teamLead"),
      password_hash: text("none"),
      is_demo: String(isDemo),
    }),
  })),
  { title: "opening hours", code: "42501", does: "update opening_hours set opens = '00:00'" },
  {
    title: "a new opening time",
    code: "42501",
    does: "insert into opening_hours values ('2099-01-01', 'weekday', '00:00', '00:01')",
  },
  {
    title: "a day off",
    code: "42501",
    does: "insert into opening_exceptions values ('2099-01-01', null, null)",
  },
];

const cases: readonly Attempt[] = [
  {
    title: "a refused wish in a case about somebody else",
    code: "23503",
    does: act({
      state: text("refused"),
      verification_id: "null",
      accepted_at: "null",
      case_id: text(at.OTHER_CASE),
    }),
  },
  { title: "a proposal of an act in no case", code: "23514", does: proposal({ case_id: "null" }) },
];

export const NAMES: readonly Attempt[] = [...names, ...colleagues, ...cases];
