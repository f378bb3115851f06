/** Somebody proposes new rules, from now or from a later day. */
import { policyShape } from "../../../db/policy-shape.ts";
import { policyHoldingAt, currentPolicy } from "../../../db/policy.ts";
import { lockPolicies } from "../../../db/policy-versions.ts";
import type { Tx } from "../../../db/database.ts";
import type { PolicyPayload } from "../../../db/proposal-shapes.ts";
import { staffById } from "../../../db/staff.ts";
import type { Actor } from "../../domain/actor.ts";
import { mayProposeRules } from "../../domain/four-eyes/decider.ts";
import { refuse, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";
import { makeProposal, type MadeProposal } from "./make-proposal.ts";
import { wordsOf } from "./words.ts";

export interface WantedRules {
  readonly actor: Actor;
  /** The whole rules; checked here, and nowhere laxer than the machines allow. */
  readonly rules: unknown;
  /** The version that they were made from, and that holds when they begin: they would take back what another changed. */
  readonly builtOn: number;
  /** Null for as soon as somebody approves. */
  readonly validFrom: Date | null;
}

export interface ProposePolicy extends WantedRules {
  readonly reason: string;
  readonly idempotencyKey: string;
}

export async function proposePolicy(
  context: CommandContext,
  order: ProposePolicy,
): Promise<Ruling<MadeProposal>> {
  const words = wordsOf(order.reason);
  if (!words.allowed) return words;
  const parsed = policyShape.safeParse(order.rules);
  if (!parsed.success) return refuse("policy.malformed");
  return context.database.transact(order.actor, async (tx): Promise<Ruling<MadeProposal>> => {
    await lockPolicies(tx);
    const fault = await groundFault(tx, context.clock(), order);
    if (fault !== null) return refuse(fault);
    return proposeRules(tx, context, order.actor, words.value, {
      rules: parsed.data,
      validFrom: order.validFrom?.toISOString() ?? null,
      idempotencyKey: order.idempotencyKey,
      renews: null,
    });
  });
}

/** Why rules that were made from this version cannot begin on this day; null where they can. */
export async function groundFault(
  tx: Tx,
  now: Date,
  { builtOn, validFrom }: Pick<WantedRules, "builtOn" | "validFrom">,
): Promise<"policy.otherThen" | "policy.newer" | null> {
  const inForce = await currentPolicy(tx, now);
  const holds = validFrom === null || validFrom <= now ? inForce : await policyHoldingAt(tx, validFrom);
  if (holds.id === builtOn) return null;
  return inForce.id === builtOn ? "policy.otherThen" : "policy.newer";
}

/** Part of the caller's transaction. */
export async function proposeRules(
  tx: Tx,
  context: CommandContext,
  proposer: Actor,
  reason: string,
  payload: PolicyPayload,
): Promise<Ruling<MadeProposal>> {
  const member = await staffById(tx, proposer.id);
  if (member === undefined || !mayProposeRules(member)) return refuse("proposer.notAllowed");
  await lockPolicies(tx);
  const plain = { caseId: null, citizenId: null, actKind: null, authenticatorId: null } as const;
  return makeProposal(tx, context, { ...plain, kind: "policy", proposer, reason, payload });
}
