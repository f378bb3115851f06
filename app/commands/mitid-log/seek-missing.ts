/** What MitID said it did and its own log never told of becomes a person's business, once. */
import { unconfirmedSince } from "../../../db/act-targets.ts";
import { writeAudit } from "../../../db/audit.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { tell } from "../../../db/topics.ts";
import { before, minutes } from "../../domain/duration.ts";
import type { CommandContext } from "../frame.ts";
import { READER } from "./take-line.ts";

/**
 * Resolves with how many are missing now. An act has as long to turn up in the log as to be acknowledged, and the
 * log must have been read to its end since: while MitID is silent nothing is missing yet.
 */
export function seekMissing(context: CommandContext): Promise<number> {
  return context.database.transact(READER, async (tx) => {
    const now = context.clock();
    const { rules } = await currentPolicy(tx, now);
    const { readThroughAt } = await tx
      .selectFrom("mitidLogCursor")
      .select("readThroughAt")
      .executeTakeFirstOrThrow();
    if (readThroughAt === null) return 0;
    const missing = await unconfirmedSince(
      tx,
      before(readThroughAt, minutes(rules.minutes.actDeadline)),
      now,
    );
    for (const { actId, system, kind, caseId, citizenId } of missing) {
      await addCaseEvent(tx, READER, caseId, "act.unconfirmed", { kind, system, actId });
      const facts = { actId, kind, system };
      await writeAudit(tx, READER, { action: "act.reconcile", outcome: "failed", caseId, citizenId, facts });
      await tell(tx, `case:${caseId}`);
    }
    if (missing.length > 0) await tell(tx, "escalations");
    return missing.length;
  });
}
