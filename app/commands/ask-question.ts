/** Draws the next control question for the subject of a case; the agent gets the question, never the answer. */
import { randomInt } from "node:crypto";
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent, type CaseRow } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { lockSubject } from "../../db/acts.ts";
import { isSentToCounter } from "../../db/failures.ts";
import { hasPrintedLetterTo, latestPerson, isPersonFresh } from "../../db/lookups.ts";
import { currentPolicy } from "../../db/policy.ts";
import { addQuestion, expireRounds, openRound, questionsOf, startRound } from "../../db/question-rounds.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { before, minutes } from "../domain/duration.ts";
import type { PolicyVersion } from "../domain/policy/policy.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { ADDRESS_REMEMBERED } from "../domain/protection/paper.ts";
import { nextQuestion, type Askable } from "../domain/verification/questions.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";
import { askable } from "./right-answers.ts";

export interface AskQuestion {
  readonly actor: Actor;
  readonly caseNumber: string;
}

/** `registerOld`: the register must be asked anew before anything is asked of the person. */
export type AskQuestionRefusal =
  CaseRefusal | "case.noSubject" | "questions.none" | "questions.mustMeet" | "questions.registerOld";
type Refusal = AskQuestionRefusal;

const PARTS = 1_000_000;

/** A question that waits for its answer is given again; two open questions would be two guesses. */
export function askQuestion(
  context: CommandContext,
  order: AskQuestion,
): Promise<Ruling<{ readonly questionId: string }, Refusal>> {
  return context.database.transact(order.actor, async (tx) => {
    const owned = await ownCase(tx, order.actor, order.caseNumber);
    if (!owned.allowed) return owned;
    const { citizenId } = owned.value;
    if (citizenId === null) return refuse("case.noSubject");
    const now = context.clock();
    const policy = await currentPolicy(tx, now);
    const { actor } = order;
    const caseId = owned.value.id;
    await lockSubject(tx, citizenId);
    // What another actor or an older hour left open here is over, and counts, before anything is asked anew.
    const tooOld = before(now, minutes(policy.rules.minutes.verificationLives));
    await expireRounds(tx, { caseId, actorId: actor.id, policyId: policy.id }, tooOld, now);
    if (await isSentToCounter(tx, actor.kind, { citizenId, caseId }, policy.rules, now))
      return refuseAndRecord(tx, actor, owned.value, "questions.mustMeet");
    const scene = { actor, ours: { ...owned.value, citizenId }, policy, now };
    const person = await latestPerson(tx, context.vault, caseId, citizenId);
    if (person === null) return refuse("questions.none");
    if (!(await isFresh(tx, scene))) return refuse("questions.registerOld");
    const hasSeen = await hasPrintedLetterTo(tx, actor, citizenId, before(now, ADDRESS_REMEMBERED));
    return draw(tx, scene, askable(person, hasSeen, now));
  });
}

// Who was protected, or moved, after somebody looked yesterday is not asked about what stood there then.
const isFresh = (tx: Tx, { ours, policy }: Scene): Promise<boolean> =>
  isPersonFresh(tx, ours, minutes(policy.rules.minutes.verificationLives));

interface Scene {
  readonly actor: Actor;
  readonly ours: CaseRow & { readonly citizenId: string };
  readonly policy: PolicyVersion;
  readonly now: Date;
}

async function draw(
  tx: Tx,
  { actor, ours, policy, now }: Scene,
  person: Askable,
): Promise<Ruling<{ readonly questionId: string }, Refusal>> {
  const of = { caseId: ours.id, citizenId: ours.citizenId, actorId: actor.id };
  const round =
    (await openRound(tx, of)) ??
    (await startRound(tx, { ...of, actorKind: actor.kind, policyId: policy.id, startedAt: now }));
  const asked = await questionsOf(tx, round.id);
  const waiting = asked.find(({ outcome }) => outcome === null);
  if (waiting !== undefined) return allow({ questionId: waiting.id });
  const kinds = asked.map(({ kind }) => kind);
  const kind = nextQuestion(person, policy.rules.questions, kinds, randomInt(PARTS) / PARTS);
  if (kind === null) return refuseAndRecord(tx, actor, ours, "questions.none");
  const ordinal = asked.length + 1;
  const questionId = await addQuestion(tx, {
    roundId: round.id,
    ordinal,
    kind,
    weight: policy.rules.questions.weights[kind],
    askedAt: now,
  });
  await addCaseEvent(tx, actor, ours.id, "question.asked", { ordinal, kind });
  const facts = { ordinal, kind, policy: policy.id };
  await writeAudit(tx, actor, {
    action: "question.ask",
    outcome: "done",
    citizenId: ours.citizenId,
    caseId: ours.id,
    facts,
  });
  await tell(tx, `case:${ours.id}`);
  return allow({ questionId });
}

async function refuseAndRecord<Reason extends Refusal>(tx: Tx, actor: Actor, ours: CaseRow, reason: Reason) {
  const facts = { reasons: [reason] };
  await writeAudit(tx, actor, {
    action: "question.ask",
    outcome: "refused",
    citizenId: ours.citizenId,
    caseId: ours.id,
    facts,
  });
  return refuse(reason);
}
