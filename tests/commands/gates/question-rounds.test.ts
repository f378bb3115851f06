/** What a proof by control questions rests on, guarded by the database against the application itself. */
import { sql } from "kysely";
import { beforeEach, expect, it } from "vitest";
import { answerQuestion } from "../../../app/commands/answer-question.ts";
import { askQuestion } from "../../../app/commands/ask-question.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import { testDatabase } from "../../support/database.ts";
import { caseAboutInger, hireAgent, inger } from "../../support/desk.ts";

const db = await testDatabase();
const asApp = (text: string) => db.database.transact(systemActor("test"), (tx) => sql.raw(text).execute(tx));
beforeEach(() => db.asOwner("truncate control_questions, question_rounds"));

const refused = (code: string) => ({ code });

const RIGHT: Readonly<Record<string, string>> = {
  ...{ birthPlace: "Kerteminde", previousMunicipality: "Odense", parents: "Aage", children: "Lærke" },
  ...{ siblings: "Kaj", maritalStatusSince: "2011", maritalStatus: "skilt", churchMember: "ja" },
};

/** A new agent's case about Inger, with `right` right answers and then `wrong` wrong ones, and a question that waits. */
async function roundOf({ right = 0, wrong = 0 }: { readonly right?: number; readonly wrong?: number }) {
  const agent = await hireAgent(db);
  const { id, number: caseNumber, citizenId } = await caseAboutInger(db, agent);
  for (let turn = 0; turn <= right + wrong; turn += 1) {
    const asked = await askQuestion(db.context, { actor: agent, caseNumber });
    if (!asked.allowed) throw new Error(asked.reasons.join());
    const { questionId } = asked.value;
    if (turn === right + wrong) {
      const { rows } = await db.asOwner("select round_id from control_questions where id = $1", [questionId]);
      return { agent, id, citizenId, questionId, roundId: String(rows[0]?.["round_id"]) };
    }
    const { rows } = await db.asOwner("select kind from control_questions where id = $1", [questionId]);
    const answer = turn < right ? (RIGHT[String(rows[0]?.["kind"])] ?? inger.facts.street) : "Atlantis";
    await answerQuestion(db.context, { actor: agent, caseNumber, questionId, answer });
  }
  throw new Error("nothing waits");
}

it("a round begins open, and ends once as it was", async () => {
  const { roundId, id, citizenId, agent } = await roundOf({});
  const of = `'${id}', '${citizenId}', '${agent.id}', 2`;
  for (const [state, ended] of [
    ["passed", "now()"],
    ["open", "now()"],
  ] as const)
    await expect(
      asApp(
        `insert into question_rounds (case_id, citizen_id, actor_id, policy_id, state, ended_at) values (${of}, '${state}', ${ended})`,
      ),
    ).rejects.toMatchObject(refused("FL030"));
  for (const change of [
    "started_at = now() + interval '1 hour'",
    "state = 'failed'",
    "state = 'failed', ended_at = now(), actor_id = 'somebody else'",
    "state = 'failed', ended_at = now(), actor_kind = 'clerk'",
  ])
    await expect(
      asApp(`update question_rounds set ${change} where id = '${roundId}'`),
      change,
    ).rejects.toMatchObject(refused("FL030"));
  await asApp(`update question_rounds set state = 'failed', ended_at = now() where id = '${roundId}'`);
  for (const change of ["state = 'expired'", "state = 'open', ended_at = null"])
    await expect(
      asApp(`update question_rounds set ${change} where id = '${roundId}'`),
      change,
    ).rejects.toMatchObject(refused("FL030"));
});

it("a round is won by points alone", async () => {
  const { roundId } = await roundOf({ right: 1, wrong: 1 });
  const win = `update question_rounds set state = 'passed', ended_at = now() where id = '${roundId}'`;
  await expect(asApp(win)).rejects.toMatchObject(refused("FL031"));
});

it("a question begins unanswered in an open round, and weighs what the policy says", async () => {
  const { roundId } = await roundOf({});
  const put = (columns: string, values: string) =>
    asApp(
      `insert into control_questions (round_id, ordinal, kind${columns}) values ('${roundId}', 9, 'postalCode'${values})`,
    );
  await expect(put(", weight", ", 8")).rejects.toMatchObject(refused("FL032"));
  await expect(put(", weight, outcome, answered_at", ", 1, 'matches', now()")).rejects.toMatchObject(
    refused("FL032"),
  );
  await put(", weight", ", 1");
  await asApp(`update question_rounds set state = 'expired', ended_at = now() where id = '${roundId}'`);
  await expect(
    asApp(
      `insert into control_questions (round_id, ordinal, kind, weight) values ('${roundId}', 10, 'street', 2)`,
    ),
  ).rejects.toMatchObject(refused("FL032"));
});

it("what was asked does not change, and nothing is answered ahead of time or after the end", async () => {
  const { roundId, questionId } = await roundOf({});
  const change = (what: string) => asApp(`update control_questions set ${what} where id = '${questionId}'`);
  for (const what of [
    "weight = 8",
    "kind = 'churchMember'",
    "ordinal = 5",
    "outcome = 'matches', answered_at = now() + interval '1 hour'",
  ])
    await expect(change(what), what).rejects.toMatchObject(refused("FL033"));
  await asApp(`update question_rounds set state = 'expired', ended_at = now() where id = '${roundId}'`);
  await expect(change("outcome = 'matches', answered_at = now()")).rejects.toMatchObject(refused("FL033"));
});

it("the same answers are one proof: it can't be drawn out by writing it down again", async () => {
  const { agent, id, citizenId } = await roundOf({ right: 1 });
  await expect(
    asApp(
      `insert into verifications (citizen_id, case_id, actor_kind, actor_id, level, method, policy_id, established_at, expires_at)
       values ('${citizenId}', '${id}', 'agent', '${agent.id}', 'claimed', 'controlQuestions', 2, now(), now() + interval '19 minutes')`,
    ),
  ).rejects.toMatchObject(refused("FL012"));
});
