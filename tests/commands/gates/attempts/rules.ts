/** Attempts with rules that do not hold, are not whole, or are not what was approved. */
import { act, proof, proposal, type Attempt } from "./attempt.ts";
import { warning } from "./letters.ts";
import * as at from "./scene.ts";
import { insertInto, text, type Row } from "./scene.ts";

/** Rules that have come into force since; the ones before them still lie in the table. */
const NEWER = `insert into policy_versions (id, valid_from, rules)
  select 8001, now() - interval '1 second', rules from policy_versions where id = ${at.POLICY}`;
const BEFORE_NEWER = "(select max(id) from policy_versions where id < 8001)";

const code = insertInto("blocking_codes", { citizen_id: text(at.CITIZEN), code_index: "'\\x11'" });
const now: Row = { established_at: "now()" };
const confirmed: Row = { level: text("confirmed") };
const USED_CODE = insertInto("one_time_codes", {
  ...{ citizen_id: text(at.CITIZEN), case_id: text(at.CASE) },
  ...{ actor_kind: text("agent"), actor_id: text(at.AGENT), code_index: "'\\x12'" },
  ...{ contact_suffix: text("12"), state: text("used"), ended_at: "now() - interval '1 second'" },
  expires_at: "now() + interval '5 minutes'",
});
const waited = act({ state: text("sent"), not_before: "now() - interval '1 minute'" });
const departure = (over: Row = {}): string =>
  insertInto("departures", {
    act_id: text(at.ACT),
    decided_on: "'{}'",
    policy_id: at.POLICY,
    identity_version: "1",
    ...over,
  });

const inForce: readonly Attempt[] = [
  {
    title: "what opens, under rules that others have just replaced",
    code: "FL055",
    given: [proof(confirmed), NEWER],
    does: act({ kind: text("liftHold"), policy_id: BEFORE_NEWER }),
  },
  {
    title: "what opens, under the rules that replaced them",
    code: null,
    given: [proof(confirmed), NEWER],
    does: act({ kind: text("liftHold") }),
  },
  {
    title: "a stop by a process that knows the rules before alone",
    code: null,
    given: [proof(), NEWER],
    does: act({ policy_id: BEFORE_NEWER }),
  },
  {
    title: "a stop under rules that are still to come",
    code: "FL003",
    given: [proof()],
    does: act({ policy_id: at.COMING_POLICY }),
  },
  {
    title: "a stop under rules that were never whole",
    code: "FL055",
    given: [proof()],
    does: act({ policy_id: at.FORMER_POLICY }),
  },
  {
    title: "a proof of more than a claim, under rules that others have just replaced",
    code: "FL055",
    given: [proof({ ...confirmed, id: text(at.THING) }), USED_CODE, NEWER],
    does: proof({ ...now, method: text("oneTimeCode"), level: text("strong"), policy_id: BEFORE_NEWER }),
  },
  {
    title: "a proof of more than a claim, under the rules in force",
    code: null,
    given: [proof({ ...confirmed, id: text(at.THING) }), USED_CODE, NEWER],
    does: proof({ ...now, method: text("oneTimeCode"), level: text("strong") }),
  },
  {
    title: "a claim by a process that knows the rules before alone",
    code: null,
    given: [code, NEWER],
    does: proof({ ...now, method: text("blockingCode"), policy_id: BEFORE_NEWER }),
  },
  {
    title: "a proposal under rules that are still to come",
    code: "FL047",
    does: proposal({ policy_id: at.COMING_POLICY }),
  },
  {
    title: "a departure under rules of old",
    code: "FL055",
    given: [proof(), waited, warning()],
    does: departure({ policy_id: at.FORMER_POLICY }),
  },
  {
    title: "a departure under the rules in force",
    code: null,
    given: [proof(), waited, warning()],
    does: departure(),
  },
];

export const RULES = `(select rules from policy_versions where id = ${at.POLICY})`;

/** Rules that two have agreed on; `validFrom` is SQL for the day in the proposal. */
export const agreed = (rules: string, { validFrom = "null", ...over }: Row = {}): string =>
  proposal({
    kind: text("policy"),
    ...{ case_id: "null", citizen_id: "null", act_kind: "null" },
    payload: `jsonb_build_object('rules', ${rules}, 'validFrom', ${validFrom})`,
    state: text("approved"),
    decided_by: text(at.LEAD),
    decided_at: "now()",
    version: "2",
    ...over,
  });

export const policy = (rules: string, over: Row = {}): string =>
  insertInto("policy_versions", {
    id: "(select max(id) + 1 from policy_versions)",
    valid_from: "clock_timestamp()",
    rules,
    proposal_id: text(at.PROPOSAL),
    ...over,
  });

const without = (path: string): string => `${RULES} #- '{${path}}'`;
export const having = (path: string, value: string): string => `jsonb_set(${RULES}, '{${path}}', '${value}')`;

const HOLLOW: Readonly<Record<string, string>> = {
  "that are nothing": "'null'::jsonb",
  "that say nothing": "'{}'::jsonb",
  "without an act": without("acts,hold"),
  "without a mover": without("acts,hold,agent"),
  "with an empty rule": having("acts,liftHold,agent", "{}"),
  "with a rule without level": without("acts,liftHold,agent,level"),
  "with a rule without methods": without("acts,liftHold,agent,methods"),
  "with methods that are no list": having("acts,liftHold,agent,methods", '"approval"'),
  "with a level that is none": having("acts,liftHold,agent,level", '"certain"'),
  "that open a suspension by telephone": having("acts,reopen,agent", '{"level":"inPerson","methods":[]}'),
  "that open a suspension by less than a meeting": having("acts,reopen,clerk,level", '"strong"'),
  "that let one person revoke": having("acts,revoke,fourEyes", '"never"'),
  "without a word on four eyes": without("acts,suspend,fourEyes"),
  "without a method": without("methods,blockingCode"),
  "with a method of no worth": without("methods,blockingCode,alone"),
  "with a method that lives too long": having("methods,blockingCode,minutes", "21"),
  "without points": without("questions,pointsForConfirmed"),
  "with points for nothing": having("questions,pointsForConfirmed", "0"),
  "without a bound on wrong answers": without("questions,wrongAnswersAllowed"),
  "with a weight that is none": having("questions,weights,street", '"2"'),
  "without approvers": having("fourEyes,approvers", "[]"),
  "that let every agent approve": having("fourEyes,approvers", '["agent"]'),
  "without a life for proposals": without("fourEyes,proposalMinutes"),
  "with a hold of two days": having("hours,hold", "48"),
  "that give a letter six days": having("reissue,letterDays", "6"),
  "that give a letter four weeks": having("reissue,letterDays", "28"),
  "that give a letter a word": having("reissue,letterDays", '"8"'),
  "that give a letter nothing": having("reissue,letterDays", "null"),
};

const whole: readonly Attempt[] = [
  { title: "the same rules anew", code: null, given: [agreed(RULES)], does: policy(RULES) },
  ...["7", "21"].map((days): Attempt => {
    const rules = having("reissue,letterDays", days);
    return {
      title: `rules that give a letter ${days} days`,
      code: null,
      given: [agreed(rules)],
      does: policy(rules),
    };
  }),
  ...Object.entries(HOLLOW).map(([title, rules]): Attempt => ({
    title: `rules ${title}`,
    code: "FL058",
    given: [agreed(rules)],
    does: policy(rules),
  })),
  {
    title: "an act by a rule that says nothing, were it ever in the table",
    code: "FL060",
    given: [
      proof(),
      `update policy_versions set rules = ${having("acts,suspend,agent", "{}")} where id = ${at.POLICY}`,
    ],
    does: act(),
  },
];

const LATER = "'2031-01-01T00:00:00Z'";

const asApproved: readonly Attempt[] = [
  {
    title: "rules for another year, now",
    code: "FL045",
    given: [agreed(RULES, { validFrom: LATER })],
    does: policy(RULES),
  },
  {
    title: "rules for now, in another year",
    code: "FL045",
    given: [agreed(RULES)],
    does: policy(RULES, { valid_from: LATER }),
  },
  {
    title: "rules on their day",
    code: null,
    given: [agreed(RULES, { validFrom: LATER })],
    does: policy(RULES, { valid_from: LATER }),
  },
  {
    title: "rules with a number of one's own",
    code: "FL046",
    given: [agreed(RULES)],
    does: policy(RULES, { id: "12000" }),
  },
  {
    title: "rules that were approved an hour ago",
    code: "FL059",
    given: [
      agreed(RULES, { proposed_at: "now() - interval '2 hours'", decided_at: "now() - interval '1 hour'" }),
    ],
    does: policy(RULES),
  },
];

export const RULES_ATTEMPTS: readonly Attempt[] = [...inForce, ...whole, ...asApproved];
