/** Scores what the caller said. The answer is compared here and forgotten; only its keyed hash and the result stay. */
import { lockSubject } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent, type CaseRow } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { isSentToCounter } from "../../db/failures.ts";
import { latestPerson } from "../../db/lookups.ts";
import { currentPolicy } from "../../db/policy.ts";
import {
  answered,
  endRound,
  openRound,
  questionsOf,
  setOutcome,
  type QuestionRow,
  type RoundRow,
} from "../../db/question-rounds.ts";
import { tell } from "../../db/topics.ts";
import { verificationsOf } from "../../db/verifications.ts";
import type { Actor } from "../domain/actor.ts";
import { before, minutes } from "../domain/duration.ts";
import type { PolicyVersion } from "../domain/policy/policy.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { atLeast, strongest, weaker, type ProofLevel } from "../domain/verification/level.ts";
import { standing, type QuestionOutcome, type Standing } from "../domain/verification/round.ts";
import { answerFits, normaliseAnswer } from "../domain/verification/score.ts";
import { levelBy } from "../domain/verification/worth.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";
import { reachLevel } from "./reach-level.ts";
import { rightAnswers } from "./right-answers.ts";

export interface AnswerQuestion {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly questionId: string;
  /** What the caller said; null for «ved ikke». */
  readonly answer: string | null;
}

export interface Answered {
  readonly outcome: QuestionOutcome;
  readonly level: ProofLevel;
}

type Refusal =
  | CaseRefusal
  | "case.noSubject"
  | "question.stale"
  | "question.answered"
  | "questions.mustMeet"
  | "answer.empty"
  | "answer.tooLong";

const LONGEST_ANSWER = 80;

interface Scene {
  readonly tx: Tx;
  readonly context: CommandContext;
  readonly order: AnswerQuestion;
  readonly ours: CaseRow & { readonly citizenId: string };
  readonly round: RoundRow;
  readonly policy: PolicyVersion;
  readonly now: Date;
}

export function answerQuestion(
  context: CommandContext,
  order: AnswerQuestion,
): Promise<Ruling<Answered, Refusal>> {
  return context.database.transact(order.actor, async (tx) => {
    const owned = await ownCase(tx, order.actor, order.caseNumber);
    if (!owned.allowed) return owned;
    const { citizenId } = owned.value;
    if (citizenId === null) return refuse("case.noSubject");
    if (order.answer !== null && normaliseAnswer(order.answer) === "") return refuse("answer.empty");
    if (order.answer !== null && order.answer.length > LONGEST_ANSWER) return refuse("answer.tooLong");
    const now = context.clock();
    const caseId = owned.value.id;
    await lockSubject(tx, citizenId);
    const round = await openRound(tx, { caseId, citizenId, actorId: order.actor.id });
    if (round === undefined) return refuse("question.stale");
    const question = (await questionsOf(tx, round.id)).find(({ id }) => id === order.questionId);
    if (question === undefined) return refuse("question.stale");
    if (question.outcome !== null) return refuse("question.answered");
    const policy = await currentPolicy(tx, now);
    const scene = { tx, context, order, ours: { ...owned.value, citizenId }, round, policy, now };
    return (await endWhatIsOver(scene)) ?? score(scene, question);
  });
}

/** Null where the round goes on. A question drawn long ago, or before too much was lost elsewhere, is no guess to spare. */
async function endWhatIsOver({
  tx,
  order,
  ours,
  round,
  policy,
  now,
}: Scene): Promise<Ruling<never, Refusal> | null> {
  const tooOld = before(now, minutes(policy.rules.minutes.verificationLives));
  const isOld = round.startedAt <= tooOld || round.policyId !== policy.id;
  const about = { citizenId: ours.citizenId, caseId: ours.id };
  if (!isOld && !(await isSentToCounter(tx, order.actor.kind, about, policy.rules, now))) return null;
  await endRound(tx, round.id, "expired", now);
  const reason = isOld ? "question.stale" : "questions.mustMeet";
  const facts = { reasons: [reason] };
  await writeAudit(tx, order.actor, { action: "question.answer", outcome: "refused", ...about, facts });
  await tell(tx, `case:${ours.id}`);
  return refuse(reason);
}

async function score(scene: Scene, question: QuestionRow): Promise<Ruling<Answered, Refusal>> {
  const { tx, context, order, ours, round, now } = scene;
  const person = await latestPerson(tx, context.vault, ours.id, ours.citizenId);
  if (person === null) return refuse("question.stale");
  const outcome = outcomeOf(question, rightAnswers(person)[question.kind], order.answer);
  // Bound to the question, so that equal answers by two people don't show as equal hashes.
  const answerIndex =
    order.answer === null
      ? null
      : context.vault.index("answer", `${question.id}:${normaliseAnswer(order.answer)}`);
  await setOutcome(tx, question.id, { outcome, answerIndex, answeredAt: now });
  const { ordinal, kind } = question;
  await addCaseEvent(tx, order.actor, ours.id, "question.answered", { ordinal, kind, outcome });
  const facts = { ordinal, kind, outcome };
  const about = { citizenId: ours.citizenId, caseId: ours.id };
  await writeAudit(tx, order.actor, { action: "question.answer", outcome: "done", ...about, facts });
  const reached = standing(answered(await questionsOf(tx, round.id)), scene.policy.rules.questions);
  const level = await settle(scene, reached);
  await tell(tx, `case:${ours.id}`);
  return allow({ outcome, level });
}

function outcomeOf(question: QuestionRow, right: readonly string[], answer: string | null): QuestionOutcome {
  if (answer === null) return "unknown";
  return answerFits(question.kind, right, answer) ? "matches" : "differs";
}

async function settle(scene: Scene, reached: Standing): Promise<ProofLevel> {
  const { tx, order, ours, round, policy, now } = scene;
  const proofs = await verificationsOf(tx, order.actor, ours.id, ours.citizenId);
  const had: ProofLevel = strongest(proofs, now)?.level ?? "none";
  const earned = weaker(reached.level, levelBy(policy.rules, "controlQuestions", had));
  if (earned !== "none" && !atLeast(had, earned)) await raise(scene, earned, reached);
  const level = atLeast(had, earned) ? had : earned;
  if (reached.state === "open") return level;
  await endRound(tx, round.id, reached.state, now);
  if (reached.state === "failed") await recordFailure(scene);
  return level;
}

async function raise(scene: Scene, level: Exclude<ProofLevel, "none">, reached: Standing): Promise<void> {
  const { tx, order, ours, policy, now } = scene;
  await reachLevel(tx, order.actor, {
    prover: order.actor,
    caseId: ours.id,
    citizenId: ours.citizenId,
    policy,
    now,
    method: "controlQuestions",
    level,
    facts: { points: reached.points, answers: reached.asked },
  });
}

// Counts against the subject, whoever asked; the reason is not told further (product.md §5).
async function recordFailure(scene: Scene): Promise<void> {
  const { tx, order, ours } = scene;
  await addCaseEvent(tx, order.actor, ours.id, "round.failed");
  await writeAudit(tx, order.actor, {
    action: "verification.reach",
    outcome: "refused",
    citizenId: ours.citizenId,
    caseId: ours.id,
  });
}
