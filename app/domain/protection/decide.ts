/**
 * The one decision about an act on somebody's access: yes, with what it brings along, or no, with every reason.
 * It sees plain facts and nothing else, so that a stored decision can be made again under another policy.
 */
import type { Mover } from "../actor.ts";
import type { ActRule, Policy } from "../policy/policy.ts";
import { allow, type Ruling } from "../ruling.ts";
import { atLeast } from "../verification/level.ts";
import { carriesAlone, mayAskFor } from "../verification/representation.ts";
import { isReissue, isStop, type ActKind } from "./acts.ts";
import { effectRefusals, type EffectRefusal } from "./effect.ts";
import type { ActFacts, LiveProof } from "./facts.ts";
import { registersWord, type RegisterRefusal } from "./register.ts";
import {
  coolingHours,
  livingRefusals,
  meetingRefusals,
  reissueRefusals,
  type ReissueRefusal,
} from "./reissue.ts";

export type ProofRefusal = "proof.missing" | "proof.expired" | "proof.tooWeak" | "proof.wrongWay";

export type ActRefusal =
  | ProofRefusal
  | EffectRefusal
  | ReissueRefusal
  | RegisterRefusal
  | "mover.notAllowed"
  | "requester.notAllowed"
  | "approval.needed";

export interface Decision {
  /** The proof that carries the act; null where four eyes or the register's word carry it. */
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

/**
 * What opens, and is no reissue: not on a number that stands for nobody or while the register does not answer, and not
 * after too much was lost. A stop is open all the same.
 */
const openingRefusals = (policy: Policy, facts: ActFacts): readonly ActRefusal[] =>
  isStop(facts.kind) ? [] : [...livingRefusals(facts), ...meetingRefusals(policy, facts)];

interface Authority {
  readonly proofId: string | null;
  readonly refusals: readonly ActRefusal[];
}

/** Whether whoever asks may: on a proof, on four eyes, or on both where nobody may do it alone. */
function authority(policy: Policy, facts: ActFacts): Authority {
  const { kind, mover, requester } = facts;
  if (!mayAskFor(requester, kind)) return no("requester.notAllowed");
  if (requester === "register") {
    const refusal = registersWord(facts);
    return refusal === null ? { proofId: null, refusals: [] } : no(refusal);
  }
  const rule = ruleFor(policy, kind, mover);
  if (rule === null) return no("mover.notAllowed");
  const { fourEyes } = policy.acts[kind];
  return requester === "subject" ? asked(rule, fourEyes, facts) : unasked(rule, fourEyes, facts);
}

type FourEyes = Policy["acts"][ActKind]["fourEyes"];

/** The person wants it: their own proof carries it, no paper of somebody else, and a colleague's yes stands beside it and never for it. */
function asked(rule: ActRule, fourEyes: FourEyes, facts: ActFacts): Authority {
  const own = facts.proofs.filter(({ method }) => method !== "representation");
  const proof = carryingProof(rule, own, facts.hadProof);
  if (typeof proof === "string") return no(proof);
  if (fourEyes === "always" && !facts.isApproved) return no("approval.needed");
  return { proofId: proof.id, refusals: [] };
}

/**
 * Somebody else wants it, and may (`mayAskFor` lets them stop, for a while at most): two people carry it, or a paper
 * that is worth as much where it was seen. That somebody has proven who they are is not that they asked for it.
 */
function unasked(rule: ActRule, fourEyes: FourEyes, facts: ActFacts): Authority {
  const { requester, kind, mover } = facts;
  if (mover !== "agent" && mover !== "clerk") return no("mover.notAllowed");
  if (facts.isApproved) return { proofId: null, refusals: [] };
  if (fourEyes === "always" || !carriesAlone(requester, kind, mover)) return no("approval.needed");
  const papers = facts.proofs.filter(({ method }) => method === "representation");
  const proof = carryingProof(rule, papers, facts.hadProof);
  if (typeof proof === "string") return no(fourEyes === "never" ? proof : "approval.needed");
  return { proofId: proof.id, refusals: [] };
}

const no = (refusal: ActRefusal): Authority => ({ proofId: null, refusals: [refusal] });
