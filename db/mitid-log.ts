/** MitID's own log as far as it was read, and what each line meant. */
import type { ActKind, ActState } from "../app/domain/protection/acts.ts";
import type { LogEvent, LogMeaning } from "../app/domain/protection/mitid-log.ts";
import type { Tx } from "./database.ts";

export interface LogCursor {
  /** Raised when the log begins anew; a number means something within its epoch alone. */
  readonly epoch: number;
  /** Number of the last line that was read; 0 before the first. */
  readonly lastNumber: number;
}

export interface LogLine {
  readonly number: number;
  /** ISO instant. */
  readonly at: string;
  readonly event: LogEvent;
  readonly identityUuid: string;
  readonly authenticatorId: string | null;
  readonly version: number;
  readonly orderKey: string | null;
  readonly reference: string | null;
}

export async function logCursor(tx: Tx): Promise<LogCursor> {
  return tx.selectFrom("mitidLogCursor").select(["epoch", "lastNumber"]).executeTakeFirstOrThrow();
}

/** When the log was last read to its end; where it never was, when it was last read from. */
export async function logReadAt(tx: Tx): Promise<Date> {
  const { readAt, readThroughAt } = await tx
    .selectFrom("mitidLogCursor")
    .select(["readAt", "readThroughAt"])
    .executeTakeFirstOrThrow();
  return readThroughAt ?? readAt;
}

/** Whether an act of ours has stopped this person's whole identity since an instant. */
export async function wholeStoppedSince(tx: Tx, citizenId: string, since: Date): Promise<boolean> {
  const stop = await tx
    .selectFrom("acts")
    .where("citizenId", "=", citizenId)
    .where("kind", "in", ["hold", "suspend"])
    .where("state", "=", "acknowledged")
    .where("acknowledgedAt", ">=", since)
    .select("id")
    .executeTakeFirst();
  return stop !== undefined;
}

/** The cursor, locked: one reader at a time takes lines in. */
export async function lockLogCursor(tx: Tx): Promise<LogCursor> {
  return tx
    .selectFrom("mitidLogCursor")
    .select(["epoch", "lastNumber"])
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function moveLogCursor(
  tx: Tx,
  to: LogCursor & { readonly readAt: Date; readonly readThroughAt?: Date | null },
): Promise<void> {
  await tx.updateTable("mitidLogCursor").set(to).execute();
}

/** Whether this very line is the one that was read under its number. */
export async function isLineOnFile(tx: Tx, epoch: number, line: LogLine): Promise<boolean> {
  const row = await tx
    .selectFrom("mitidChanges")
    .where("epoch", "=", epoch)
    .where("number", "=", line.number)
    .where("event", "=", line.event)
    .where("mitidUuid", "=", line.identityUuid)
    .where("at", "=", new Date(line.at))
    .select("number")
    .executeTakeFirst();
  return row !== undefined;
}

export async function addLogLine(
  tx: Tx,
  {
    epoch,
    line,
    actId,
    meaning,
  }: {
    readonly epoch: number;
    readonly line: LogLine;
    readonly actId: string | null;
    readonly meaning: LogMeaning;
  },
): Promise<void> {
  const { identityUuid: mitidUuid, at, ...values } = line;
  await tx
    .insertInto("mitidChanges")
    .values({ ...values, epoch, mitidUuid, at: new Date(at), actId, meaning })
    .execute();
}

export interface ActBehind {
  readonly id: string;
  readonly kind: ActKind;
  readonly state: ActState;
  readonly caseId: string;
  readonly citizenId: string;
}

const ACT_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The act whose order has this key; undefined where the order was not ours. */
export async function actOfOrder(tx: Tx, orderKey: string | null): Promise<ActBehind | undefined> {
  if (orderKey === null || !ACT_ID.test(orderKey)) return undefined;
  return tx
    .selectFrom("acts")
    .where("id", "=", orderKey.toLowerCase())
    .select(["id", "kind", "state", "caseId", "citizenId"])
    .executeTakeFirst();
}

/** Open cases about the person with this MitID identity; null where we have never had to do with them. */
export async function openCasesAbout(
  tx: Tx,
  mitidUuid: string,
): Promise<{ readonly citizenId: string; readonly caseIds: readonly string[] } | null> {
  const citizen = await tx
    .selectFrom("citizens")
    .where("mitidUuid", "=", mitidUuid)
    .select("id")
    .executeTakeFirst();
  if (citizen === undefined) return null;
  const cases = await tx
    .selectFrom("cases")
    .where("citizenId", "=", citizen.id)
    .where("state", "=", "open")
    .select("id")
    .execute();
  return { citizenId: citizen.id, caseIds: cases.map(({ id }) => id) };
}

/** References of the parcels that brought this means. */
export async function parcelsWith(
  tx: Tx,
  of: { readonly epoch: number; readonly authenticatorId: string | null },
): Promise<readonly string[]> {
  if (of.authenticatorId === null) return [];
  const rows = await tx
    .selectFrom("mitidChanges")
    .where("epoch", "=", of.epoch)
    .where("event", "=", "authenticatorOrdered")
    .where("authenticatorId", "=", of.authenticatorId)
    .select("reference")
    .execute();
  return rows.flatMap(({ reference }) => reference ?? []);
}
