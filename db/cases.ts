/** Cases and their one timeline. */
import { sql } from "kysely";
import type { Actor } from "../app/domain/actor.ts";
import type { Tx } from "./database.ts";

export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly state: "open" | "closed";
  readonly citizenId: string | null;
  readonly ownerId: string | null;
  /** The visit to the web that opened it; null for every other case. */
  readonly visitId: string | null;
  readonly callSid: string | null;
  readonly correlationId: string;
  readonly language: "da" | "en";
}

const COLUMNS = [
  "id",
  "number",
  "state",
  "citizenId",
  "ownerId",
  "visitId",
  "callSid",
  "correlationId",
  "language",
] as const;

/**
 * The case under this number, locked; undefined where there is none. The lock lets the timeline be written meanwhile:
 * whoever holds the person's lock and tells this case of it must not wait for whoever holds the case.
 */
export async function lockCaseByNumber(tx: Tx, number: string): Promise<CaseRow | undefined> {
  return tx
    .selectFrom("cases")
    .where("number", "=", number)
    .select(COLUMNS)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** The case with this id, locked; undefined where there is none. */
export async function lockCaseById(tx: Tx, id: string): Promise<CaseRow | undefined> {
  return tx.selectFrom("cases").where("id", "=", id).select(COLUMNS).forNoKeyUpdate().executeTakeFirst();
}

/** The case that another row points to. */
export async function caseById(tx: Tx, id: string): Promise<CaseRow> {
  return tx.selectFrom("cases").where("id", "=", id).select(COLUMNS).executeTakeFirstOrThrow();
}

export async function caseOfCall(tx: Tx, callSid: string): Promise<CaseRow | undefined> {
  return tx.selectFrom("cases").where("callSid", "=", callSid).select(COLUMNS).executeTakeFirst();
}

export interface NewCase {
  readonly system: string;
  readonly topic: string;
  readonly language: "da" | "en";
  readonly priority: number;
  readonly callSid: string;
  readonly correlationId: string;
  readonly ownerId: string | null;
  readonly citizenId: string | null;
  readonly now: Date;
}

/** The case of this call, opened when there is none; a second opening takes over neither owner nor subject. */
export async function openCaseForCall(tx: Tx, actor: Actor, order: NewCase): Promise<CaseRow> {
  const known = await caseOfCall(tx, order.callSid);
  if (known !== undefined) return adopt(tx, known, order);
  const { now, ...values } = order;
  const made = await tx
    .insertInto("cases")
    .values({ ...values, number: await nextCaseNumber(tx, now), channel: "phone" })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  await addCaseEvent(tx, actor, made.id, "case.opened");
  return made;
}

/** The case of a visit to the web, locked; undefined where it has opened none. */
export async function caseOfVisit(tx: Tx, visitId: string): Promise<CaseRow | undefined> {
  return tx
    .selectFrom("cases")
    .where("visitId", "=", visitId)
    .select(COLUMNS)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** A case that a citizen opens on the web: it is the visit's, and no agent's. One visit has one. */
export async function openCaseForVisit(
  tx: Tx,
  actor: Actor & { readonly kind: "citizen" },
  order: Pick<NewCase, "system" | "topic" | "language" | "citizenId" | "now">,
): Promise<CaseRow> {
  const { now, ...values } = order;
  const made = await tx
    .insertInto("cases")
    .values({ ...values, number: await nextCaseNumber(tx, now), channel: "web", visitId: actor.id })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  await addCaseEvent(tx, actor, made.id, "case.opened");
  return made;
}

/** A case that begins with a word of the CPR register: nobody has called, and it is nobody's yet. */
export async function openCaseForRegister(
  tx: Tx,
  actor: Actor,
  order: Pick<NewCase, "system" | "topic" | "language" | "citizenId" | "now">,
): Promise<CaseRow> {
  const { now, ...values } = order;
  const made = await tx
    .insertInto("cases")
    .values({ ...values, number: await nextCaseNumber(tx, now), channel: "register" })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
  await addCaseEvent(tx, actor, made.id, "case.opened");
  return made;
}

async function adopt(tx: Tx, known: CaseRow, order: NewCase): Promise<CaseRow> {
  return tx
    .updateTable("cases")
    .set({ ownerId: known.ownerId ?? order.ownerId, citizenId: known.citizenId ?? order.citizenId })
    .where("id", "=", known.id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

async function nextCaseNumber(tx: Tx, now: Date): Promise<string> {
  const year = now.getUTCFullYear();
  const { lastNumber } = await tx
    .insertInto("caseCounters")
    .values({ year, lastNumber: 1 })
    .onConflict((conflict) =>
      conflict.column("year").doUpdateSet((eb) => ({ lastNumber: eb("caseCounters.lastNumber", "+", 1) })),
    )
    .returning("lastNumber")
    .executeTakeFirstOrThrow();
  return `FL-${String(year)}-${String(lastNumber).padStart(6, "0")}`;
}

/** Binds the case to its subject; the database refuses another one later. */
export async function setSubject(tx: Tx, caseId: string, citizenId: string): Promise<void> {
  await tx.updateTable("cases").set({ citizenId }).where("id", "=", caseId).execute();
}

export async function setOwner(tx: Tx, caseId: string, ownerId: string): Promise<void> {
  await tx.updateTable("cases").set({ ownerId }).where("id", "=", caseId).execute();
}

export async function closeCase(tx: Tx, caseId: string, code: string, now: Date): Promise<void> {
  await tx
    .updateTable("cases")
    .set({ state: "closed", wrapUpCode: code, closedAt: now, version: sql`version + 1` })
    .where("id", "=", caseId)
    .execute();
}

/** Whether this member of staff has an open case about this person. */
export async function hasOpenCaseAbout(tx: Tx, staffId: string, citizenId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("cases")
    .where("ownerId", "=", staffId)
    .where("citizenId", "=", citizenId)
    .where("state", "=", "open")
    .select("id")
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What happened, for the timeline: codes, ids and counts; `note` alone carries a person's own words. */
export type CaseEventFacts = Record<string, string | number | boolean | null | readonly string[]>;

export async function addCaseEvent(
  tx: Tx,
  actor: Actor,
  caseId: string,
  kind: string,
  facts: CaseEventFacts = {},
): Promise<void> {
  await tx
    .insertInto("caseEvents")
    .values({ caseId, kind, facts: JSON.stringify(facts), actorKind: actor.kind, actorId: actor.id })
    .execute();
}
