/** Rounds of control questions: what was asked and how it went; the answers themselves are never stored. */
import { sql } from "kysely";
import type { QuestionKind } from "../app/domain/verification/kinds.ts";
import type { AnsweredQuestion, QuestionOutcome } from "../app/domain/verification/round.ts";
import { QUESTION_KINDS } from "../app/domain/verification/kinds.ts";
import type { Tx } from "./database.ts";

export interface RoundRow {
  readonly id: string;
  readonly state: "open" | "passed" | "failed" | "expired";
  readonly startedAt: Date;
}

export interface QuestionRow {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: QuestionKind;
  readonly weight: number;
  readonly outcome: QuestionOutcome | null;
}

/** The round that is open in this case for this subject and actor, locked. */
export async function openRound(
  tx: Tx,
  of: { readonly caseId: string; readonly citizenId: string; readonly actorId: string },
): Promise<RoundRow | undefined> {
  return tx
    .selectFrom("questionRounds")
    .where("caseId", "=", of.caseId)
    .where("citizenId", "=", of.citizenId)
    .where("actorId", "=", of.actorId)
    .where("state", "=", "open")
    .select(["id", "state", "startedAt"])
    .forUpdate()
    .executeTakeFirst();
}

export async function startRound(
  tx: Tx,
  round: {
    readonly caseId: string;
    readonly citizenId: string;
    readonly actorId: string;
    readonly policyId: number;
  },
): Promise<RoundRow> {
  return tx
    .insertInto("questionRounds")
    .values(round)
    .returning(["id", "state", "startedAt"])
    .executeTakeFirstOrThrow();
}

export async function endRound(
  tx: Tx,
  roundId: string,
  state: "passed" | "failed" | "expired",
  now: Date,
): Promise<void> {
  await tx.updateTable("questionRounds").set({ state, endedAt: now }).where("id", "=", roundId).execute();
}

/** Ends whatever round another actor or a dead one left open in this case. */
export async function expireRounds(tx: Tx, caseId: string, startedBefore: Date, now: Date): Promise<void> {
  await tx
    .updateTable("questionRounds")
    .set({ state: "expired", endedAt: now })
    .where("caseId", "=", caseId)
    .where("state", "=", "open")
    .where("startedAt", "<", startedBefore)
    .execute();
}

/**
 * Rounds of this subject lost since an instant, whoever asked and in whichever case. A round that was left with a
 * wrong answer in it is lost too: hanging up must not buy a new guess.
 */
export async function failedRounds(tx: Tx, about: Subject, since: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("questionRounds as round")
    .where("round.citizenId", "=", about.citizenId)
    .where((eb) =>
      eb.or([
        eb.and([eb("round.state", "=", "failed"), eb("round.endedAt", ">", since)]),
        eb.and([
          eb.or([
            eb("round.state", "=", "expired"),
            eb.and([eb("round.state", "=", "open"), eb("round.caseId", "!=", about.caseId)]),
          ]),
          eb("round.startedAt", ">", since),
          eb.exists(wrongAnswers(tx)),
        ]),
      ]),
    )
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

const wrongAnswers = (tx: Tx) =>
  tx
    .selectFrom("controlQuestions as question")
    .whereRef("question.roundId", "=", sql.ref("round.id"))
    .where("question.outcome", "=", "differs")
    .select("question.id");

/** Whom a round is about, and the case that asks: its own open round is not lost yet. */
interface Subject {
  readonly citizenId: string;
  readonly caseId: string;
}

export async function questionsOf(tx: Tx, roundId: string): Promise<readonly QuestionRow[]> {
  const rows = await tx
    .selectFrom("controlQuestions")
    .where("roundId", "=", roundId)
    .orderBy("ordinal")
    .select(["id", "ordinal", "kind", "weight", "outcome"])
    .execute();
  return rows.map((row) => ({ ...row, kind: kindOf(row.kind) }));
}

function kindOf(text: string): QuestionKind {
  const kind = QUESTION_KINDS.find((known) => known === text);
  if (kind === undefined) throw new Error("a question of an unknown kind is stored");
  return kind;
}

export const answered = (rows: readonly QuestionRow[]): readonly AnsweredQuestion[] =>
  rows.flatMap(({ weight, outcome }) => (outcome === null ? [] : [{ weight, outcome }]));

export async function addQuestion(
  tx: Tx,
  question: {
    readonly roundId: string;
    readonly ordinal: number;
    readonly kind: QuestionKind;
    readonly weight: number;
  },
): Promise<string> {
  const { id } = await tx
    .insertInto("controlQuestions")
    .values(question)
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function setOutcome(
  tx: Tx,
  questionId: string,
  answer: {
    readonly outcome: QuestionOutcome;
    readonly answerIndex: Buffer | null;
    readonly answeredAt: Date;
  },
): Promise<void> {
  await tx.updateTable("controlQuestions").set(answer).where("id", "=", questionId).execute();
}
