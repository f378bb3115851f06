/** What every policy is held to, written down by hand beside the product's own words (product.md §2.1, §5, §6; domain.md §2.5). */
import { ACT_KINDS, type ActKind } from "../../../app/domain/protection/acts.ts";
import {
  VERIFICATION_METHODS,
  type ProofLevel,
  type VerificationMethod,
} from "../../../app/domain/verification/level.ts";

export const MOVERS = ["agent", "clerk", "caller", "citizen"] as const;
export type Mover = (typeof MOVERS)[number];
export const FOUR_EYES = ["never", "uninvited", "always"] as const;
export type Eyes = (typeof FOUR_EYES)[number];

/** product.md §2.1, §5, §6; domain.md §2.5: least level, who at most, how many eyes, and who can never be shut out. */
export const BY_HAND: {
  readonly [Kind in ActKind]: readonly [
    level: ProofLevel,
    who: readonly Mover[],
    eyes: readonly Eyes[],
    open: readonly Mover[],
  ];
} = {
  hold: ["claimed", MOVERS, ["uninvited"], ["agent", "caller", "citizen"]],
  block: ["claimed", MOVERS, ["uninvited"], ["agent", "caller", "citizen"]],
  suspend: ["claimed", MOVERS, ["uninvited"], ["agent", "caller", "citizen"]],
  revoke: ["inPerson", ["agent", "clerk"], ["always"], []],
  liftHold: ["confirmed", ["agent", "clerk"], FOUR_EYES, []],
  liftLockout: ["confirmed", ["agent", "clerk"], FOUR_EYES, []],
  reopen: ["inPerson", ["clerk"], FOUR_EYES, []],
  activationCode: ["confirmed", ["agent", "clerk", "citizen"], FOUR_EYES, []],
  temporaryPassword: ["confirmed", ["agent", "clerk", "citizen"], FOUR_EYES, []],
  temporaryPin: ["strong", ["agent", "clerk", "citizen"], FOUR_EYES, []],
  orderMeans: ["confirmed", ["agent", "clerk", "citizen"], FOUR_EYES, []],
};

/** What each may be worth at most alone and on top of *bekræftet*, and who may use it for which acts, by initials. */
export const WORTH_BY_HAND: {
  readonly [Method in VerificationMethod]: readonly [
    alone: ProofLevel,
    onConfirmed: ProofLevel | null,
    may: Readonly<Partial<Record<ActKind, string>>>,
  ];
} = {
  blockingCode: [
    "claimed",
    null,
    {
      hold: "agent clerk caller citizen",
      block: "agent clerk caller citizen",
      suspend: "agent clerk caller citizen",
    },
  ],
  cprAndFact: ["claimed", null, { hold: "agent clerk caller citizen" }],
  controlQuestions: [
    "confirmed",
    null,
    {
      ...{ hold: "agent clerk", block: "agent clerk", suspend: "agent clerk" },
      ...{ liftHold: "agent clerk", liftLockout: "agent clerk", activationCode: "agent clerk" },
      ...{ temporaryPassword: "agent clerk", orderMeans: "agent clerk" },
    },
  ],
  oneTimeCode: ["claimed", "strong", secondFactor()],
  documentNumber: ["claimed", "strong", secondFactor()],
  approval: ["claimed", "strong", secondFactor()],
  documentCheck: ["inPerson", null, Object.fromEntries(ACT_KINDS.map((kind) => [kind, "clerk"]))],
  representation: ["claimed", null, { hold: "agent clerk", suspend: "agent clerk" }],
};

function secondFactor(): Readonly<Partial<Record<ActKind, string>>> {
  const all = "agent clerk citizen";
  return {
    ...{ hold: all, block: all, suspend: all, liftHold: all, liftLockout: all },
    ...{ activationCode: all, temporaryPassword: all, temporaryPin: all, orderMeans: all },
  };
}

/** [least, most] of every number that a policy holds. */
export const NUMBERS_BY_HAND: Readonly<Record<string, readonly [number, number]>> = {
  ...Object.fromEntries(VERIFICATION_METHODS.map((method) => [`methods.${method}.minutes`, [5, 20]])),
  "questions.pointsForConfirmed": [8, 15],
  "questions.mostQuestions": [4, 8],
  "questions.wrongAnswersAllowed": [0, 1],
  "questions.failedRoundsPerSubject": [1, 3],
  "questions.failedRoundsWindowHours": [24, 720],
  "questions.weights.birthPlace": [0, 3],
  "questions.weights.previousMunicipality": [0, 3],
  "questions.weights.siblings": [0, 2],
  "questions.weights.children": [0, 2],
  "questions.weights.parents": [0, 3],
  "questions.weights.maritalStatus": [0, 1],
  "questions.weights.maritalStatusSince": [0, 3],
  "questions.weights.churchMember": [0, 1],
  "questions.weights.street": [0, 2],
  "questions.weights.postalCode": [0, 1],
  "oneTimeCode.minutes": [1, 10],
  "oneTimeCode.tries": [1, 5],
  "oneTimeCode.sendsPerSubjectPerDay": [1, 5],
  "documentNumber.triesPerSubjectPerDay": [1, 3],
  "approval.minutes": [1, 5],
  "approval.asksPerSubjectPerDay": [1, 5],
  "contact.unchangedHours": [120, 720],
  "reissue.addressAgeDays": [7, 365],
  "reissue.coolingHours": [24, 168],
  "reissue.contactChangedWithinDays": [14, 365],
  "reissue.selfServicePinHours": [24, 168],
  "reissue.letterDays": [7, 21],
  "fourEyes.proposalMinutes": [15, 10_080],
  "witness.leastAge": [18, 30],
  "witness.mitidOlderThanDays": [30, 365],
  "witness.mostUses": [1, 3],
  "witness.usesWithinDays": [120, 365],
  "limits.strikesPerStep": [2, 5],
  "limits.wrongCodesPerCall": [1, 3],
  "limits.failuresPerCallerPerHour": [1, 10],
  "limits.requestsPerTargetPerDay": [3, 100_000],
  "limits.callsPerCallerPerTenMinutes": [5, 100_000],
  "minutes.verificationLives": [5, 20],
  "minutes.actDeadline": [5, 60],
  "seconds.offerOpen": [10, 120],
  "seconds.heartbeatStale": [30, 300],
  "seconds.agentGrace": [1, 120],
  "hours.hold": [24, 24],
};
