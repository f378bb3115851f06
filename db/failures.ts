/** Lost verifications of a person, whoever tried, in whichever call and by whichever way (product.md §5). */
import type { Policy } from "../app/domain/policy/policy.ts";
import { before, hours } from "../app/domain/duration.ts";
import type { Tx } from "./database.ts";
import type { Mover } from "../app/domain/actor.ts";
import { mustMeet } from "../app/domain/verification/worth.ts";
import { lostRounds } from "./question-rounds.ts";

interface About {
  readonly citizenId: string;
  /** The case that asks: its own open round is not lost yet. */
  readonly caseId: string;
}

/**
 * Lost rounds, codes tried to death, document numbers tried to the end, approvals that the person denied, and keyed
 * requests for a hold that did not fit: as many of them as a round bears wrong answers are worth a lost one.
 */
export async function failuresLately(tx: Tx, about: About, policy: Policy, now: Date): Promise<number> {
  const since = before(now, hours(policy.questions.failedRoundsWindowHours));
  const rounds = await lostRounds(tx, about, policy.questions, since, "byAnybody");
  const { citizenId } = about;
  const { wrong } = await tx
    .selectFrom("oneTimeCodes")
    .where("citizenId", "=", citizenId)
    .where((eb) => eb.or([eb("endedAt", "is", null), eb("endedAt", ">", since)]))
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>("wrongTries"), eb.lit(0)).as("wrong"))
    .executeTakeFirstOrThrow();
  const { numbers } = await tx
    .selectFrom("documentTries")
    .where("citizenId", "=", citizenId)
    .where("outcome", "=", "differs")
    .where("at", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("numbers"))
    .executeTakeFirstOrThrow();
  const { denied } = await tx
    .selectFrom("approvals")
    .where("citizenId", "=", citizenId)
    .where("state", "=", "denied")
    .where("endedAt", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("denied"))
    .executeTakeFirstOrThrow();
  const { misses } = await tx
    .selectFrom("holdRequests")
    .innerJoin("citizens", "citizens.cprIndex", "holdRequests.subjectIndex")
    .where("citizens.id", "=", citizenId)
    .where("holdRequests.state", "=", "noMatch")
    .where("holdRequests.receivedAt", ">", since)
    .select((eb) => eb.fn.countAll<number>().as("misses"))
    .executeTakeFirstOrThrow();
  const spentRequests = Math.floor(misses / (policy.questions.wrongAnswersAllowed + 1));
  // A new code must not buy new tries: what was wrong on the one it replaced still counts.
  const spentCodes = Math.floor(Number(wrong) / Math.max(1, policy.oneTimeCode.tries));
  const spentTries = Math.floor(numbers / policy.documentNumber.triesPerSubjectPerDay);
  return rounds + spentCodes + spentTries + denied + spentRequests;
}

/**
 * The failures that stand in the way of whoever asks now. The counter is where the line sends people: only what was
 * lost at a counter shuts it.
 */
export async function failuresAgainst(
  tx: Tx,
  asker: Mover,
  about: About,
  policy: Policy,
  now: Date,
): Promise<number> {
  if (asker !== "clerk") return failuresLately(tx, about, policy, now);
  const since = before(now, hours(policy.questions.failedRoundsWindowHours));
  return lostRounds(tx, about, policy.questions, since, "atTheCounter");
}

/** Whether this asker may score nothing more about the person, by whatever way. */
export async function isSentToCounter(
  tx: Tx,
  asker: Mover,
  about: About,
  policy: Policy,
  now: Date,
): Promise<boolean> {
  return mustMeet(await failuresAgainst(tx, asker, about, policy, now), policy.questions);
}
