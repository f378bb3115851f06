/**
 * The one decision about an act on somebody's access: yes, with what it brings along, or no, with every reason.
 * It sees plain facts and nothing else, so that a stored decision can be made again under another policy.
 */
import type { Mover } from "../actor.ts";
import type { ActRule, Policy } from "../policy/policy.ts";
import { allow, type Ruling } from "../ruling.ts";
import { atLeast } from "../verification/level.ts";
import { mayAskFor } from "../verification/representation.ts";
import { isReissue, isStop, type ActKind } from "./acts.ts";
import { effectRefusals, type EffectRefusal } from "./effect.ts";
import type { ActFacts, LiveProof } from "./facts.ts";
import { reissueRefusals, coolingHours, meetingRefusals, type ReissueRefusal } from "./reissue.ts";

export type ProofRefusal = "proof.missing" | "proof.expired" | "proof.tooWeak" | "proof.wrongWay";

export type ActRefusal =
  | ProofRefusal
  | EffectRefusal
  | ReissueRefusal
  | "mover.notAllowed"
  | "requester.notAllowed"
  | "approval.needed";

export interface Decision {
  /** The proof that carries the act; null where four eyes carry it. */
  readonly proofId: string | null;
  /** Hours the act waits, and can be stopped by the citizen meanwhile; 0 for at once. */
  readonly coolingHours: number;
}

/** What the policy asks of this mover for this kind of act; null where it is closed to them. */
export function ruleFor(policy: Policy, kind: ActKind, mover: Mover): ActRule | null {
  return mover === "system" ? null : policy.acts[kind][mover];
}

/** The proof that carries the act, or why none does. The database asks the same again (db/migrations). */
export function carryingProof(
  rule: ActRule,
  proofs: readonly LiveProof[],
  hadProof: boolean,
): LiveProof | ProofRefusal {
  if (proofs.length === 0) return hadProof ? "proof.expired" : "proof.missing";
  const strong = proofs.filter(({ level }) => atLeast(level, rule.level));
  if (strong.length === 0) return "proof.tooWeak";
  return strong.find(({ method }) => rule.methods.includes(method)) ?? "proof.wrongWay";
}

/** Reasons come in the order in which a person can do something about them; all of them are given. */
export function decideAct(policy: Policy, facts: ActFacts): Ruling<Decision, ActRefusal> {
  const carried = authority(policy, facts);
  const reasons = [
    ...carried.refusals,
    ...effectRefusals(facts),
    ...(isReissue(facts.kind) ? reissueRefusals(policy, facts) : openingRefusals(policy, facts)),
  ];
  const [first, ...others] = reasons;
  if (first !== undefined) return { allowed: false, reasons: [first, ...others] };
  return allow({
    proofId: carried.proofId,
    coolingHours: isReissue(facts.kind) ? coolingHours(policy, facts) : 0,
  });
}

/** What opens, and is no reissue. Whatever was proven before too much was lost still stops, and opens nothing. */
const openingRefusals = (policy: Policy, facts: ActFacts): readonly ActRefusal[] =>
  isStop(facts.kind) ? [] : meetingRefusals(policy, facts);

interface Authority {
  readonly proofId: string | null;
  readonly refusals: readonly ActRefusal[];
}

/** Whether whoever asks may: on a proof, on four eyes, or on both where nobody may do it alone. */
function authority(policy: Policy, facts: ActFacts): Authority {
  const { fourEyes } = policy.acts[facts.kind];
  if (!mayAskFor(facts.requester, facts.kind)) return no("requester.notAllowed");
  const isUninvited = facts.requester !== "subject";
  if (isUninvited && facts.isApproved && isStop(facts.kind)) return { proofId: null, refusals: [] };
  const rule = ruleFor(policy, facts.kind, facts.mover);
  if (rule === null) return no("mover.notAllowed");
  // That somebody has proven who they are is not that they asked for it: only paper carries another's request.
  const proofs = isUninvited
    ? facts.proofs.filter(({ method }) => method === "representation")
    : facts.proofs;
  const proof = carryingProof(rule, proofs, facts.hadProof);
  if (typeof proof === "string") return no(isUninvited && fourEyes !== "never" ? "approval.needed" : proof);
  if (fourEyes === "always" && !facts.isApproved) return no("approval.needed");
  return { proofId: proof.id, refusals: [] };
}

const no = (refusal: ActRefusal): Authority => ({ proofId: null, refusals: [refusal] });
