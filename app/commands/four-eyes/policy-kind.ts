/** Four eyes on the policy: whole new rules from a date on, shown as what they change (product.md §2.9). */
import type { Tx } from "../../../db/database.ts";
import { addPolicy, newestPolicy } from "../../../db/policy-versions.ts";
import { groundNow } from "../../../db/proposal-ground.ts";
import { policyPayloadShape } from "../../../db/proposal-shapes.ts";
import type { StoredProposal } from "../../../db/proposals.ts";
import { mayProposeRules } from "../../domain/four-eyes/decider.ts";
import { hours } from "../../domain/duration.ts";
import { policyChanges } from "../../domain/policy/diff.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";
import type { Draft, DryRun, Outcome, ProposalKind } from "./kind.ts";
import { staleReasons } from "./stale.ts";

/** Rules are read at leisure; a stop that a person waits for is not. */
const LIVES = hours(24);

async function dryRun(tx: Tx, context: CommandContext, draft: Draft): Promise<Ruling<DryRun>> {
  const { rules, validFrom } = policyPayloadShape.parse(draft.payload);
  const newest = await newestPolicy(tx);
  const now = context.clock();
  if (validFrom !== null && new Date(validFrom) <= now) return refuse("policy.past");
  // Built on what is still to come, it would bring that forward: first the one, then the other.
  if (newest.validFrom > (validFrom === null ? now : new Date(validFrom)))
    return refuse("policy.beforeNewest");
  const changes = policyChanges(newest.rules, rules);
  if (changes.length === 0) return refuse("policy.noChange");
  return allow({ basedOn: await groundNow(tx, context.vault, draft, now), changes, lives: LIVES });
}

async function isStale(tx: Tx, context: CommandContext, proposal: StoredProposal) {
  const { validFrom } = policyPayloadShape.parse(proposal.payload);
  // Both have read a date: the rules don't begin on another one by themselves.
  if (validFrom !== null && new Date(validFrom) <= context.clock()) return ["date.passed"] as const;
  return staleReasons(tx, context, proposal, { dryRun, mayPropose: mayProposeRules });
}

async function carryOut(tx: Tx, context: CommandContext, proposal: StoredProposal): Promise<Outcome> {
  const { rules, validFrom } = policyPayloadShape.parse(proposal.payload);
  const from = validFrom === null ? context.clock() : new Date(validFrom);
  return { policyId: await addPolicy(tx, { rules, validFrom: from, proposalId: proposal.id }) };
}

export const policyKind: ProposalKind = { dryRun, isStale, carryOut };
