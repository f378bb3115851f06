/** Rounds of control questions: what was asked and how it went; the answers themselves are never stored. */
import type { QuestionKind } from "../app/domain/verification/kinds.ts";
import type { Actor } from "../app/domain/actor.ts";
import type { Policy } from "../app/domain/policy/policy.ts";
import { lostAt, type AnsweredQuestion, type QuestionOutcome } from "../app/domain/verification/round.ts";
import { QUESTION_KINDS } from "../app/domain/verification/kinds.ts";
import type { Tx } from "./database.ts";

export interface RoundRow {
  readonly id: string;
  readonly state: "open" | "passed" | "failed" | "expired";
  readonly startedAt: Date;
  /** The policy that weighs its answers. */
  readonly policyId: number;
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
    .select(["id", "state", "startedAt", "policyId"])
    .forUpdate()
    .executeTakeFirst();
}

export async function startRound(
  tx: Tx,
  round: {
    readonly caseId: string;
    readonly citizenId: string;
    readonly actorKind: Actor["kind"];
    readonly actorId: string;
    readonly policyId: number;
    readonly startedAt: Date;
  },
): Promise<RoundRow> {
  return tx
    .insertInto("questionRounds")
    .values(round)
    .returning(["id", "state", "startedAt", "policyId"])
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

/** Ends whatever this actor can't go on with in this case: another's round, an old one, one under another policy. */
export async function expireRounds(
  tx: Tx,
  of: { readonly caseId: string; readonly actorId: string; readonly policyId: number },
  startedUntil: Date,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("questionRounds")
    .set({ state: "expired", endedAt: now })
    .where("caseId", "=", of.caseId)
    .where("state", "=", "open")
    .where((eb) =>
      eb.or([
        eb("startedAt", "<=", startedUntil),
        eb("actorId", "!=", of.actorId),
        eb("policyId", "!=", of.policyId),
      ]),
    )
    .execute();
}

/** Whom rounds are about, and the case that asks: its own open round is not lost yet. */
interface Subject {
  readonly citizenId: string;
  readonly caseId: string;
}

/** Rounds of this subject lost since an instant, in whichever case; at the counter only those that a clerk asked. */
export async function lostRounds(
  tx: Tx,
  about: Subject,
  rules: Policy["questions"],
  since: Date,
  asked: "byAnybody" | "atTheCounter",
): Promise<number> {
  const rows = await tx
    .selectFrom("questionRounds as round")
    .leftJoin("controlQuestions as question", "question.roundId", "round.id")
    .where("round.citizenId", "=", about.citizenId)
    .where((eb) => eb.or([eb("round.endedAt", "is", null), eb("round.endedAt", ">", since)]))
    .where((eb) => eb.not(eb.and([eb("round.state", "=", "open"), eb("round.caseId", "=", about.caseId)])))
    .$if(asked === "atTheCounter", (query) => query.where("round.actorKind", "=", "clerk"))
    .groupBy("round.id")
    .select((eb) => [
      "round.state",
      "round.endedAt",
      eb.fn.count<number>("question.id").filterWhere("question.outcome", "=", "matches").as("right"),
      eb.fn.count<number>("question.id").filterWhere("question.outcome", "=", "unknown").as("unknown"),
      eb.fn.max(eb.ref("question.answeredAt")).filterWhere("question.outcome", "=", "differs").as("wrongAt"),
      eb.fn.max(eb.ref("question.answeredAt")).as("answeredAt"),
    ])
    .execute();
  return rows.filter((row) => (lostAt(row, rules) ?? since) > since).length;
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
    readonly askedAt: Date;
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
