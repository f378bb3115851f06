/** The proposer makes a proposal anew that went stale or ran out: same wish, new ground, new dry run. */
import { lockCaseById } from "../../../db/cases.ts";
import type { Tx } from "../../../db/database.ts";
import { actPayloadShape, policyDayShape } from "../../../db/proposal-shapes.ts";
import { proposalById, type StoredProposal } from "../../../db/proposals.ts";
import { policyShape } from "../../../db/policy-shape.ts";
import { policyHoldingAt } from "../../../db/policy.ts";
import { lockPolicies } from "../../../db/policy-versions.ts";
import type { Actor } from "../../domain/actor.ts";
import { withLeaves } from "../../domain/policy/leaves.ts";
import { refuse, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";
import type { MadeProposal } from "./make-proposal.ts";
import { proposeInCase } from "./propose-act.ts";
import { proposeRules } from "./propose-policy.ts";

export interface RenewProposal {
  readonly actor: Actor;
  readonly proposalId: string;
}

/** Once for each: a second press finds the first one's proposal. The old one stays on file. */
export function renewProposal(context: CommandContext, order: RenewProposal): Promise<Ruling<MadeProposal>> {
  return context.database.transact(order.actor, async (tx): Promise<Ruling<MadeProposal>> => {
    const old = await proposalById(tx, order.proposalId);
    if (old?.proposedBy !== order.actor.id) return refuse("proposal.unknown");
    if (old.state !== "stale" && old.state !== "expired") return refuse("proposal.notEnded");
    const made = { idempotencyKey: `renews:${old.id}`, renews: old.id };
    if (old.kind === "act") return renewAct(tx, context, order.actor, old, made);
    return renewRules(tx, context, order.actor, old, made);
  });
}

interface Made {
  readonly idempotencyKey: string;
  readonly renews: string;
}

/** What it wanted to change is changed in the rules that hold when it begins: sent again whole, it would take back what came between. */
async function renewRules(
  tx: Tx,
  context: CommandContext,
  actor: Actor,
  old: StoredProposal,
  made: Made,
): Promise<Ruling<MadeProposal>> {
  await lockPolicies(tx);
  const wanted = new Map(old.changes.map(({ field, after }) => [field, after]));
  const day = policyDayShape.safeParse(old.payload);
  if (!day.success) return refuse("policy.malformed");
  const { validFrom } = day.data;
  const from = validFrom === null ? context.clock() : new Date(validFrom);
  const parsed = policyShape.safeParse(withLeaves((await policyHoldingAt(tx, from)).rules, wanted));
  if (!parsed.success) return refuse("policy.malformed");
  return proposeRules(tx, context, actor, old.reason, { rules: parsed.data, validFrom, ...made });
}

async function renewAct(
  tx: Tx,
  context: CommandContext,
  actor: Actor,
  old: StoredProposal,
  made: Made,
): Promise<Ruling<MadeProposal>> {
  const ours = old.caseId === null ? undefined : await lockCaseById(tx, old.caseId);
  if (ours?.ownerId !== actor.id) return refuse("case.notYours");
  if (ours.state === "closed") return refuse("case.closed");
  const payload = { ...actPayloadShape.parse(old.payload), ...made };
  return proposeInCase(tx, context, { actor, ours, reason: old.reason, payload });
}
