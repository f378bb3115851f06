/** Polls and messages whose job died with its process are given a new one. */
import { addJob } from "../../../db/jobs.ts";
import { systemActor } from "../../domain/actor.ts";
import { before, minutes, seconds } from "../../domain/duration.ts";
import type { CommandContext } from "../frame.ts";

const LATE_POLL = seconds(30);
const LATE_CODE = minutes(1);
const LATE_LETTER = minutes(10);

/** Resolves with how many were given a new job. A start at the broker is never among them: it is not repeated. */
export function reviveProofs(context: CommandContext): Promise<number> {
  return context.database.transact(systemActor("sweeper"), async (tx) => {
    const now = context.clock();
    const polls = await tx
      .selectFrom("approvals")
      .where("state", "=", "pending")
      .where("nextPollAt", "<", before(now, LATE_POLL))
      .select("id")
      .execute();
    for (const { id } of polls)
      await addJob(tx, "poll-approval", { approvalId: id }, { key: `poll-approval:${id}` });
    const codes = await tx
      .selectFrom("oneTimeCodes")
      .where("state", "=", "live")
      .where("codeCipher", "is not", null)
      .where("sentAt", "<", before(now, LATE_CODE))
      .select("id")
      .execute();
    for (const { id } of codes)
      await addJob(tx, "deliver-code", { codeId: id }, { key: `deliver-code:${id}` });
    const letters = await tx
      .selectFrom("blockingCodes")
      .where("codeCipher", "is not", null)
      .where("revokedAt", "is", null)
      .where("issuedAt", "<", before(now, LATE_LETTER))
      .select("id")
      .execute();
    for (const { id } of letters)
      await addJob(tx, "deliver-blocking-code", { codeId: id }, { key: `deliver-blocking-code:${id}` });
    return polls.length + codes.length + letters.length;
  });
}
