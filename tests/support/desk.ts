/** Builds what a test on the desk needs, through the commands themselves; foreign keys are never invented. */
import { randomBytes } from "node:crypto";
import type { Actor, StaffRole } from "../../app/domain/actor.ts";
import { systemActor } from "../../app/domain/actor.ts";
import { identifyCitizen } from "../../app/lookups/identify-citizen.ts";
import { openCaseForCall } from "../../db/cases.ts";
import type { CprPerson } from "../../integrations/cpr/port.ts";
import type { MitidIdentity, MitidPort } from "../../integrations/mitid/port.ts";
import type { TestDatabase } from "./database.ts";

const SETUP = systemActor("test");

/** Hired by the owner: the application hires nobody. */
export async function hireAgent(
  db: TestDatabase,
  options: {
    readonly username?: string;
    readonly role?: Exclude<StaffRole, "clerk">;
    readonly systems?: readonly string[];
    readonly languages?: readonly ("da" | "en")[];
  } = {},
): Promise<Actor & { readonly kind: "agent" }> {
  const username = options.username ?? `agent-${randomBytes(4).toString("hex")}`;
  const role = options.role ?? "agent";
  const { rows } = await db.asOwner(
    "insert into staff (username, display_name, role, password_hash) values ($1, $1, $2, 'none') returning id",
    [username, role],
  );
  const id = String(rows[0]?.["id"]);
  const skills = (options.systems ?? ["mitid", "general"]).flatMap((system) =>
    (options.languages ?? ["da"]).map((language) => ({ staffId: id, system, language })),
  );
  await db.database.transact(SETUP, (tx) => tx.insertInto("staffSkills").values(skills).execute());
  return { kind: "agent", id, role };
}

export const newCallSid = (): string => `CA${randomBytes(16).toString("hex")}`;

export async function receiveCall(
  { database }: TestDatabase,
  callSid = newCallSid(),
  language: "da" | "en" = "da",
): Promise<string> {
  await database.transact(SETUP, (tx) =>
    tx
      .insertInto("phoneCalls")
      .values({ callSid, direction: "inbound", fromKind: "withheld", language, state: "inProgress" })
      .execute(),
  );
  return callSid;
}

export async function openCase(
  db: TestDatabase,
  owner: Actor,
): Promise<{ readonly id: string; readonly number: string }> {
  const callSid = await receiveCall(db);
  return db.database.transact(owner, (tx) =>
    openCaseForCall(tx, owner, {
      system: "mitid",
      topic: "block",
      language: "da",
      priority: 0,
      callSid,
      correlationId: crypto.randomUUID(),
      ownerId: owner.id,
      citizenId: null,
      now: db.context.clock(),
    }),
  );
}

export const INGER_CPR = "6501724003";
export const INGER_UUID = "3f1b8f54-2a0e-4d0c-9a55-4b8f3c0e1a01";

export const inger: CprPerson = {
  cpr: INGER_CPR,
  givenName: "Inger",
  surname: "Vestergaard",
  status: "01",
  nameProtected: false,
  addressProtected: false,
  municipalityCode: "0630",
  postalDistrict: "Vejle",
  creditWarning: false,
  facts: {
    birthPlace: "Kerteminde",
    previousMunicipality: "Odense",
    siblings: ["Kaj"],
    children: ["Lærke"],
    parents: ["Aage", "Edith"],
    maritalStatus: "divorced",
    maritalStatusSince: "2011-05-02",
    churchMember: true,
    street: "Havnegade",
    postalCode: "7100",
    movedInOn: "2015-02-01",
    passportNumber: "207654321",
    drivingLicenceNumber: "23456789",
  },
};

export const ingersMitid: MitidIdentity = {
  uuid: INGER_UUID,
  state: "active",
  heldUntil: null,
  assuranceLevel: "Substantial",
  version: 7,
  authenticators: [
    {
      id: "app-1",
      kind: "codeApp",
      state: "active",
      serialSuffix: null,
      device: "Android",
      issuedAt: "2023-01-01T00:00:00Z",
      lastUsedAt: null,
      stateChangedAt: "2023-01-01T00:00:00Z",
    },
    {
      id: "display-1",
      kind: "codeDisplay",
      state: "active",
      serialSuffix: "4471",
      device: null,
      issuedAt: "2023-01-01T00:00:00Z",
      lastUsedAt: null,
      stateChangedAt: "2023-01-01T00:00:00Z",
    },
    {
      id: "chip-0",
      kind: "chip",
      state: "blocked",
      serialSuffix: null,
      device: null,
      issuedAt: "2021-01-01T00:00:00Z",
      lastUsedAt: null,
      stateChangedAt: "2022-01-01T00:00:00Z",
    },
  ],
};

const unused = (): Promise<never> => Promise.reject(new Error("not asked for in this test"));

/** MitID and the register as two people who know Inger alone; a hand double, not a simulator. */
export function portsKnowingInger(
  identity: MitidIdentity | null = ingersMitid,
  person: CprPerson | null = inger,
) {
  const mitid: MitidPort = {
    findIdentity: (key) => Promise.resolve(key.by === "cpr" && key.cpr !== INGER_CPR ? null : identity),
    personOf: () => Promise.resolve({ cpr: INGER_CPR, userId: "inger72" }),
    contactPoints: () =>
      Promise.resolve([{ kind: "phone", value: "+4520000001", changedAt: "2020-01-01T00:00:00Z" }]),
    hold: unused,
    blockAuthenticator: unused,
    suspendIdentity: unused,
    revokeIdentity: unused,
    liftHold: unused,
    unlockAuthenticator: unused,
    reopenIdentity: unused,
    issueActivationCode: unused,
    issueTemporaryPassword: unused,
    issueTemporaryPin: unused,
    orderAuthenticator: unused,
    cancelReissue: unused,
    changes: unused,
  };
  return { mitid, cpr: { findPerson: (cpr: string) => Promise.resolve(cpr === INGER_CPR ? person : null) } };
}

/** A case of this agent with Inger found, nothing proven yet. */
export async function caseAboutInger(db: TestDatabase, agent: Actor, ports = portsKnowingInger()) {
  const opened = await openCase(db, agent);
  const found = await identifyCitizen(
    { ...db.context, ports },
    { actor: agent, caseNumber: opened.number, key: INGER_CPR, purpose: "caller" },
  );
  if (!found.allowed) throw new Error(`Inger was not found: ${found.reasons.join()}`);
  return { ...opened, citizenId: found.value.citizenId };
}
