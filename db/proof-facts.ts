/** Gathers what decides whether a code may be sent or an approval asked for: counts and ages, nothing that names anybody. */
import type { Mover } from "../app/domain/actor.ts";
import { before, days } from "../app/domain/duration.ts";
import type { Policy } from "../app/domain/policy/policy.ts";
import type { AskFacts } from "../app/domain/verification/approval.ts";
import { settledPhones, type SendFacts } from "../app/domain/verification/one-time-code.ts";
import { asksSince, isAnyOpen } from "./approvals.ts";
import type { Tx } from "./database.ts";
import { triesSince } from "./document-tries.ts";
import { failuresAgainst } from "./failures.ts";
import { latestContacts, latestIdentity, type StoredContact } from "./lookups.ts";
import { sendsSince } from "./one-time-codes.ts";
import type { Vault } from "./vault.ts";

export interface ProofScene {
  readonly vault: Vault;
  readonly asker: Mover;
  readonly caseId: string;
  readonly citizenId: string;
  readonly policy: Policy;
  readonly now: Date;
}

/** Every limit "per day" looks back this far. */
const dayBefore = (now: Date): Date => before(now, days(1));

/** The phones go with the facts for the order itself; only their number decides. */
export async function sendFacts(
  tx: Tx,
  scene: ProofScene,
): Promise<{ readonly facts: SendFacts; readonly settled: readonly StoredContact[] }> {
  const { vault, caseId, citizenId, policy, now } = scene;
  const contacts = await latestContacts(tx, vault, caseId, citizenId);
  const settled = settledPhones(contacts, policy.contact, now);
  const facts = {
    phones: contacts.filter(({ kind }) => kind === "phone").length,
    settledPhones: settled.length,
    sendsLately: await sendsSince(tx, citizenId, dayBefore(now)),
    failuresLately: await failuresAgainst(tx, scene.asker, scene, policy, now),
  };
  return { facts, settled };
}

export async function askFacts(tx: Tx, scene: ProofScene): Promise<AskFacts> {
  const { vault, caseId, citizenId, policy, now } = scene;
  return {
    identity: await latestIdentity(tx, vault, caseId, citizenId),
    isOpen: await isAnyOpen(tx, citizenId, now),
    asksLately: await asksSince(tx, citizenId, dayBefore(now)),
    failuresLately: await failuresAgainst(tx, scene.asker, scene, policy, now),
  };
}

export async function documentFacts(
  tx: Tx,
  scene: Omit<ProofScene, "vault">,
): Promise<{ readonly triesLately: number; readonly failuresLately: number }> {
  const { citizenId, policy, now } = scene;
  return {
    triesLately: await triesSince(tx, citizenId, dayBefore(now)),
    failuresLately: await failuresAgainst(tx, scene.asker, scene, policy, now),
  };
}
