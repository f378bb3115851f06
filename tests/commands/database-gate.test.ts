/** The last gate, tried with plain SQL as the application's own role: whatever the code does, this is refused. */
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { systemActor, type Actor } from "../../app/domain/actor.ts";
import { testDatabase } from "../support/database.ts";
import { caseAboutInger, hireAgent, openCase } from "../support/desk.ts";

const db = await testDatabase();
let agent: Actor;
let caseId: string;
let citizenId: string;

const asApp = (text: string) => db.database.transact(systemActor("test"), (tx) => sql.raw(text).execute(tx));

/** Inserts a proof past the triggers, as only the owner can, to set the scene. */
async function proof(over: Record<string, string> = {}): Promise<string> {
  const row = {
    level: "claimed",
    expires: "now() + interval '20 minutes'",
    actor: agent.id,
    ended: "null",
    ...over,
  };
  await db.asOwner("alter table verifications disable trigger user");
  const { rows } = await db.asOwner(
    `insert into verifications (citizen_id, case_id, actor_kind, actor_id, level, method, policy_id, established_at, expires_at, ended_at)
     values ('${citizenId}', '${caseId}', 'agent', '${row.actor}', '${row.level}', 'controlQuestions', 2,
             ${row.expires} - interval '20 minutes', ${row.expires}, ${row.ended}) returning id`,
  );
  await db.asOwner("alter table verifications enable trigger user");
  return String(rows[0]?.["id"]);
}

let receipts = 10_000_000;

async function insertAct(verificationId: string, over: Record<string, string> = {}) {
  receipts += 1;
  const row = {
    kind: "suspend",
    state: "accepted",
    actor: agent.id,
    case: caseId,
    citizen: citizenId,
    kindOfActor: "agent",
    ...over,
  };
  await asApp(`insert into receipts (number) values ('${String(receipts)}')`);
  return asApp(
    `insert into acts (kind, state, case_id, citizen_id, verification_id, actor_kind, actor_id, reason, policy_id, idempotency_key, receipt_number)
     values ('${row.kind}', '${row.state}', '${row.case}', '${row.citizen}', '${verificationId}', '${row.kindOfActor}', '${row.actor}',
             'lost', 2, '${crypto.randomUUID()}', '${String(receipts)}')`,
  );
}

beforeAll(async () => {
  agent = await hireAgent(db);
  const about = await caseAboutInger(db, agent);
  caseId = about.id;
  citizenId = about.citizenId;
});

describe("an act", () => {
  it("needs a verification that exists", async () => {
    await expect(insertAct(crypto.randomUUID())).rejects.toThrow();
  });

  it("needs a verification that is still live", async () => {
    const stale = await proof({ expires: "now() - interval '1 second'" });
    await expect(insertAct(stale)).rejects.toMatchObject({ code: "FL002" });
    const ended = await proof({ ended: "now()" });
    await expect(insertAct(ended)).rejects.toMatchObject({ code: "FL002" });
  });

  it("needs the same agent, the same case and the same subject", async () => {
    const other = await hireAgent(db);
    await expect(insertAct(await proof(), { actor: other.id })).rejects.toMatchObject({ code: "23503" });
    const foreign = await openCase(db, agent);
    await expect(insertAct(await proof(), { case: foreign.id })).rejects.toMatchObject({ code: "23503" });
    await expect(insertAct(await proof(), { citizen: crypto.randomUUID() })).rejects.toMatchObject({
      code: "23503",
    });
  });

  it("is not open to the system itself", async () => {
    await expect(insertAct(await proof(), { kindOfActor: "system" })).rejects.toThrow();
  });

  it("cannot begin acknowledged, move backwards or be rewritten", async () => {
    await expect(insertAct(await proof(), { state: "acknowledged" })).rejects.toMatchObject({
      code: "FL001",
    });
    await insertAct(await proof());
    await asApp(`update acts set state = 'sent', version = version + 1 where case_id = '${caseId}'`);
    await expect(
      asApp(`update acts set state = 'accepted', version = version + 1 where case_id = '${caseId}'`),
    ).rejects.toMatchObject({ code: "FL006" });
    await expect(
      asApp(
        `update acts set state = 'acknowledged', kind = 'hold', version = version + 1 where case_id = '${caseId}'`,
      ),
    ).rejects.toMatchObject({ code: "FL009" });
    await expect(asApp(`update acts set fate = 'stale' where case_id = '${caseId}'`)).rejects.toMatchObject({
      code: "FL008",
    });
  });

  it("is one at a time: a second open suspension of the same person is refused", async () => {
    await expect(insertAct(await proof())).rejects.toMatchObject({ code: "23505" });
  });
});

describe("a proof", () => {
  const insert = (level: string, method: string) =>
    asApp(`insert into verifications (citizen_id, case_id, actor_kind, actor_id, level, method, policy_id, expires_at)
           values ('${citizenId}', '${caseId}', 'agent', '${agent.id}', '${level}', '${method}', 2, now() + interval '20 minutes')`);

  it("by questions needs right answers, and a code gives no more than claimed", async () => {
    await expect(insert("claimed", "controlQuestions")).rejects.toMatchObject({ code: "FL012" });
    await expect(insert("confirmed", "controlQuestions")).rejects.toMatchObject({ code: "FL012" });
    await expect(insert("strong", "blockingCode")).rejects.toMatchObject({ code: "FL011" });
  });

  it("is never improved, prolonged or made longer than twenty minutes", async () => {
    const id = await proof();
    for (const change of [
      "level = 'strong'",
      "expires_at = expires_at + interval '1 minute'",
      `actor_id = 'x'`,
    ]) {
      await expect(asApp(`update verifications set ${change} where id = '${id}'`)).rejects.toThrow();
    }
  });
});

describe("the record", () => {
  it("can be written, and neither changed nor removed, by the application", async () => {
    for (const table of ["audit_log", "case_events", "lookups", "receipts", "call_events"]) {
      await expect(asApp(`update ${table} set at = now()`)).rejects.toThrow();
      await expect(asApp(`delete from ${table}`)).rejects.toMatchObject({ code: "42501" });
    }
    for (const table of ["acts", "verifications", "cases", "citizens", "policy_versions"]) {
      await expect(asApp(`delete from ${table}`)).rejects.toMatchObject({ code: "42501" });
    }
    await expect(
      asApp("insert into policy_versions (id, valid_from, rules) values (3, now(), '{}')"),
    ).rejects.toMatchObject({ code: "FL019" });
  });

  it("keeps a case's subject", async () => {
    const { rows } = await db.asOwner(
      "insert into citizens (mitid_uuid) values (gen_random_uuid()) returning id",
    );
    await expect(
      asApp(`update cases set citizen_id = '${String(rows[0]?.["id"])}' where id = '${caseId}'`),
    ).rejects.toMatchObject({ code: "FL013" });
  });
});
