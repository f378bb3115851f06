/** Attempts to approve what one has not opened, and to look in another's name or at something else. */
import { change, proposal, type Attempt } from "./attempt.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

const LEAD = { id: at.LEAD, kind: "agent" };
const UNSEEN = "delete from proposal_looks";

const decide = (state: string, over: Row = {}): string =>
  change("proposals", `id = ${text(at.PROPOSAL)}`, {
    state: text(state),
    decided_by: text(at.LEAD),
    decided_at: "now()",
    version: "version + 1",
    ...over,
  });

const look = (over: Row = {}): string =>
  insertInto("proposal_looks", {
    proposal_id: text(at.PROPOSAL),
    staff_id: text(at.LEAD),
    version: "1",
    ...over,
  });

const unseen = [UNSEEN, proposal()];

export const LOOKS: readonly Attempt[] = [
  { title: "an open proposal is opened", code: null, given: unseen, does: look(), as: LEAD },
  {
    title: "a yes to what was opened",
    code: null,
    given: [...unseen, look()],
    does: decide("approved"),
    as: LEAD,
  },
  {
    title: "a yes to what nobody has opened",
    code: "FL081",
    given: unseen,
    does: decide("approved"),
    as: LEAD,
  },
  {
    title: "a yes to what a colleague has opened",
    code: "FL081",
    given: [...unseen, look({ staff_id: text(at.SPECIALIST) })],
    does: decide("approved"),
    as: LEAD,
  },
  {
    title: "a yes to what was opened in another version",
    code: "FL081",
    given: [UNSEEN, proposal({ version: "2" }), look()],
    does: decide("approved"),
    as: LEAD,
  },
  {
    title: "a yes to what was not opened, with another proposal opened",
    code: "FL081",
    given: [...unseen, look({ proposal_id: text(at.THING) })],
    does: decide("approved"),
    as: LEAD,
  },
  {
    title: "a no to what nobody has opened",
    code: null,
    given: unseen,
    does: decide("refused", { decision_reason: text("Nej tak") }),
    as: LEAD,
  },
  {
    title: "a look in a colleague's name",
    code: "FL081",
    given: unseen,
    does: look({ staff_id: text(at.SPECIALIST) }),
    as: LEAD,
  },
  {
    title: "a look at a version to come",
    code: "FL081",
    given: unseen,
    does: look({ version: "2" }),
    as: LEAD,
  },
  {
    title: "a look at what was decided",
    code: "FL081",
    given: [
      UNSEEN,
      proposal({ state: text("withdrawn"), decided_at: "now()", decision_reason: text("Nej tak") }),
    ],
    does: look(),
    as: LEAD,
  },
  { title: "a look taken back", code: "42501", given: [...unseen, look()], does: UNSEEN, as: LEAD },
  {
    title: "a look at an earlier version moved to this one",
    code: "42501",
    given: [...unseen, look()],
    does: change("proposal_looks", `staff_id = ${text(at.LEAD)}`, { version: "2" }),
    as: LEAD,
  },
];
