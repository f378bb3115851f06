/** What a system answered when somebody looked, sealed; the look is on record before the answer is used. */
import { sql } from "kysely";
import { z } from "zod";
import {
  ASSURANCE_LEVELS,
  AUTHENTICATOR_KINDS,
  AUTHENTICATOR_STATES,
  IDENTITY_STATES,
} from "../app/domain/protection/means.ts";
import type { Actor } from "../app/domain/actor.ts";
import type { Milliseconds } from "../app/domain/duration.ts";
import { stopAtOnce } from "../app/domain/protection/register.ts";
import type { Tx } from "./database.ts";
import { addJob } from "./jobs.ts";
import type { Vault } from "./vault.ts";

export interface NewLookup {
  readonly caseId: string | null;
  readonly citizenId: string;
  readonly system: string;
  readonly purpose: string;
  readonly outcome: "found" | "notFound" | "systemDown";
  /** The answer as JSON; null where there is none. */
  readonly snapshot: unknown;
  /** The register's status code, where its answer itself is not kept. */
  readonly registerStatus?: string | null;
}

/** Whoever asked, what the register says of the dead and the annulled is heeded (app/commands/heed-register.ts). */
export async function addLookup(tx: Tx, vault: Vault, actor: Actor, look: NewLookup): Promise<void> {
  const { snapshot, registerStatus = statusIn(look), ...values } = look;
  const sealed = snapshot === null ? null : vault.seal(JSON.stringify(snapshot));
  const { id: lookupId } = await tx
    .insertInto("lookups")
    .values({
      ...values,
      registerStatus,
      snapshotCipher: sealed?.cipher ?? null,
      snapshotKeyId: sealed?.keyId ?? null,
      actorKind: actor.kind,
      actorId: actor.id,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (registerStatus !== null && stopAtOnce(registerStatus) !== null)
    await addJob(tx, "heed-register", { lookupId }, { key: `heed-register:${lookupId}` });
}

/** The one thing of the register's answer that the database itself must know. */
const registerShape = z.object({ status: z.string().regex(/^\d{2}$/) });

const statusIn = ({ system, snapshot }: NewLookup): string | null =>
  system === "cpr" ? (registerShape.safeParse(snapshot).data?.status ?? null) : null;

const identityShape = z.object({
  uuid: z.string(),
  state: z.enum(IDENTITY_STATES),
  heldUntil: z.string().nullable(),
  assuranceLevel: z.enum(ASSURANCE_LEVELS),
  version: z.number(),
  authenticators: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(AUTHENTICATOR_KINDS),
      state: z.enum(AUTHENTICATOR_STATES),
      serialSuffix: z.string().nullable(),
      device: z.string().nullable(),
      issuedAt: z.string(),
      lastUsedAt: z.string().nullable(),
      stateChangedAt: z.string(),
    }),
  ),
});

export type StoredIdentity = z.infer<typeof identityShape>;

const nameList = z.array(z.string());

const personShape = z.object({
  cpr: z.string(),
  givenName: z.string(),
  surname: z.string(),
  status: z.string(),
  nameProtected: z.boolean(),
  addressProtected: z.boolean(),
  municipalityCode: z.string(),
  creditWarning: z.boolean(),
  facts: z.object({
    birthPlace: z.string().nullable(),
    previousMunicipality: z.string().nullable(),
    siblings: nameList,
    children: nameList,
    parents: nameList,
    maritalStatus: z.string(),
    maritalStatusSince: z.string().nullable(),
    churchMember: z.boolean().nullable(),
    street: z.string(),
    postalCode: z.string(),
    movedInOn: z.string(),
    passportNumber: z.string().nullable(),
    drivingLicenceNumber: z.string().nullable(),
  }),
});

export type StoredPerson = z.infer<typeof personShape>;

const contactsShape = z.array(
  z.object({ kind: z.enum(["phone", "email"]), value: z.string(), changedAt: z.string() }),
);

export type StoredContact = z.infer<typeof contactsShape>[number];

/** MitID's last answer about this subject in this case; null where it never answered or knew nobody. */
export async function latestIdentity(
  tx: Tx,
  vault: Vault,
  caseId: string,
  citizenId: string,
): Promise<StoredIdentity | null> {
  const snapshot = await latestSnapshot(tx, vault, { caseId, citizenId, system: "mitid" });
  return snapshot === null ? null : identityShape.parse(snapshot);
}

/** The CPR register's last answer about this subject in this case; holds the right answers: never for a screen. */
export async function latestPerson(
  tx: Tx,
  vault: Vault,
  caseId: string,
  citizenId: string,
): Promise<StoredPerson | null> {
  const snapshot = await latestSnapshot(tx, vault, { caseId, citizenId, system: "cpr" });
  return snapshot === null ? null : personShape.parse(snapshot);
}

/** Whether the register answered about this subject in this case within so long; by the database's clock, which dated it. */
export async function isPersonFresh(
  tx: Tx,
  of: { readonly id: string; readonly citizenId: string },
  length: Milliseconds,
): Promise<boolean> {
  const row = await tx
    .selectFrom("lookups")
    .where("caseId", "=", of.id)
    .where("citizenId", "=", of.citizenId)
    .where("system", "=", "cpr")
    .where("outcome", "=", "found")
    .where("at", ">", sql<Date>`now() - make_interval(secs => ${length / 1_000})`)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this actor has had this person's address on a printed letter since an instant. */
export async function hasPrintedLetterTo(
  tx: Tx,
  actor: Actor,
  citizenId: string,
  since: Date,
): Promise<boolean> {
  const row = await tx
    .selectFrom("lookups")
    .where("citizenId", "=", citizenId)
    .where("actorId", "=", actor.id)
    .where("purpose", "=", "letter")
    .where("outcome", "=", "found")
    .where("at", ">", since)
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The register's newest word about a person, in whichever case it was heard; null where it never was. */
export async function registerSays(tx: Tx, citizenId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("lookups")
    .where("citizenId", "=", citizenId)
    .where("registerStatus", "is not", null)
    .orderBy("at", "desc")
    .select("registerStatus")
    .executeTakeFirst();
  return row?.registerStatus ?? null;
}

/** MitID's contact points of this subject as last seen in this case: numbers and all, never for a screen. */
export async function latestContacts(
  tx: Tx,
  vault: Vault,
  caseId: string,
  citizenId: string,
): Promise<readonly StoredContact[]> {
  const snapshot = await latestSnapshot(tx, vault, { caseId, citizenId, system: "contacts" });
  return snapshot === null ? [] : contactsShape.parse(snapshot);
}

async function latestSnapshot(
  tx: Tx,
  vault: Vault,
  of: { readonly caseId: string; readonly citizenId: string; readonly system: string },
): Promise<unknown> {
  const row = await tx
    .selectFrom("lookups")
    .where("caseId", "=", of.caseId)
    .where("citizenId", "=", of.citizenId)
    .where("system", "=", of.system)
    .where("outcome", "=", "found")
    .orderBy("at", "desc")
    .select(["snapshotCipher", "snapshotKeyId"])
    .executeTakeFirst();
  if (row === undefined || row.snapshotCipher === null || row.snapshotKeyId === null) return null;
  const parsed: unknown = JSON.parse(vault.open({ cipher: row.snapshotCipher, keyId: row.snapshotKeyId }));
  return parsed;
}
