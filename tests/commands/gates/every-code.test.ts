/** The gates that no other file tries, by plain SQL as the application's role; and every code that the database may raise is tried somewhere. */
import { readdirSync, readFileSync } from "node:fs";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { answerQuestion } from "../../../app/commands/answer-question.ts";
import { askQuestion } from "../../../app/commands/ask-question.ts";
import { systemActor, type Actor } from "../../../app/domain/actor.ts";
import { testDatabase } from "../../support/database.ts";
import { caseAboutInger, hireAgent } from "../../support/desk.ts";

const db = await testDatabase();
let agent: Actor;
let about: { readonly id: string; readonly number: string; readonly citizenId: string };

beforeAll(async () => {
  agent = await hireAgent(db);
  about = await caseAboutInger(db, agent);
});

const asApp = (text: string) => db.database.transact(systemActor("test"), (tx) => sql.raw(text).execute(tx));
const refused = (code: string) => ({ code });

/** A proof that nobody earned, set past the trigger as only the owner can. */
async function proof(level: string, method: string): Promise<string> {
  await db.asOwner("alter table verifications disable trigger user");
  const { rows } = await db.asOwner(
    `insert into verifications (citizen_id, case_id, actor_kind, actor_id, level, method, policy_id, expires_at)
     values ($1, $2, 'agent', $3, $4, $5, 2, now() + interval '20 minutes') returning id`,
    [about.citizenId, about.id, agent.id, level, method],
  );
  await db.asOwner("alter table verifications enable trigger user");
  return String(rows[0]?.["id"]);
}

let receipts = 20_000_000;

async function insertAct(
  kind: string,
  verificationId: string | null,
  { policy = 2 }: { readonly policy?: number } = {},
) {
  receipts += 1;
  await asApp(`insert into receipts (number) values ('${String(receipts)}')`);
  const proven = verificationId === null ? "null" : `'${verificationId}'`;
  return asApp(
    `insert into acts (kind, state, case_id, citizen_id, verification_id, actor_kind, actor_id, reason, policy_id, idempotency_key, receipt_number)
     values ('${kind}', 'accepted', '${about.id}', '${about.citizenId}', ${proven}, 'agent', '${agent.id}',
             'lost', ${String(policy)}, '${crypto.randomUUID()}', '${String(receipts)}')`,
  );
}

describe("an act row", () => {
  it("needs a policy that holds, and one that opens the act to this actor", async () => {
    const enough = await proof("strong", "oneTimeCode");
    await expect(insertAct("suspend", enough, { policy: 99 })).rejects.toMatchObject(refused("FL003"));
    await expect(insertAct("reopen", enough)).rejects.toMatchObject(refused("FL003"));
  });

  it.each([
    ["temporaryPassword", "claimed"],
    ["orderMeans", "claimed"],
    ["activationCode", "claimed"],
    ["temporaryPin", "confirmed"],
  ])(
    "of %s needs a verification of the level that its policy demands: %s is too weak",
    async (kind, level) => {
      const weak = await proof(level, "controlQuestions");
      await expect(insertAct(kind, weak)).rejects.toMatchObject(refused("FL004"));
    },
  );

  it("needs a method that opens it, however strong it is said to be", async () => {
    const code = await proof("strong", "blockingCode");
    for (const kind of ["temporaryPassword", "orderMeans", "temporaryPin"])
      await expect(insertAct(kind, code), kind).rejects.toMatchObject(refused("FL005"));
  });

  it("needs a verification at all", async () => {
    await expect(insertAct("suspend", null)).rejects.toMatchObject(refused("FL002"));
  });
});

describe("what was proven, asked and sent", () => {
  it("a verification can only be ended", async () => {
    const id = await proof("claimed", "controlQuestions");
    for (const change of [
      "level = 'strong'",
      "method = 'oneTimeCode'",
      `citizen_id = '${crypto.randomUUID()}'`,
    ])
      await expect(
        asApp(`update verifications set ${change} where id = '${id}'`),
        change,
      ).rejects.toMatchObject(refused("FL010"));
    await asApp(`update verifications set ended_at = now() where id = '${id}'`);
  });

  it("a question is answered once", async () => {
    const order = { actor: agent, caseNumber: about.number };
    const asked = await askQuestion(db.context, order);
    if (!asked.allowed) throw new Error(asked.reasons.join());
    const { questionId } = asked.value;
    await answerQuestion(db.context, { ...order, questionId, answer: "Atlantis" });
    await expect(
      asApp(`update control_questions set outcome = 'matches' where id = '${questionId}'`),
    ).rejects.toMatchObject(refused("FL014"));
  });

  it.each([
    ["an approval begins by being asked for", "insert into approvals (state) values ('approved')"],
    ["a code begins live", "insert into one_time_codes (state) values ('used')"],
    ["a code begins untried", "insert into one_time_codes (state, wrong_tries) values ('live', -5)"],
  ])("%s", async (_, text) => {
    await expect(asApp(text)).rejects.toMatchObject(refused("FL020"));
  });
});

describe("the application's role", () => {
  it.each([
    "alter table acts disable trigger all",
    "delete from acts",
    "truncate acts cascade",
    "delete from verifications",
    "update audit_log set outcome = 'done'",
    "delete from audit_log",
    "delete from notices",
    "drop trigger acts_move_forward on acts",
    "set session_replication_role = replica",
  ])("may not: %s", async (text) => {
    await expect(asApp(text)).rejects.toMatchObject({ code: "42501" });
  });
});

it("every code that the database raises is tried by a test that names it", async () => {
  const tests = readdirSync("tests", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(`tests/${name}`, "utf8"));
  const { rows } = await db.asOwner("select prosrc from pg_proc where pronamespace = 'public'::regnamespace");
  const raised = new Set(rows.flatMap(({ prosrc }) => String(prosrc).match(/FL\d{3}/g) ?? []));
  const tried = new Set(tests.join("\n").match(/FL\d{3}/g));
  expect(raised.size).toBeGreaterThan(20);
  expect([...raised].filter((code) => !tried.has(code)).sort()).toEqual([]);
});
