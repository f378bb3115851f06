/** How sure we are of who is calling: the level, the questions so far, and what each act still lacks. */
import type { Actor } from "../../app/domain/actor.ts";
import type { Policy } from "../../app/domain/policy/policy.ts";
import { strongest, type ProofLevel } from "../../app/domain/verification/level.ts";
import { standing, type QuestionOutcome } from "../../app/domain/verification/round.ts";
import type { QuestionKind } from "../../app/domain/verification/kinds.ts";
import type { Tx } from "../database.ts";
import { isSentToCounter } from "../failures.ts";
import { currentPolicy } from "../policy.ts";
import { answered, questionsOf } from "../question-rounds.ts";
import { verificationsOf } from "../verifications.ts";

export interface QuestionView {
  readonly id: string;
  readonly ordinal: number;
  readonly kind: QuestionKind;
  readonly weight: number;
  readonly outcome: QuestionOutcome | null;
}

export interface ProofView {
  readonly level: ProofLevel;
  readonly expiresAt: string | null;
  /** There was a proof, and it has run out. */
  readonly expired: boolean;
  readonly round: {
    readonly state: "open" | "passed" | "failed" | "expired";
    readonly questions: readonly QuestionView[];
    readonly points: number;
    readonly wrongLeft: number;
  } | null;
  readonly pointsNeeded: number;
  readonly mostQuestions: number;
  /** Lost too often lately: only Borgerservice can go on. */
  readonly mustMeet: boolean;
}

interface About {
  readonly caseId: string;
  readonly citizenId: string;
}

export async function caseProof(tx: Tx, actor: Actor, about: About, now: Date): Promise<ProofView> {
  const { rules } = await currentPolicy(tx, now);
  const proofs = await verificationsOf(tx, actor, about.caseId, about.citizenId);
  const best = strongest(proofs, now);
  return {
    level: best?.level ?? "none",
    expiresAt: best?.expiresAt.toISOString() ?? null,
    expired: best === null && proofs.length > 0,
    round: await newestRound(tx, actor, about, rules),
    pointsNeeded: rules.questions.pointsForConfirmed,
    mostQuestions: rules.questions.mostQuestions,
    mustMeet: await isSentToCounter(tx, actor.kind, about, rules, now),
  };
}

async function newestRound(tx: Tx, actor: Actor, about: About, rules: Policy): Promise<ProofView["round"]> {
  const round = await tx
    .selectFrom("questionRounds")
    .where("caseId", "=", about.caseId)
    .where("citizenId", "=", about.citizenId)
    .where("actorId", "=", actor.id)
    .orderBy("startedAt", "desc")
    .select(["id", "state"])
    .executeTakeFirst();
  if (round === undefined) return null;
  const questions = await questionsOf(tx, round.id);
  const { points, wrongLeft } = standing(answered(questions), rules.questions);
  return { state: round.state, questions, points, wrongLeft };
}

/** Whether this agent's round of questions in this case goes on; a lost or a won one does not. */
export async function hasOpenRound(tx: Tx, staffId: string, caseNumber: string): Promise<boolean> {
  const row = await tx
    .selectFrom("questionRounds")
    .innerJoin("cases", "cases.id", "questionRounds.caseId")
    .where("cases.number", "=", caseNumber)
    .where("questionRounds.actorId", "=", staffId)
    .where("questionRounds.state", "=", "open")
    .select("questionRounds.id")
    .executeTakeFirst();
  return row !== undefined;
}
