/** What a stored policy must look like to be used: whole, and nowhere outside what the machines allow. */
import { z } from "zod";
import { LETTER_DAYS_UNSAID } from "../app/domain/policy/number-bounds.ts";
import type { Policy } from "../app/domain/policy/policy.ts";
import { laxities } from "../app/domain/policy/laxities.ts";
import { PROOF_LEVELS, VERIFICATION_METHODS } from "../app/domain/verification/level.ts";

/** How small and how large each may be stands beside the machines (app/domain/policy/number-bounds.ts). */
const count = z.number().int();
const rule = z
  .strictObject({ level: z.enum(PROOF_LEVELS), methods: z.array(z.enum(VERIFICATION_METHODS)) })
  .nullable();
const rules = z.strictObject({
  agent: rule,
  clerk: rule,
  caller: rule,
  citizen: rule,
  fourEyes: z.enum(["never", "uninvited", "always"]),
});
const worth = z.strictObject({
  alone: z.enum(PROOF_LEVELS),
  onConfirmed: z.enum(PROOF_LEVELS).nullable(),
  minutes: count,
});
const roles = z.enum(["agent", "specialist", "teamLead", "clerk", "auditor", "admin"]);

export const policyShape = z
  .strictObject({
    acts: z.strictObject({
      hold: rules,
      block: rules,
      suspend: rules,
      revoke: rules,
      liftHold: rules,
      liftLockout: rules,
      reopen: rules,
      activationCode: rules,
      temporaryPassword: rules,
      temporaryPin: rules,
      orderMeans: rules,
    }),
    methods: z.strictObject({
      blockingCode: worth,
      cprAndFact: worth,
      controlQuestions: worth,
      oneTimeCode: worth,
      documentNumber: worth,
      approval: worth,
      documentCheck: worth,
      representation: worth,
    }),
    questions: z.strictObject({
      pointsForConfirmed: count,
      mostQuestions: count,
      wrongAnswersAllowed: count,
      failedRoundsPerSubject: count,
      failedRoundsWindowHours: count,
      weights: z.strictObject({
        birthPlace: count,
        previousMunicipality: count,
        siblings: count,
        children: count,
        parents: count,
        maritalStatus: count,
        maritalStatusSince: count,
        churchMember: count,
        street: count,
        postalCode: count,
      }),
    }),
    oneTimeCode: z.strictObject({
      minutes: count,
      tries: count,
      sendsPerSubjectPerDay: count,
    }),
    documentNumber: z.strictObject({ triesPerSubjectPerDay: count }),
    approval: z.strictObject({ minutes: count, asksPerSubjectPerDay: count }),
    contact: z.strictObject({ unchangedHours: count }),
    reissue: z.strictObject({
      addressAgeDays: count,
      coolingHours: count,
      contactChangedWithinDays: count,
      selfServicePinHours: count,
      letterDays: count.default(LETTER_DAYS_UNSAID),
    }),
    fourEyes: z.strictObject({ proposalMinutes: count, approvers: z.array(roles).min(1) }),
    witness: z.strictObject({
      leastAge: count,
      mitidOlderThanDays: count,
      mostUses: count,
      usesWithinDays: count,
    }),
    limits: z.strictObject({
      strikesPerStep: count,
      wrongCodesPerCall: count,
      failuresPerCallerPerHour: count,
      requestsPerTargetPerDay: count,
      callsPerCallerPerTenMinutes: count,
    }),
    minutes: z.strictObject({ verificationLives: count, actDeadline: count }),
    seconds: z.strictObject({ offerOpen: count, heartbeatStale: count, agentGrace: count }),
    hours: z.strictObject({ hold: count }),
  })
  .superRefine((policy, issues) => {
    for (const { path, code } of laxities(policy))
      issues.addIssue({ code: "custom", path: path.split("."), message: code });
  }) satisfies z.ZodType<Policy>;
