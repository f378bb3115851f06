/** Two transactions at once: what one of them may do, both may not, whichever commits first. */
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { APP_ROLE } from "../../../db/app-login.ts";
import { testDatabase } from "../../support/database.ts";
import { act, proof, proposal } from "./attempts/attempt.ts";
import * as at from "./attempts/scene.ts";
import { text, type Row } from "./attempts/scene.ts";

const db = await testDatabase();
const client = (): pg.Client => new pg.Client({ connectionString: db.ownerUrl });
const owner = client();
const one = client();
const other = client();

beforeAll(async () => {
  for (const each of [owner, one, other]) await each.connect();
  await owner.query(`begin; set local session_replication_role = replica; ${at.SCENE.join("; ")}; commit`);
});
afterAll(async () => {
  for (const each of [owner, one, other]) await each.end();
});
beforeEach(async () => {
  await owner.query("begin; set local session_replication_role = replica");
  for (const table of ["acts", "verifications", "proposals", "one_time_codes"])
    await owner.query(`delete from ${table}`);
  await owner.query("commit");
});

const given = (...lines: readonly string[]) =>
  owner.query(`begin; set local session_replication_role = replica; ${lines.join("; ")}; commit`);

const coded = z.object({ code: z.string() });

async function tries(client: pg.Client, does: string): Promise<string> {
  return client.query(does).then(
    () => "done",
    (error: unknown) => coded.parse(error).code,
  );
}

/** The first writes and commits while the second waits for it. */
async function atOnce(first: string, second: string): Promise<readonly string[]> {
  for (const each of [one, other])
    await each.query(
      `begin; set local role ${APP_ROLE}; select set_config('app.actor', '${at.AGENT}', true), set_config('app.actor_kind', 'agent', true)`,
    );
  const begun = await tries(one, first);
  const waiting = tries(other, second);
  await expect
    .poll(async () => (await owner.query("select 1 from pg_locks where not granted")).rowCount)
    .toBeGreaterThan(0);
  await one.query("commit");
  const ended = await waiting;
  await other.query("commit");
  return [begun, ended];
}

const second = (over: Row = {}): Row => ({
  id: text(at.OTHER_ACT),
  idempotency_key: text("scene-key-2"),
  receipt_number: text("70000002"),
  ...over,
});

describe("at once", () => {
  it.each([
    ["suspension", "claimed", { kind: text("suspend") }],
    ["hold", "claimed", { kind: text("hold"), hold_until: "now() + interval '24 hours'" }],
    [
      "block of one means",
      "claimed",
      { kind: text("block"), authenticator_id: text("app-1"), authenticator_kind: text("codeApp") },
    ],
    ["opening of a hold", "confirmed", { kind: text("liftHold") }],
    ["temporary password", "confirmed", { kind: text("temporaryPassword"), delivery: text("sms") }],
    [
      "order of a chip",
      "confirmed",
      { kind: text("orderMeans"), delivery: text("cprAddress"), authenticator_kind: text("chip") },
    ],
  ] as const)("a second open %s is refused", async (_, level, shape) => {
    await given(proof({ level: text(level), method: text("approval") }));
    expect(await atOnce(act(shape), act(second(shape)))).toEqual(["done", "23505"]);
  });

  it("one approval carries one act", async () => {
    await given(
      proposal({ state: text("approved"), decided_by: text(at.LEAD), decided_at: "now()", version: "2" }),
    );
    const shared = {
      verification_id: "null",
      proposal_id: text(at.PROPOSAL),
      requester: text("bank"),
      reason: text("reported"),
    };
    expect(await atOnce(act(shared), act(second(shared)))).toEqual(["done", "23505"]);
  });

  it("one code is one proof", async () => {
    await given(
      at.insertInto("one_time_codes", {
        ...{
          citizen_id: text(at.CITIZEN),
          case_id: text(at.CASE),
          actor_kind: text("agent"),
          actor_id: text(at.AGENT),
        },
        ...{
          code_index: "'\\x51'",
          contact_suffix: text("12"),
          state: text("used"),
          ended_at: "now() - interval '1 second'",
        },
        expires_at: "now() + interval '5 minutes'",
      }),
    );
    const byCode = (id: string) =>
      proof({
        id: text(id),
        established_at: "clock_timestamp()",
        expires_at: "clock_timestamp() + interval '10 minutes'",
        method: text("oneTimeCode"),
      });
    expect(await atOnce(byCode(at.PROOF), byCode(at.THING))).toEqual(["done", "FL012"]);
  });

  it("an act is moved by one of two", async () => {
    await given(proof(), act());
    const move = (state: string) => `update acts set state = '${state}', version = 2 where id = '${at.ACT}'`;
    expect(await atOnce(move("sent"), move("refused"))).toEqual(["done", "FL008"]);
  });
});
