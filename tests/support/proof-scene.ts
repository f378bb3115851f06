/** What tests of proofs look up, and the turns of a call that they take for granted. */
import { answerQuestion, type Answered } from "../../app/commands/answer-question.ts";
import { askQuestion } from "../../app/commands/ask-question.ts";
import { checkOneTimeCode } from "../../app/commands/verify/check-one-time-code.ts";
import { sendOneTimeCode } from "../../app/commands/verify/send-one-time-code.ts";
import type { Actor } from "../../app/domain/actor.ts";
import type { Ruling } from "../../app/domain/ruling.ts";
import type { DemoPerson } from "../../integrations/people.ts";
import { hireAgent } from "./desk.ts";
import { caseAbout, type ProofBench, type ProofCase } from "./proof-bench.ts";

/** A case of an agent nobody has met before. */
export const newCase = async (bench: ProofBench, person: DemoPerson): Promise<ProofCase> =>
  caseAbout(bench, await hireAgent(bench.db), person);

/** A proof by control questions, put past the gate that asks for the answers: how it is earned is another test's business. */
export async function confirm({ db, context }: ProofBench, of: ProofCase): Promise<void> {
  await db.asOwner("alter table verifications disable trigger user");
  await db.asOwner(
    `insert into verifications (citizen_id, case_id, actor_kind, actor_id, level, method, policy_id, established_at, expires_at)
     values ($1, $2, $3, $4, 'confirmed', 'controlQuestions', 2, $5, $5::timestamptz + interval '20 minutes')`,
    [of.citizenId, of.id, of.actor.kind, of.actor.id, context.clock().toISOString()],
  );
  await db.asOwner("alter table verifications enable trigger user");
}

/** Asks and answers one control question; null is «ved ikke». */
export async function answerOne(
  { context }: ProofBench,
  { actor, caseNumber }: ProofCase,
  answer: string | null,
): Promise<Ruling<Answered, string>> {
  const asked = await askQuestion(context, { actor, caseNumber });
  if (!asked.allowed) return asked;
  return answerQuestion(context, { actor, caseNumber, questionId: asked.value.questionId, answer });
}

/** Loses one round of questions, as another agent would in another call. */
export async function loseRound(bench: ProofBench, person: DemoPerson): Promise<void> {
  const lost = await newCase(bench, person);
  await answerOne(bench, lost, "Atlantis");
  await answerOne(bench, lost, "Atlantis");
}

/** The code that lives for somebody, opened with the vault's key; no command and no view can do this. */
async function liveCode({ db }: ProofBench, { citizenId }: ProofCase): Promise<string> {
  const { rows } = await db.asOwner(
    "select code_cipher, code_key_id from one_time_codes where state = 'live' and citizen_id = $1",
    [citizenId],
  );
  const cipher = rows[0]?.["code_cipher"];
  if (rows.length !== 1 || !Buffer.isBuffer(cipher)) throw new Error("not one code lives");
  return db.vault.open({ cipher, keyId: String(rows[0]?.["code_key_id"]) });
}

export const otherThan = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, "0");

/** A code that was ordered and never looked at by the carrier; resolves with its digits. */
export async function orderCode(bench: ProofBench, of: ProofCase): Promise<string> {
  const { actor, caseNumber } = of;
  const sent = await sendOneTimeCode(bench.context, { actor, caseNumber });
  if (!sent.allowed) throw new Error(`no code: ${sent.reasons.join()}`);
  return liveCode(bench, of);
}

export const tryCode = (
  bench: ProofBench,
  { actor, caseNumber }: { readonly actor: Actor; readonly caseNumber: string },
  code: string,
) => checkOneTimeCode(bench.context, { actor, caseNumber, code });

/** Orders a code and tries it wrongly until it is dead: one lost verification. */
export async function spendCode(bench: ProofBench, of: ProofCase): Promise<void> {
  const wrong = otherThan(await orderCode(bench, of));
  for (let turn = 0; turn < 5; turn += 1) await tryCode(bench, of, wrong);
}

export async function column({ db }: ProofBench, sql: string, values: readonly unknown[] = []) {
  const { rows } = await db.asOwner(sql, values);
  return rows.map((row) => Object.values(row)[0]);
}

/** Levels and methods of every proof in a case, oldest first. */
export const proofsOf = ({ db }: ProofBench, { id }: ProofCase) =>
  db
    .asOwner("select level, method from verifications where case_id = $1 order by established_at, level", [
      id,
    ])
    .then(({ rows }) => rows.map(({ level, method }) => `${String(level)} by ${String(method)}`));

export const eventsOf = (bench: ProofBench, { id }: ProofCase) =>
  column(bench, "select kind from case_events where case_id = $1 order by id", [id]);

/** Where a secret stands to be read: in any row of any table, jobs included, or in the log. */
export async function placesOf(bench: ProofBench, secret: string): Promise<readonly string[]> {
  const tables = await column(
    bench,
    `select format('%I.%I', schemaname, tablename) from pg_tables where schemaname in ('public', 'graphile_worker')`,
  );
  // Neither within a longer number nor by chance within a hash or a second's fraction.
  const pattern = `(^|[^0-9a-f.])${secret}([^0-9a-f]|$)`;
  const places: string[] = [];
  for (const table of tables) {
    const sql = `select 1 from ${String(table)} t where t::text ~* $1`;
    if ((await bench.db.asOwner(sql, [pattern])).rows.length > 0) places.push(String(table));
  }
  return bench.logged.some((line) => new RegExp(pattern, "i").test(line)) ? [...places, "the log"] : places;
}

export const refused = (...reasons: readonly string[]) => ({ allowed: false, reasons });
