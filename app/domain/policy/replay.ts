/** Makes a stored decision again under another policy, and says how it would differ (product.md §2.9). */
import type { Change } from "../four-eyes/proposal.ts";
import { decideAct, type ActRefusal } from "../protection/decide.ts";
import type { ActFacts, LiveProof } from "../protection/facts.ts";
import { atLeast, PROOF_LEVELS, weaker, type ProofLevel } from "../verification/level.ts";
import type { Policy } from "./policy.ts";

/** What was decided, as it stands on file. */
export interface Decided {
  readonly isAllowed: boolean;
  readonly reasons: readonly string[];
  /** Null at departure: whatever would make it wait, it has waited. */
  readonly coolingHours: number | null;
}

export type Difference = "wouldRefuse" | "wouldAllow" | "wouldWaitLonger" | "wouldWaitShorter";

export interface Replayed {
  /** Null where the candidate decides the same. */
  readonly difference: Difference | null;
  /** Why: the candidate's reasons where it refuses, those on file where it would allow. */
  readonly reasons: readonly (ActRefusal | (string & {}))[];
  readonly hours: { readonly was: number; readonly would: number };
}

/** On file are the levels that the proofs reached: what the candidate makes worth less is worth less here, too. */
export function replay(candidate: Policy, facts: ActFacts, decided: Decided): Replayed {
  const ruling = decideAct(candidate, { ...facts, proofs: worthUnder(candidate, facts.proofs) });
  const was = decided.coolingHours ?? 0;
  const wouldWait = ruling.allowed && decided.coolingHours !== null ? ruling.value.coolingHours : 0;
  const hours = { was, would: wouldWait };
  if (!ruling.allowed) {
    const difference = decided.isAllowed ? "wouldRefuse" : null;
    return { difference, reasons: ruling.reasons, hours };
  }
  if (!decided.isAllowed) return { difference: "wouldAllow", reasons: decided.reasons, hours };
  if (hours.would === hours.was) return { difference: null, reasons: [], hours };
  return { difference: hours.would > hours.was ? "wouldWaitLonger" : "wouldWaitShorter", reasons: [], hours };
}

function worthUnder({ methods }: Policy, proofs: readonly LiveProof[]): readonly LiveProof[] {
  const alone = proofs.map(({ level, method }) => weaker(level, methods[method].alone));
  return proofs.map((proof, at) => {
    const { onConfirmed } = methods[proof.method];
    const others = alone.filter((_, other) => other !== at && isConfirmed(proofs[other]?.level));
    // What it stood on may have run out since: then it stood on it as it was.
    const stood = others.length === 0 || others.some(isConfirmed);
    const level = onConfirmed !== null && stood ? weaker(proof.level, onConfirmed) : alone[at];
    return { ...proof, level: level ?? proof.level };
  });
}

const isConfirmed = (level: ProofLevel = "none"): boolean => atLeast(level, "confirmed");

/** What decides an act once its proofs are there; everything else decides whether they are, and is not on file. */
const REPLAYED = ["coming.", "acts.", "reissue.", "contact.", "questions.failedRoundsPerSubject"];

/**
 * Paths of the changes that no replay can judge: what earns a proof, how long it lives and how often it may be tried.
 * A proof that is worth less can be judged; one that is worth more, perhaps somebody would have brought.
 */
export const beyondReplay = (changes: readonly Change[]): readonly string[] =>
  changes.filter((change) => !isReplayed(change)).map(({ field }) => field);

function isReplayed({ field, before, after }: Change): boolean {
  // How long a letter takes decides nothing about the act.
  if (field === "reissue.letterDays") return false;
  if (REPLAYED.some((start) => field.startsWith(start))) return true;
  return /^methods\.\w+\.(?:alone|onConfirmed)$/.test(field) && rank(after) < rank(before);
}

const rank = (level: string): number => PROOF_LEVELS.findIndex((known) => known === level);
