/** Calls and where each one is in the menu; numbers are sealed, and found by a keyed hash. */
import { z } from "zod";
import { MENU_MEANS, HELP_SYSTEMS, PATH_CODES, STEPS, type MenuState } from "../app/domain/ivr/state.ts";
import type { CallState } from "../app/domain/ivr/call-state.ts";
import type { CallerId } from "../app/domain/ivr/caller-id.ts";
import type { Tx } from "./database.ts";
import type { Vault } from "./vault.ts";

const sealedShape = z.object({ cipher: z.base64(), keyId: z.string() });

const factsShape = z.object({
  /** What the agent may know of who calls: a matching blocking code, or nothing. */
  claimLevel: z.enum(["none", "code"]).default("none"),
  wrongCodes: z.number().default(0),
  means: z.enum(MENU_MEANS).nullable().default(null),
  system: z.enum(HELP_SYSTEMS).nullable().default(null),
  /** Whose blocking code was keyed; forgotten when the caller leaves the confirm. */
  subjectId: z.uuid().nullable().default(null),
  /** What the caller keyed of themselves, sealed; forgotten likewise. */
  claim: sealedShape.nullable().default(null),
});
export type CallFacts = z.infer<typeof factsShape>;

const stateShape = z.object({ step: z.enum(STEPS), path: z.array(z.enum(PATH_CODES)) });

export interface CallRow {
  readonly callSid: string;
  readonly correlationId: string;
  readonly state: CallState;
  readonly fromIndex: Buffer | null;
  readonly stepNumber: number;
  readonly menu: MenuState;
  readonly facts: CallFacts;
}

const COLUMNS = [
  "callSid",
  "correlationId",
  "state",
  "fromIndex",
  "stepNumber",
  "step",
  "strikes",
  "language",
  "menuPath",
  "facts",
] as const;

interface RawCall {
  readonly callSid: string;
  readonly correlationId: string;
  readonly state: CallState;
  readonly fromIndex: Buffer | null;
  readonly stepNumber: number;
  readonly step: string;
  readonly strikes: number;
  readonly language: "da" | "en";
  readonly menuPath: string[];
  readonly facts: unknown;
}

function callOf(row: RawCall): CallRow {
  const { callSid, correlationId, state, fromIndex, stepNumber, strikes, language } = row;
  const facts = factsShape.parse(row.facts);
  const { step, path } = stateShape.parse({ step: row.step, path: row.menuPath });
  const { wrongCodes, means, system } = facts;
  return {
    callSid,
    correlationId,
    state,
    fromIndex,
    stepNumber,
    facts,
    menu: { step, strikes, language, path, wrongCodes, means, system },
  };
}

/** The call, locked against other steps of the same call, but not against rows that point to it. */
export async function lockCall(tx: Tx, callSid: string): Promise<CallRow | undefined> {
  const row = await tx
    .selectFrom("phoneCalls")
    .where("callSid", "=", callSid)
    .select(COLUMNS)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row === undefined ? undefined : callOf(row);
}

export async function findCall(tx: Tx, callSid: string): Promise<CallRow | undefined> {
  const row = await tx
    .selectFrom("phoneCalls")
    .where("callSid", "=", callSid)
    .select(COLUMNS)
    .executeTakeFirst();
  return row === undefined ? undefined : callOf(row);
}

export interface NewCall {
  readonly callSid: string;
  readonly caller: CallerId;
  readonly state: "inProgress" | "busy";
  readonly startedAt: Date;
}

/** The keyed hash under which calls of one number are counted; null for a withheld one. */
export const callerIndex = (vault: Vault, caller: CallerId): Buffer | null =>
  caller.kind === "number" ? vault.index("phone", caller.e164) : null;

/** A call comes in; its first input is expected as step 1. */
export async function insertCall(tx: Tx, vault: Vault, call: NewCall): Promise<string> {
  const { callSid, caller, state, startedAt } = call;
  const sealed = caller.kind === "number" ? vault.seal(caller.e164) : null;
  const { correlationId } = await tx
    .insertInto("phoneCalls")
    .values({
      callSid,
      direction: "inbound",
      fromKind: caller.kind,
      fromCipher: sealed?.cipher ?? null,
      fromKeyId: sealed?.keyId ?? null,
      fromIndex: callerIndex(vault, caller),
      fromSuffix: caller.kind === "number" ? caller.suffix : null,
      state: "inProgress",
      step: "language",
      stepNumber: 1,
      startedAt,
    })
    .returning("correlationId")
    .executeTakeFirstOrThrow();
  if (state === "busy") await setCallState(tx, callSid, "busy", startedAt);
  return correlationId;
}

/** Calls of one number since an instant, the one that comes in now not counted. */
export async function callsSince(tx: Tx, fromIndex: Buffer, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("phoneCalls")
    .where("fromIndex", "=", fromIndex)
    .where("startedAt", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

export async function saveCall(tx: Tx, call: CallRow): Promise<void> {
  const { menu, callSid, stepNumber } = call;
  const facts: CallFacts = {
    ...call.facts,
    wrongCodes: menu.wrongCodes,
    means: menu.means,
    system: menu.system,
  };
  await tx
    .updateTable("phoneCalls")
    .set({
      step: menu.step,
      stepNumber,
      strikes: menu.strikes,
      language: menu.language,
      menuPath: [...menu.path],
      facts: JSON.stringify(facts),
    })
    .where("callSid", "=", callSid)
    .execute();
}

export async function setCallState(
  tx: Tx,
  callSid: string,
  state: CallState,
  endedAt: Date | null,
): Promise<void> {
  await tx.updateTable("phoneCalls").set({ state, endedAt }).where("callSid", "=", callSid).execute();
}

/** One event of a call; false when it is on file already. `sequence` counts within the source. */
export async function addCallEvent(
  tx: Tx,
  event: {
    readonly callSid: string;
    readonly source: string;
    readonly sequence: number;
    readonly kind: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("callEvents")
    .values(event)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Events of one kind on all calls of one number since an instant. */
export async function eventsOfCallerSince(
  tx: Tx,
  fromIndex: Buffer,
  kind: string,
  since: Date,
): Promise<number> {
  const { count } = await tx
    .selectFrom("callEvents")
    .innerJoin("phoneCalls", "phoneCalls.callSid", "callEvents.callSid")
    .where("phoneCalls.fromIndex", "=", fromIndex)
    .where("callEvents.kind", "=", kind)
    .where("callEvents.at", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
