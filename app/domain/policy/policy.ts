/** The rules as dated data: what each act needs, what proofs are worth, how often and how long (product.md §2.9). */
import type { Mover, StaffRole } from "../actor.ts";
import type { ActKind } from "../protection/acts.ts";
import type { QuestionKind } from "../verification/kinds.ts";
import type { ProofLevel, VerificationMethod } from "../verification/level.ts";
import type { WitnessRules } from "../verification/witness.ts";

/** What one mover needs for one kind of act. */
export interface ActRule {
  readonly level: ProofLevel;
  readonly methods: readonly VerificationMethod[];
}

export type ActRules = {
  readonly [Who in Exclude<Mover, "system">]: ActRule | null;
} & {
  /** `always`: nobody does it alone; `uninvited`: only where the person has not asked for it. */
  readonly fourEyes: "never" | "uninvited" | "always";
};

export interface MethodWorth {
  readonly alone: ProofLevel;
  /** What it adds to somebody who is *bekræftet* already; null where it adds nothing. */
  readonly onConfirmed: ProofLevel | null;
  readonly minutes: number;
}

export interface Policy {
  readonly acts: { readonly [Kind in ActKind]: ActRules };
  readonly methods: { readonly [Method in VerificationMethod]: MethodWorth };
  readonly questions: {
    readonly pointsForConfirmed: number;
    readonly mostQuestions: number;
    readonly wrongAnswersAllowed: number;
    readonly failedRoundsPerSubject: number;
    readonly failedRoundsWindowHours: number;
    readonly weights: { readonly [Kind in QuestionKind]: number };
  };
  readonly oneTimeCode: {
    readonly minutes: number;
    readonly tries: number;
    readonly sendsPerSubjectPerDay: number;
  };
  readonly documentNumber: { readonly triesPerSubjectPerDay: number };
  readonly approval: { readonly minutes: number; readonly asksPerSubjectPerDay: number };
  readonly contact: {
    /** No code to a number changed within this (domain.md §1.6: 120 hours). */
    readonly unchangedHours: number;
  };
  readonly reissue: {
    /** No means to an address younger than this. */
    readonly addressAgeDays: number;
    /** How long a reissue waits where there is a reason to wait. */
    readonly coolingHours: number;
    /** A contact that was changed within this is a reason to wait. */
    readonly contactChangedWithinDays: number;
    /** A temporary PIN that a citizen asks for without an agent comes after this (domain.md §1.6). */
    readonly selfServicePinHours: number;
    /** Days from the letterbox until whoever is warned on paper has read it and may have said no. */
    readonly letterDays: number;
  };
  readonly fourEyes: {
    readonly proposalMinutes: number;
    readonly approvers: readonly StaffRole[];
  };
  readonly witness: WitnessRules;
  readonly limits: {
    readonly strikesPerStep: number;
    readonly wrongCodesPerCall: number;
    readonly failuresPerCallerPerHour: number;
    readonly requestsPerTargetPerDay: number;
    readonly callsPerCallerPerTenMinutes: number;
  };
  readonly minutes: { readonly verificationLives: number; readonly actDeadline: number };
  readonly seconds: {
    readonly offerOpen: number;
    readonly heartbeatStale: number;
    readonly agentGrace: number;
  };
  readonly hours: { readonly hold: number };
}

/** A policy with the version number that each decision made under it stores. */
export interface PolicyVersion {
  readonly id: number;
  readonly rules: Policy;
}
