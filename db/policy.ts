/** The policy that holds at an instant. */
import { z } from "zod";
import type { Policy, PolicyVersion } from "../app/domain/policy/policy.ts";
import { VERIFICATION_METHODS, PROOF_LEVELS } from "../app/domain/verification/level.ts";
import type { Tx } from "./database.ts";

const count = z.number().int().min(0);
const rule = z.object({ level: z.enum(PROOF_LEVELS), methods: z.array(z.enum(VERIFICATION_METHODS)) });
const both = z.object({ agent: rule, caller: rule });

const policyShape = z.object({
  acts: z.object({ hold: both, block: both, suspend: both }),
  questions: z.object({
    pointsForConfirmed: count,
    mostQuestions: count,
    wrongAnswersAllowed: count,
    failedRoundsPerSubject: count,
    failedRoundsWindowHours: count,
    weights: z.object({
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
  limits: z.object({
    strikesPerStep: count,
    wrongCodesPerCall: count,
    failuresPerCallerPerHour: count,
    requestsPerTargetPerDay: count,
    callsPerCallerPerTenMinutes: count,
  }),
  minutes: z.object({ verificationLives: count, actDeadline: count }),
  seconds: z.object({ offerOpen: count, heartbeatStale: count, agentGrace: count }),
  hours: z.object({ hold: count }),
}) satisfies z.ZodType<Policy>;

/** Rejects when no policy holds yet or the stored rules are not whole: then nothing may be decided. */
export async function currentPolicy(tx: Tx, now: Date): Promise<PolicyVersion> {
  const row = await tx
    .selectFrom("policyVersions")
    .where("validFrom", "<=", now)
    .orderBy("validFrom", "desc")
    .orderBy("id", "desc")
    .select(["id", "rules"])
    .executeTakeFirstOrThrow();
  return { id: row.id, rules: policyShape.parse(row.rules) };
}
