/** Attempts to choose times that are not one's own, and to put another person in the place of the one that was proven. */
import { act, change, proof, proposal, type Attempt } from "./attempt.ts";
import { warning } from "./letters.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

const hold = { kind: text("hold"), hold_until: "now() + interval '24 hours'" };
const approves: Row = {
  state: text("approved"),
  decided_by: text(at.LEAD),
  decided_at: "clock_timestamp()",
  version: "version + 1",
};
const ofProposal = `id = ${text(at.PROPOSAL)}`;
const asLead = { id: at.LEAD, kind: "agent" };
const waiting = act({ not_before: "now() + interval '1 hour'" });
const sent = { state: text("sent"), version: "version + 1" };

const times: readonly Attempt[] = [
  {
    title: "a hold that begins next year",
    code: "FL063",
    given: [proof()],
    does: act({
      ...hold,
      created_at: "now() + interval '1 year'",
      hold_until: "now() + interval '1 year 24 hours'",
    }),
  },
  {
    title: "a hold that is over already",
    code: "FL063",
    given: [proof()],
    does: act({ ...hold, hold_until: "now() - interval '1 hour'" }),
  },
  {
    title: "an act of yesterday",
    code: "FL063",
    given: [proof()],
    does: act({ created_at: "now() - interval '1 day'" }),
  },
  {
    title: "a yes dated ahead, which would never be too old",
    code: "FL061",
    given: [proposal()],
    does: change("proposals", ofProposal, { ...approves, decided_at: "now() + interval '1 year'" }),
    as: asLead,
  },
  {
    title: "a yes given now",
    code: null,
    given: [proposal()],
    does: change("proposals", ofProposal, approves),
    as: asLead,
  },
  {
    title: "a proposal dated ahead",
    code: "FL061",
    does: proposal({ proposed_at: "now() + interval '1 day'", expires_at: "now() + interval '25 hours'" }),
  },
  {
    title: "a proposal that lives longer than the policy lets it",
    code: "FL061",
    does: proposal({ expires_at: "now() + interval '3 days'" }),
  },
  { title: "a proposal of an hour", code: null, does: proposal() },
  {
    title: "what must wait leaves now",
    code: "FL062",
    given: [proof(), waiting],
    does: change("acts", `id = ${text(at.ACT)}`, sent),
  },
  {
    title: "what has waited leaves",
    code: null,
    given: [proof(), act({ not_before: "now() - interval '1 second'" }), warning()],
    does: change("acts", `id = ${text(at.ACT)}`, sent),
  },
  {
    title: "a departure of what must wait, dated after its hour",
    code: "FL062",
    given: [proof(), act({ state: text("sent"), not_before: "now() + interval '1 hour'" })],
    does: insertInto("departures", {
      act_id: text(at.ACT),
      decided_on: "'{}'",
      policy_id: at.POLICY,
      identity_version: "1",
      decided_at: "now() + interval '2 years'",
    }),
  },
];

const ofCitizen = `id = ${text(at.CITIZEN)}`;
const otherMitid = change("citizens", ofCitizen, { mitid_uuid: "gen_random_uuid()" });
const numbered = change("citizens", ofCitizen, {
  cpr_index: "'\\x21'",
  cpr_cipher: "'\\x22'",
  cpr_key_id: text("test"),
});
const over = { ended_at: "now()" };

const persons: readonly Attempt[] = [
  { title: "another MitID for a person who is proven", code: "FL064", given: [proof()], does: otherMitid },
  {
    title: "no MitID for a person who is proven",
    code: "FL064",
    given: [numbered, proof()],
    does: change("citizens", ofCitizen, { mitid_uuid: "null" }),
  },
  ...["accepted", "sent"].map((state): Attempt => ({
    title: `another MitID for a person with an act that is ${state}`,
    code: "FL064",
    given: [proof(over), act({ state: text(state) })],
    does: otherMitid,
  })),
  {
    title: "another MitID for a person whose act is over",
    code: null,
    given: [proof(over), act({ state: text("acknowledged") })],
    does: otherMitid,
  },
  {
    title: "a new number of the same MitID",
    code: null,
    given: [numbered],
    does: change("citizens", ofCitizen, { cpr_index: "'\\x23'" }),
  },
  {
    title: "a new number together with another MitID",
    code: "FL064",
    given: [numbered],
    does: change("citizens", ofCitizen, { cpr_index: "'\\x23'", mitid_uuid: "gen_random_uuid()" }),
  },
  {
    title: "another number for somebody without MitID",
    code: "FL064",
    given: [numbered, change("citizens", ofCitizen, { mitid_uuid: "null" })],
    does: change("citizens", ofCitizen, { cpr_index: "'\\x23'" }),
  },
];

const elsewhere = { case_id: text(at.OTHER_CASE), citizen_id: text(at.OTHER_CITIZEN) };
const unknown = change("citizens", ofCitizen, { mitid_uuid: "null" });

/** The gate shuts around one person, for as long as something rests on who they are. */
const others: readonly Attempt[] = [
  {
    title: "another MitID while somebody else is proven and acted on",
    code: null,
    given: [proof(elsewhere), act(elsewhere)],
    does: otherMitid,
  },
  {
    title: "another MitID after a proof has run out",
    code: null,
    given: [
      proof({ established_at: "now() - interval '30 minutes'", expires_at: "now() - interval '10 minutes'" }),
    ],
    does: otherMitid,
  },
  {
    title: "a first MitID for a person who is proven",
    code: null,
    given: [numbered, unknown, proof()],
    does: otherMitid,
  },
  { title: "a first number for a person who is proven", code: null, given: [proof()], does: numbered },
  {
    title: "no number any more",
    code: "FL064",
    given: [numbered],
    does: change("citizens", ofCitizen, { cpr_index: "null", cpr_cipher: "null", cpr_key_id: "null" }),
  },
  {
    title: "the same number and another MitID for a person of whom nothing is said",
    code: null,
    given: [numbered],
    does: otherMitid,
  },
];

export const TIMES_AND_PERSONS: readonly Attempt[] = [...times, ...persons, ...others];
