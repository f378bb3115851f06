/** Four eyes on the policy: whole new rules from a date on, shown as what they change (product.md §2.9). */
import type { Tx } from "../../../db/database.ts";
import { policyHoldingAt } from "../../../db/policy.ts";
import { addPolicy, policiesAfter } from "../../../db/policy-versions.ts";
import { groundNow } from "../../../db/proposal-ground.ts";
import { policyPayloadShape } from "../../../db/proposal-shapes.ts";
import type { StoredProposal } from "../../../db/proposals.ts";
import { mayProposeRules } from "../../domain/four-eyes/decider.ts";
import { after, days, hours } from "../../domain/duration.ts";
import type { Change } from "../../domain/four-eyes/proposal.ts";
import { policyChanges } from "../../domain/policy/diff.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import type { Draft, DryRun, Moment, Outcome, ProposalKind } from "./kind.ts";
import { staleReasons } from "./stale.ts";

/** Rules are read at leisure; a stop that a person waits for is not. */
const LIVES = hours(24);
/** Nobody knows today what the line needs after that. */
const FURTHEST = days(366);

async function dryRun(tx: Tx, moment: Moment, draft: Draft): Promise<Ruling<DryRun>> {
  const { rules, validFrom } = policyPayloadShape.parse(draft.payload);
  const now = moment.clock();
  const from = validFrom === null ? now : new Date(validFrom);
  if (validFrom !== null && from <= now) return refuse("policy.past");
  if (from > after(now, FURTHEST)) return refuse("policy.tooFar");
  const holds = await policyHoldingAt(tx, from);
  const changes = [...policyChanges(holds.rules, rules), ...(await fallingAway(tx, from))];
  if (changes.length === 0) return refuse("policy.noChange");
  return allow({
    basedOn: await groundNow(tx, moment.vault, draft, moment.policy.id),
    changes,
    lives: LIVES,
  });
}

/** Versions for a later day: whole as they are, they would take back what is changed now, so they never come. */
async function fallingAway(tx: Tx, from: Date): Promise<readonly Change[]> {
  const later = await policiesAfter(tx, from);
  return later.map(({ id, validFrom }) => ({
    field: `coming.${String(id)}`,
    before: danishDay(validFrom),
    after: "fallsAway",
  }));
}

const danish = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" });
const danishDay = (instant: Date): string => danish.format(instant);

async function isStale(tx: Tx, moment: Moment, proposal: StoredProposal) {
  const payload = policyPayloadShape.safeParse(proposal.payload);
  if (!payload.success) return ["form.older"] as const;
  const { validFrom } = payload.data;
  // Both have read a date: the rules don't begin on another one by themselves.
  if (validFrom !== null && new Date(validFrom) <= moment.clock()) return ["date.passed"] as const;
  return staleReasons(tx, moment, proposal, { dryRun, mayPropose: mayProposeRules });
}

async function carryOut(tx: Tx, _moment: Moment, proposal: StoredProposal): Promise<Outcome> {
  const { rules, validFrom } = policyPayloadShape.parse(proposal.payload);
  const from = validFrom === null ? null : new Date(validFrom);
  return { policyId: await addPolicy(tx, { rules, validFrom: from, proposalId: proposal.id }) };
}

export const policyKind: ProposalKind = { dryRun, isStale, carryOut };
