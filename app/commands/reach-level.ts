/** A proof has held: it becomes a verification of one person in one case for one actor, on the timeline and on record. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent, type CaseEventFacts } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { addVerification, verificationsOf, type Prover } from "../../db/verifications.ts";
import type { Actor } from "../domain/actor.ts";
import { after } from "../domain/duration.ts";
import type { PolicyVersion } from "../domain/policy/policy.ts";
import {
  atLeast,
  strongest,
  type ProofLevel,
  type VerificationMethod,
} from "../domain/verification/level.ts";
import { levelBy, lifetime } from "../domain/verification/worth.ts";

export interface Proven {
  /** Whom the proof is bound to: who asked for it, also where the worker took the answer home. */
  readonly prover: Prover;
  readonly caseId: string;
  readonly citizenId: string;
  readonly policy: PolicyVersion;
  readonly now: Date;
}

/** What this actor holds of this person in this case at this moment. */
export async function levelHad(tx: Tx, proven: Proven): Promise<ProofLevel> {
  const { prover, caseId, citizenId, now } = proven;
  return strongest(await verificationsOf(tx, prover, caseId, citizenId), now)?.level ?? "none";
}

/** A proof by this method as the policy values it on top of what is had; resolves with the level held from now on. */
export async function prove(
  tx: Tx,
  recorder: Actor,
  method: Exclude<VerificationMethod, "controlQuestions">,
  proven: Proven,
): Promise<ProofLevel> {
  const had = await levelHad(tx, proven);
  const level = levelBy(proven.policy.rules, method, had);
  if (level === "none") return had;
  await reachLevel(tx, recorder, { ...proven, method, level, facts: {} });
  return atLeast(had, level) ? had : level;
}

/** Part of the caller's transaction; the database refuses a level that nothing on record has earned. */
export async function reachLevel(
  tx: Tx,
  recorder: Actor,
  reached: Proven & {
    readonly method: VerificationMethod;
    readonly level: Exclude<ProofLevel, "none">;
    /** Counts beside level and method, for the timeline and the record. */
    readonly facts: CaseEventFacts;
  },
): Promise<void> {
  const { prover, caseId, citizenId, policy, method, level, now } = reached;
  await addVerification(tx, prover, {
    citizenId,
    caseId,
    level,
    method,
    policyId: policy.id,
    establishedAt: now,
    expiresAt: after(now, lifetime(policy.rules, method)),
  });
  const facts = { level, method, ...reached.facts };
  await addCaseEvent(tx, recorder, caseId, "level.reached", facts);
  await writeAudit(tx, recorder, {
    action: "verification.reach",
    outcome: "done",
    citizenId,
    caseId,
    facts: { ...facts, policy: policy.id, prover: prover.kind },
  });
}
