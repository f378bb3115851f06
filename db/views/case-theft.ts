/** The checklist of identity theft as the desk sees it: what was gone through, by whom and when, and what asks for it. */
import {
  isTheftReason,
  THEFT_STEPS,
  type TheftOutcome,
  type TheftStep,
} from "../../app/domain/protection/theft.ts";
import type { Tx } from "../database.ts";
import type { StoredIdentity, StoredPerson } from "../lookups.ts";
import { stepsOf } from "../theft-steps.ts";
import type { ActView } from "./case-acts.ts";

export interface TheftStepView {
  readonly step: TheftStep;
  /** Null while nobody has gone through it. */
  readonly noted: {
    readonly outcome: TheftOutcome;
    readonly at: string | null;
    readonly by: string | null;
    /** The system saw it by itself, and nobody can take it back. */
    readonly isSeen: boolean;
  } | null;
}

export interface TheftView {
  /** An act in this case was ordered for a reason that asks for the list. */
  readonly isSuspected: boolean;
  /** At least one step was noted by hand. */
  readonly isBegun: boolean;
  readonly steps: readonly TheftStepView[];
  /** Null where the register has not said. */
  readonly creditWarning: boolean | null;
}

interface Known {
  readonly identity: StoredIdentity | null;
  readonly person: StoredPerson | null;
  readonly acts: readonly ActView[];
}

export async function caseTheft(tx: Tx, caseId: string, known: Known): Promise<TheftView> {
  const noted = await stepsOf(tx, caseId);
  const stop = stopSeen(known);
  return {
    isSuspected: known.acts.some(({ reason }) => isTheftReason(reason)),
    isBegun: noted.length > 0,
    creditWarning: known.person?.creditWarning ?? null,
    steps: THEFT_STEPS.map((step): TheftStepView => {
      if (step === "suspend" && stop !== null) return { step, noted: stop };
      const row = noted.find((one) => one.step === step);
      if (row === undefined) return { step, noted: null };
      const { outcome, at, displayName } = row;
      return { step, noted: { outcome, at: at.toISOString(), by: displayName, isSeen: false } };
    }),
  };
}

const STANDS = ["accepted", "sent", "acknowledged"] as const;

/** The whole identity is stopped for good: by an act of this case that stands, or by what MitID says. */
function stopSeen({ identity, acts }: Known): TheftStepView["noted"] {
  const act = acts.find(
    ({ kind, state }) =>
      (kind === "suspend" || kind === "revoke") && STANDS.some((standing) => standing === state),
  );
  if (act !== undefined) return { outcome: "done", at: act.acceptedAt, by: act.by, isSeen: true };
  const isStopped = identity?.state === "suspended" || identity?.state === "revoked";
  return isStopped ? { outcome: "done", at: null, by: null, isSeen: true } : null;
}
