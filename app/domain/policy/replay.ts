/** Makes a stored decision again under another policy, and says how it would differ (product.md §2.9). */
import { decideAct, type ActRefusal } from "../protection/decide.ts";
import type { ActFacts } from "../protection/facts.ts";
import type { Policy } from "./policy.ts";

/** What was decided, as it stands on file. */
export interface Decided {
  readonly isAllowed: boolean;
  readonly reasons: readonly string[];
  readonly coolingHours: number;
}

export type Difference = "wouldRefuse" | "wouldAllow" | "wouldWaitLonger" | "wouldWaitShorter";

export interface Replayed {
  /** Null where the candidate decides the same. */
  readonly difference: Difference | null;
  /** Why: the candidate's reasons where it refuses, those on file where it would allow. */
  readonly reasons: readonly (ActRefusal | (string & {}))[];
  readonly hours: { readonly was: number; readonly would: number };
}

export function replay(candidate: Policy, facts: ActFacts, decided: Decided): Replayed {
  const ruling = decideAct(candidate, facts);
  const hours = { was: decided.coolingHours, would: ruling.allowed ? ruling.value.coolingHours : 0 };
  if (!ruling.allowed) {
    const difference = decided.isAllowed ? "wouldRefuse" : null;
    return { difference, reasons: ruling.reasons, hours };
  }
  if (!decided.isAllowed) return { difference: "wouldAllow", reasons: decided.reasons, hours };
  if (hours.would === hours.was) return { difference: null, reasons: [], hours };
  return { difference: hours.would > hours.was ? "wouldWaitLonger" : "wouldWaitShorter", reasons: [], hours };
}
