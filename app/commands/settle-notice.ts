/** What became of a notice: sent, delivered, failed, not possible on this channel, or overtaken by what happened since. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { tell } from "../../db/topics.ts";
import { systemActor } from "../domain/actor.ts";
import type { CommandContext } from "./frame.ts";

export interface NoticeOutcome {
  readonly notice: { readonly id: string } | { readonly externalId: string };
  readonly state: "sent" | "delivered" | "failed" | "notPossible" | "overtaken";
  readonly externalId?: string;
  readonly errorCode?: string;
  /** Last two digits of the number, for the agent. */
  readonly suffix?: string;
}

const RANK = { queued: 0, sent: 1, delivered: 2, failed: 2, notPossible: 2, overtaken: 2 } as const;

/** Late and repeated reports change nothing: a notice only moves forward. False when nothing changed. */
export function settleNotice(context: CommandContext, outcome: NoticeOutcome): Promise<boolean> {
  const worker = systemActor("worker");
  const { notice, state } = outcome;
  return context.database.transact(worker, async (tx) => {
    const row = await tx
      .selectFrom("notices")
      .innerJoin("acts", "acts.id", "notices.actId")
      .where((eb) =>
        "id" in notice ? eb("notices.id", "=", notice.id) : eb("notices.externalId", "=", notice.externalId),
      )
      .select(["notices.id", "notices.state", "notices.channel", "acts.caseId", "acts.citizenId"])
      .forUpdate("notices")
      .executeTakeFirst();
    if (row === undefined || RANK[row.state] >= RANK[state]) return false;
    await tx
      .updateTable("notices")
      .set({
        state,
        errorCode: outcome.errorCode ?? null,
        ...(outcome.externalId === undefined ? {} : { externalId: outcome.externalId }),
        ...(outcome.suffix === undefined ? {} : { suffix: outcome.suffix }),
        ...(state === "sent" ? { sentAt: context.clock() } : {}),
      })
      .where("id", "=", row.id)
      .execute();
    const bad = state === "failed" || state === "notPossible";
    const { channel, caseId, citizenId } = row;
    // A report may come before the carrier's own answer: then it is the first that is heard of the sending.
    if (state !== "overtaken" && (state !== "delivered" || row.state === "queued")) {
      await addCaseEvent(tx, worker, caseId, bad ? "notice.failed" : "notice.sent", {
        channel,
        suffix: outcome.suffix ?? null,
        state,
      });
    }
    const facts = { noticeId: row.id, channel, state, code: outcome.errorCode ?? null };
    await writeAudit(tx, worker, {
      action: "notice.settle",
      outcome: bad ? "failed" : "done",
      caseId,
      citizenId,
      facts,
    });
    await tell(tx, `case:${caseId}`);
    return true;
  });
}
