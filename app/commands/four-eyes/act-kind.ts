/** Four eyes on an act: what nobody does alone, and what the person has not asked for (product.md §6). */
import { actFacts, storedFacts, subjectFacts, type SubjectFacts } from "../../../db/act-facts.ts";
import { lockSubject } from "../../../db/acts.ts";
import { caseById } from "../../../db/cases.ts";
import type { Tx } from "../../../db/database.ts";
import { groundNow } from "../../../db/proposal-ground.ts";
import { actPayloadShape, type ActPayload } from "../../../db/proposal-shapes.ts";
import type { StoredProposal } from "../../../db/proposals.ts";
import { newReceipt } from "../../../db/receipts.ts";
import { minutes } from "../../domain/duration.ts";
import { mayProposeActs } from "../../domain/four-eyes/decider.ts";
import { actChanges } from "../../domain/four-eyes/act-changes.ts";
import type { PolicyVersion } from "../../domain/policy/policy.ts";
import { decideAct, type Decision } from "../../domain/protection/decide.ts";
import type { ActFacts } from "../../domain/protection/facts.ts";
import { shapeOf, type ActShape } from "../../domain/protection/order.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import { acceptAct } from "../accept-act.ts";
import type { Draft, DryRun, Moment, Outcome, ProposalKind } from "./kind.ts";
import { proposerOf, staleReasons } from "./stale.ts";

interface Tried {
  readonly payload: ActPayload;
  readonly shape: ActShape;
  readonly policy: PolicyVersion;
  readonly subject: SubjectFacts;
  readonly facts: ActFacts;
  readonly decision: Decision;
}

/** Decides as if the second person had said yes; and refuses what needs no second person. */
async function attempt(tx: Tx, moment: Moment, draft: Draft): Promise<Ruling<Tried>> {
  const { proposer: actor, caseId, citizenId } = draft;
  if (caseId === null || citizenId === null) return refuse("case.noSubject");
  const payload = actPayloadShape.parse(draft.payload);
  const shape = shapeOf(payload.order);
  const { clock, vault, policy } = moment;
  const subject = await subjectFacts(tx, {
    vault,
    actor,
    caseId,
    citizenId,
    requester: payload.requester,
    policy: policy.rules,
    now: clock(),
  });
  const alone = await actFacts(tx, citizenId, subject, shape, false);
  if (decideAct(policy.rules, alone).allowed) return refuse("approval.notNeeded");
  const facts = { ...alone, isApproved: true };
  const ruling = decideAct(policy.rules, facts);
  if (!ruling.allowed) return ruling;
  return allow({ payload, shape, policy, subject, facts, decision: ruling.value });
}

async function dryRun(tx: Tx, moment: Moment, draft: Draft): Promise<Ruling<DryRun>> {
  const tried = await attempt(tx, moment, draft);
  if (!tried.allowed) return tried;
  const { shape, subject, policy } = tried.value;
  const basedOn = await groundNow(tx, moment.vault, draft, policy.id);
  // A colleague has looked since, in another case: what this case shows is not what MitID says.
  if (basedOn.identityVersion !== (subject.identity?.version ?? null)) return refuse("act.stale");
  return allow({
    basedOn,
    changes: actChanges(shape, subject.identity),
    lives: minutes(policy.rules.fourEyes.proposalMinutes),
  });
}

/** The act is the proposer's; the approver stands in the proposal that it points to. */
async function carryOut(tx: Tx, moment: Moment, proposal: StoredProposal): Promise<Outcome> {
  const { caseId, citizenId } = proposal;
  const proposer = await proposerOf(tx, proposal);
  if (caseId === null || citizenId === null || proposer === null)
    throw new Error("a proposal without case or proposer was found fresh");
  await lockSubject(tx, citizenId);
  const tried = await attempt(tx, moment, { proposer, caseId, citizenId, payload: proposal.payload });
  if (!tried.allowed) throw new Error(`a fresh proposal was refused: ${tried.reasons.join()}`);
  const { payload, shape, policy, subject, facts, decision } = tried.value;
  const means = subject.identity?.authenticators.find(({ id }) => id === shape.authenticatorId);
  const { callSid } = await caseById(tx, caseId);
  const { actId } = await acceptAct(tx, moment, {
    actor: proposer,
    caseId,
    citizenId,
    verificationId: decision.proofId,
    proposalId: proposal.id,
    requester: payload.requester,
    policy,
    shape,
    means: means === undefined ? null : { kind: means.kind, suffix: means.serialSuffix },
    coolingHours: decision.coolingHours,
    reason: payload.actReason,
    idempotencyKey: `${proposer.id}:proposal:${proposal.id}`,
    receiptNumber: await newReceipt(tx),
    identityVersion: subject.identity?.version ?? null,
    callSid,
    decidedOn: storedFacts(facts),
  });
  return { actId };
}

export const actKind: ProposalKind = {
  dryRun,
  isStale: async (tx, moment, proposal) =>
    actPayloadShape.safeParse(proposal.payload).success
      ? staleReasons(tx, moment, proposal, { dryRun, mayPropose: mayProposeActs })
      : ["form.older"],
  carryOut,
};
