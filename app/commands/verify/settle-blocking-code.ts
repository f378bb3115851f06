/** A new blocking code on its way to the person's own post: what to send, and what became of it. */
import { writeAudit } from "../../../db/audit.ts";
import { lockUnsentBlockingCode, noteCodeSent, revokeCode } from "../../../db/blocking-codes.ts";
import { addCaseEvent, caseById } from "../../../db/cases.ts";
import { cprOf } from "../../../db/citizens.ts";
import { tell } from "../../../db/topics.ts";
import { systemActor } from "../../domain/actor.ts";
import type { CommandContext } from "../frame.ts";

const WORKER = systemActor("worker");

export interface BlockingCodeLetter {
  /** Also the letter's own id: the same code sent twice is one letter. */
  readonly codeId: string;
  readonly code: string;
  readonly cpr: string | null;
  readonly language: "da" | "en";
  readonly issuedAt: Date;
}

/** Null where the letter has left, or the code was replaced meanwhile. */
export function blockingCodeLetter(
  context: CommandContext,
  codeId: string,
): Promise<BlockingCodeLetter | null> {
  return context.database.transact(WORKER, async (tx) => {
    const row = await lockUnsentBlockingCode(tx, codeId);
    if (row === undefined) return null;
    const { language } = await caseById(tx, row.caseId);
    const cpr = await cprOf(tx, context.vault, row.citizenId);
    return { codeId, code: context.vault.open(row.sealed), cpr, language, issuedAt: row.issuedAt };
  });
}

/**
 * The one before ends in the moment in which the new one has left. A code that can reach nobody is revoked instead:
 * it must not lie sealed for ever, and nobody is to stand without a way to stop.
 */
export function settleBlockingCode(
  context: CommandContext,
  codeId: string,
  outcome: { readonly state: "sent" } | { readonly state: "notSent"; readonly reason: string },
): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    const row = await lockUnsentBlockingCode(tx, codeId);
    if (row === undefined) return;
    const now = context.clock();
    const isSent = outcome.state === "sent";
    const { citizenId } = row;
    const replaced = isSent ? await noteCodeSent(tx, { id: codeId, citizenId }, now) : 0;
    if (!isSent) await revokeCode(tx, codeId, now);
    await addCaseEvent(tx, WORKER, row.caseId, isSent ? "blockingCode.sent" : "blockingCode.notSent");
    await writeAudit(tx, WORKER, {
      action: "code.deliver",
      outcome: isSent ? "done" : "failed",
      caseId: row.caseId,
      citizenId,
      facts: { codeId, replaced, reason: isSent ? null : outcome.reason },
    });
    await tell(tx, `case:${row.caseId}`);
  });
}
