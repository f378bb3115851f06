/** Codes and approvals that have run out are ended, so that nothing stays sealed longer than it may be used. */
import { addCaseEvent, lockCaseById } from "../../../db/cases.ts";
import { forgetOutrunRequests, outrunApprovals } from "../../../db/approvals.ts";
import { endCode, outrunCodes } from "../../../db/one-time-codes.ts";
import { tell } from "../../../db/topics.ts";
import { systemActor } from "../../domain/actor.ts";
import type { CommandContext } from "../frame.ts";
import { settleApproval } from "./settle-approval.ts";

const SWEEPER = systemActor("sweeper");

/** Resolves with how many were ended; each in a transaction of its own, with its case locked first. */
export async function endOutrunProofs(context: CommandContext): Promise<number> {
  const now = context.clock();
  const { codes, approvals } = await context.database.read(SWEEPER, async (tx) => ({
    codes: await outrunCodes(tx, now),
    approvals: await outrunApprovals(tx, now),
  }));
  for (const code of codes) await endOutrunCode(context, code, now);
  for (const approvalId of approvals) await settleApproval(context, { approvalId, state: "expired" });
  await context.database.transact(SWEEPER, (tx) => forgetOutrunRequests(tx, now));
  return codes.length + approvals.length;
}

function endOutrunCode(
  context: CommandContext,
  { id, caseId }: { readonly id: string; readonly caseId: string },
  now: Date,
): Promise<void> {
  return context.database.transact(SWEEPER, async (tx) => {
    await lockCaseById(tx, caseId);
    if (!(await endCode(tx, id, { state: "expired", now }))) return;
    await addCaseEvent(tx, SWEEPER, caseId, "code.expired");
    await tell(tx, `case:${caseId}`);
  });
}
