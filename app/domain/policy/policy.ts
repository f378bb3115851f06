/** The rules as dated data: what each act needs, what questions weigh, how often and how long (product.md §2.9). */
import type { QuestionKind } from "../verification/kinds.ts";
import type { ProofLevel, VerificationMethod } from "../verification/level.ts";

export const STOP_KINDS = ["hold", "block", "suspend"] as const;
export type StopKind = (typeof STOP_KINDS)[number];

export const STOP_REASONS = ["lost", "stolen", "misuse", "approvedByMistake", "unspecified"] as const;
export type StopReason = (typeof STOP_REASONS)[number];

export interface ActRule {
  readonly level: ProofLevel;
  readonly methods: readonly VerificationMethod[];
}

export interface Policy {
  readonly acts: { readonly [Kind in StopKind]: { readonly agent: ActRule; readonly caller: ActRule } };
  readonly questions: {
    readonly pointsForConfirmed: number;
    readonly mostQuestions: number;
    readonly wrongAnswersAllowed: number;
    readonly failedRoundsPerSubject: number;
    readonly failedRoundsWindowHours: number;
    readonly weights: { readonly [Kind in QuestionKind]: number };
  };
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
