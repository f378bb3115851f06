/** Somebody who would vouch at the counter: looked up in this case, with a MitID in use, and fit to (domain.md §1.8). */
import { lockSubject } from "../../../db/acts.ts";
import { citizenByCpr } from "../../../db/citizens.ts";
import type { Tx } from "../../../db/database.ts";
import { witnessUses } from "../../../db/document-checks.ts";
import { latestIdentity, latestPerson, type StoredIdentity } from "../../../db/lookups.ts";
import type { Actor } from "../../domain/actor.ts";
import { cprFacts, normaliseCpr } from "../../domain/cpr.ts";
import { before, days } from "../../domain/duration.ts";
import type { PolicyVersion } from "../../domain/policy/policy.ts";
import { witnessMayVouch, type WitnessRefusal } from "../../domain/verification/witness.ts";
import type { CommandContext } from "../frame.ts";
import type { SubjectCase } from "./subject-case.ts";

export type UnfitWitness =
  | "witness.malformed"
  | "witness.isSubject"
  /** Not looked up in this case, or without a MitID in use. */
  | "witness.unknown"
  | WitnessRefusal;

export interface WitnessFound {
  readonly refusal: UnfitWitness | null;
  readonly witnessId: string | null;
}

export interface WitnessScene {
  readonly actor: Actor;
  readonly ours: SubjectCase;
  readonly policy: PolicyVersion;
  readonly now: Date;
}

/** The witness is locked: two counters at once must not get four uses out of three. */
export async function witnessOf(
  tx: Tx,
  { vault }: CommandContext,
  { ours, policy, now }: WitnessScene,
  typed: string,
): Promise<WitnessFound> {
  const cpr = normaliseCpr(typed);
  const facts = cpr === null ? null : cprFacts(cpr);
  if (cpr === null || facts === null) return { refusal: "witness.malformed", witnessId: null };
  const witnessId = await citizenByCpr(tx, vault, cpr);
  if (witnessId === undefined) return { refusal: "witness.unknown", witnessId: null };
  if (witnessId === ours.citizenId) return { refusal: "witness.isSubject", witnessId: null };
  await lockSubject(tx, witnessId);
  const identity = await latestIdentity(tx, vault, ours.id, witnessId);
  const person = await latestPerson(tx, vault, ours.id, witnessId);
  if (identity?.state !== "active" || person === null) return { refusal: "witness.unknown", witnessId: null };
  const rules = policy.rules.witness;
  const uses = await witnessUses(tx, witnessId, before(now, days(rules.usesWithinDays)));
  const witness = { bornOn: facts.bornOn, mitidSince: mitidSince(identity), uses };
  const ruling = witnessMayVouch(rules, witness, now);
  return { refusal: ruling.allowed ? null : ruling.reasons[0], witnessId };
}

/** MitID tells no day of birth of an identity: its oldest means is the oldest thing that is known of it. */
function mitidSince({ authenticators }: StoredIdentity): Date {
  const issued = authenticators.map(({ issuedAt }) => Date.parse(issuedAt)).filter(Number.isFinite);
  return issued.length === 0 ? new Date(8.64e15) : new Date(Math.min(...issued));
}
