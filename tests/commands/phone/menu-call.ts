/** A call on a real database: the steps as Twilio would post them, answered as plain text instead of TwiML. */
import { z } from "zod";
import { advanceMenu } from "../../../app/commands/phone/advance-menu.ts";
import { receiveCall } from "../../../app/commands/phone/receive-call.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import type { Render, Screen } from "../../../app/domain/ivr/screen.ts";
import type { World } from "../../../app/domain/ivr/state.ts";
import { ensureCitizen } from "../../../db/citizens.ts";
import type { TestDatabase } from "../../support/database.ts";
import { newCallSid } from "../../support/desk.ts";
import { OPEN } from "../../domain/ivr/menu-walker.ts";

/** Phrases and what the line does then, as one text; a screen's receipt stays in it. */
export const render: Render = ({ lines, then, step, stepNumber, language }: Screen) =>
  JSON.stringify({
    said: lines.map(({ phrase }) => phrase),
    values: lines.flatMap(({ values }) => (values === undefined ? [] : [values])),
    then,
    step,
    stepNumber,
    language,
  });

const heardShape = z.object({
  said: z.array(z.string()),
  values: z.array(z.record(z.string(), z.string())),
  then: z.string(),
  step: z.string(),
  stepNumber: z.number(),
  language: z.string(),
});
export type Heard = z.infer<typeof heardShape>;

export const heard = (answer: string): Heard => heardShape.parse(JSON.parse(answer));

export interface MenuCall {
  readonly callSid: string;
  /** Presses at the step that the call is at. */
  press(keys: string, world?: World): Promise<Heard>;
  /** Posts one step by its number, raw answer. */
  post(stepNumber: number, keys: string, world?: World): Promise<string>;
}

export async function call(db: TestDatabase, from = "anonymous"): Promise<MenuCall> {
  const callSid = newCallSid();
  let { stepNumber } = heard(await receiveCall(db.context, { callSid, from, render }));
  const post = (number: number, keys: string, world: World = OPEN) =>
    advanceMenu(db.context, { callSid, stepNumber: number, input: { kind: "keys", keys }, world, render });
  return {
    callSid,
    post,
    press: async (keys, world) => {
      const answer = heard(await post(stepNumber, keys, world));
      ({ stepNumber } = answer);
      return answer;
    },
  };
}

let made = 0;

/** Somebody with a blocking code; the number is of the replacement range. */
export async function personWithCode(
  db: TestDatabase,
): Promise<{ readonly citizenId: string; readonly code: string; readonly cpr: string }> {
  made += 1;
  const serial = String(made).padStart(4, "0");
  const [cpr, code] = [`710185${serial}`, `4815${serial}`];
  const citizenId = await db.database.transact(systemActor("test"), async (tx) => {
    const { id } = await ensureCitizen(tx, db.vault, { cpr, mitidUuid: crypto.randomUUID() });
    await tx
      .insertInto("blockingCodes")
      .values({ citizenId: id, codeIndex: db.vault.index("blockingCode", code) })
      .execute();
    return id;
  });
  return { citizenId, code, cpr };
}

/** As if whatever was stopped had been lifted since: the next stop is a new one. */
export async function liftAll(db: TestDatabase, citizenId: string): Promise<void> {
  await db.asOwner("alter table acts disable trigger user");
  await db.asOwner(
    "update acts set state = 'withdrawn', withdrawn_at = now(), withdrawn_by = 'agent' where citizen_id = $1",
    [citizenId],
  );
  await db.asOwner("alter table acts enable trigger user");
}

export const count = async (
  db: TestDatabase,
  sql: string,
  values: readonly unknown[] = [],
): Promise<number> => {
  const { rows } = await db.asOwner(`select count(*)::int as n from ${sql}`, values);
  return Number(rows[0]?.["n"]);
};
