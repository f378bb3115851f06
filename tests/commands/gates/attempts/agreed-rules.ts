/** Attempts with rules that two have not agreed on, or have agreed on as something else. */
import type { Attempt } from "./attempt.ts";
import { agreed, having, policy, RULES } from "./rules.ts";
import * as at from "./scene.ts";
import { text } from "./scene.ts";

const OTHER_RULES = having("limits,requestsPerTargetPerDay", "6");
const BY_NOBODY = "a policy that two have not agreed on";

export const AGREED_RULES: readonly Attempt[] = [
  {
    title: "other rules that two have agreed on",
    code: null,
    given: [agreed(OTHER_RULES)],
    does: policy(OTHER_RULES),
  },
  { title: `${BY_NOBODY}: no proposal`, code: "FL019", does: policy(OTHER_RULES) },
  {
    title: `${BY_NOBODY}: others than the proposal's`,
    code: "FL019",
    given: [agreed(RULES)],
    does: policy(OTHER_RULES),
  },
  {
    title: `${BY_NOBODY}: proposed alone`,
    code: "FL019",
    given: [
      agreed(OTHER_RULES, { state: text("open"), decided_by: "null", decided_at: "null", version: "1" }),
    ],
    does: policy(OTHER_RULES),
  },
  {
    title: `${BY_NOBODY}: refused by a colleague`,
    code: "FL019",
    given: [agreed(OTHER_RULES, { state: text("refused"), decision_reason: text("Nej") })],
    does: policy(OTHER_RULES),
  },
  {
    title: `${BY_NOBODY}: agreed on as an act`,
    code: "FL019",
    given: [
      agreed(OTHER_RULES, {
        ...{ kind: text("act"), act_kind: text("suspend") },
        ...{ case_id: text(at.CASE), citizen_id: text(at.CITIZEN) },
      }),
    ],
    does: policy(OTHER_RULES),
  },
  {
    title: "rules that begin in the past",
    code: "FL019",
    given: [agreed(OTHER_RULES, { validFrom: "now() - interval '1 hour'" })],
    does: policy(OTHER_RULES, { valid_from: "now() - interval '1 hour'" }),
  },
];
