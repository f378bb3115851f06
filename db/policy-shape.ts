/** What a stored policy must look like to be used: whole, and nowhere laxer than the machines allow. */
import { z } from "zod";
import type { Policy } from "../app/domain/policy/policy.ts";
import { laxities } from "../app/domain/policy/floor.ts";
import { PROOF_LEVELS, VERIFICATION_METHODS } from "../app/domain/verification/level.ts";

const count = z.number().int().min(0);
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
  minutes: z.number().int().min(1).max(20),
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
      minutes: count.max(10),
      tries: count.max(5),
      sendsPerSubjectPerDay: count,
    }),
    documentNumber: z.strictObject({ triesPerSubjectPerDay: count.min(1) }),
    approval: z.strictObject({ minutes: count, asksPerSubjectPerDay: count }),
    contact: z.strictObject({ unchangedHours: count.min(120) }),
    reissue: z.strictObject({
      addressAgeDays: count,
      coolingHours: count,
      contactChangedWithinDays: count,
      selfServicePinHours: count.min(24),
    }),
    fourEyes: z.strictObject({ proposalMinutes: count.min(1), approvers: z.array(roles).min(1) }),
    witness: z.strictObject({
      leastAge: count.min(18),
      mitidOlderThanDays: count.min(30),
      mostUses: count.max(3),
      usesWithinDays: count.min(120),
    }),
    limits: z.strictObject({
      strikesPerStep: count,
      wrongCodesPerCall: count,
      failuresPerCallerPerHour: count,
      requestsPerTargetPerDay: count,
      callsPerCallerPerTenMinutes: count,
    }),
    minutes: z.strictObject({ verificationLives: count.max(20), actDeadline: count }),
    seconds: z.strictObject({ offerOpen: count, heartbeatStale: count, agentGrace: count }),
    hours: z.strictObject({ hold: count.max(24) }),
  })
  .superRefine((policy, issues) => {
    for (const { kind, mover, code } of laxities(policy))
      issues.addIssue({ code: "custom", path: ["acts", kind, mover], message: code });
  }) satisfies z.ZodType<Policy>;
