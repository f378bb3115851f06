/** A letter that is not to be posted: nobody lives where it would go, or what it would tell is no longer so. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { moveLetter } from "../../db/letters.ts";
import { tell } from "../../db/topics.ts";
import { markUnreached } from "../../db/unreached.ts";
import type { Actor } from "../domain/actor.ts";
import type { Unaddressed } from "../domain/protection/paper.ts";

export interface UnsentLetter {
  readonly letterId: string;
  readonly noticeId: string;
  readonly actId: string;
  readonly caseId: string;
  readonly citizenId: string;
}

/** Part of the caller's transaction. Whom no letter reaches is escalated: a person must find another way. */
export async function endLetter(
  tx: Tx,
  actor: Actor,
  letter: UnsentLetter,
  end: { readonly why: Unaddressed | "overtaken"; readonly now: Date },
): Promise<void> {
  const { letterId, noticeId, actId, caseId, citizenId } = letter;
  const { why, now } = end;
  const isOvertaken = why === "overtaken";
  await moveLetter(tx, letterId, isOvertaken ? "overtaken" : "undeliverable", { now, reason: why });
  await tx
    .updateTable("notices")
    .set({ state: isOvertaken ? "overtaken" : "failed", errorCode: why })
    .where("id", "=", noticeId)
    .where("state", "=", "queued")
    .execute();
  if (!isOvertaken) {
    await markUnreached(tx, actId, now);
    await addCaseEvent(tx, actor, caseId, "notice.failed", {
      ...{ channel: "letter", suffix: null, state: "failed" },
    });
  }
  const facts = { letterId, noticeId, actId, reason: why };
  await writeAudit(tx, actor, { action: "letter.end", outcome: "done", caseId, citizenId, facts });
  await tell(tx, "letters", "escalations", `case:${caseId}`);
}
