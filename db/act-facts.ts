/** Gathers what a decision about an act sees: proofs, states, ages and counts, nothing that names anybody. */
import type { Tx } from "./database.ts";
import { failuresLately } from "./failures.ts";
import { latestContacts, latestIdentity, latestPerson, registerSays, type StoredContact } from "./lookups.ts";
import { openReissueOf } from "./reissues.ts";
import { isWholeStopUnderWay } from "./acts.ts";
import { documentedRequesters } from "./representations.ts";
import { verificationsOf } from "./verifications.ts";
import type { Vault } from "./vault.ts";
import type { Actor } from "../app/domain/actor.ts";
import { before, hours, days } from "../app/domain/duration.ts";
import type { Policy } from "../app/domain/policy/policy.ts";
import type { ActFacts, LiveProof } from "../app/domain/protection/facts.ts";
import type { ActShape } from "../app/domain/protection/order.ts";
import { isLive, type Verification } from "../app/domain/verification/level.ts";
import type { Requester } from "../app/domain/verification/representation.ts";
import { lifetime } from "../app/domain/verification/worth.ts";

export interface Scene {
  readonly vault: Vault;
  readonly actor: Actor;
  readonly caseId: string;
  readonly citizenId: string;
  readonly requester: Requester;
  readonly policy: Policy;
  readonly now: Date;
}

type Identity = Awaited<ReturnType<typeof latestIdentity>>;

/** What holds for every act on this person at this moment, read once. */
export interface SubjectFacts {
  readonly identity: Identity;
  readonly base: Omit<
    ActFacts,
    "kind" | "means" | "orderedMeans" | "delivery" | "isOpenAlready" | "isApproved"
  >;
}

export async function subjectFacts(tx: Tx, scene: Scene): Promise<SubjectFacts> {
  const { vault, actor, caseId, citizenId, now } = scene;
  const verifications = await proofsFor(tx, scene);
  const proofs = verifications
    .filter((proof) => isLive(proof, now))
    .map(({ id, level, method }): LiveProof => ({ id, level, method }));
  const identity = await latestIdentity(tx, vault, caseId, citizenId);
  const person = await latestPerson(tx, vault, caseId, citizenId);
  const contacts = await latestContacts(tx, vault, caseId, citizenId);
  const livesHere = person !== null && person.status !== "80" && person.facts.street !== "";
  return {
    identity,
    base: {
      mover: actor.kind,
      requester: scene.requester,
      proofs,
      hadProof: verifications.length > 0,
      identity: identity?.state ?? null,
      contactAgeHours: youngest(
        contacts.filter(({ kind }) => kind === "phone"),
        now,
      ),
      anyContactAgeHours: youngest(contacts, now),
      addressAgeDays: livesHere ? wholeDays(person.facts.movedInOn, now) : null,
      // Somebody may have heard since, in another case, that the person is dead.
      cprStatus: person === null ? null : ((await registerSays(tx, citizenId)) ?? person.status),
      isBeingStopped: await isWholeStopUnderWay(tx, citizenId),
      failuresLately: await failuresLately(tx, { citizenId, caseId }, scene.policy, now),
    },
  };
}

// A guardian's paper carries what the guardian asks for: not what a bank does, and not the person's own request.
async function proofsFor(tx: Tx, scene: Scene): Promise<readonly Verification[]> {
  const { actor, caseId, citizenId, requester, policy, now } = scene;
  const since = before(now, lifetime(policy, "representation"));
  const documented = await documentedRequesters(tx, { caseId, citizenId, prover: actor }, since);
  const proofs = await verificationsOf(tx, actor, caseId, citizenId);
  return proofs.filter(({ method }) => method !== "representation" || documented.includes(requester));
}

/** The facts of one act, on top of those of its subject. */
export async function actFacts(
  tx: Tx,
  citizenId: string,
  { identity, base }: SubjectFacts,
  shape: ActShape,
  isApproved: boolean,
): Promise<ActFacts> {
  const means = identity?.authenticators.find(({ id }) => id === shape.authenticatorId);
  return {
    ...base,
    kind: shape.kind,
    orderedMeans: shape.orderedMeans,
    delivery: shape.delivery,
    means: means === undefined ? null : { kind: means.kind, state: means.state },
    isOpenAlready: await openReissueOf(tx, citizenId, shape),
    isApproved,
  };
}

// The phone that was changed last decides: a code goes to every number on file or to none.
function youngest(contacts: readonly StoredContact[], now: Date): number | null {
  const ages = contacts.map(({ changedAt }) => (now.getTime() - Date.parse(changedAt)) / hours(1));
  return ages.length === 0 ? null : Math.min(...ages);
}

const wholeDays = (day: string, now: Date): number =>
  Math.floor((now.getTime() - Date.parse(`${day}T00:00:00Z`)) / days(1));

/**
 * The facts as they are stored with the decision: no ids of proofs, and ages in whole units, which decide the same
 * (every limit is a whole number) and tell nobody the minute at which somebody changed their telephone.
 */
export const storedFacts = (facts: ActFacts): string =>
  JSON.stringify({
    ...facts,
    proofs: facts.proofs.map(({ level, method }) => ({ level, method })),
    contactAgeHours: wholeHours(facts.contactAgeHours),
    anyContactAgeHours: wholeHours(facts.anyContactAgeHours),
  });

const wholeHours = (age: number | null): number | null => (age === null ? null : Math.floor(age));
