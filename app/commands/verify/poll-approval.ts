/** Between two polls: what to ask the broker for, and when to ask again. */
import { openRequest, planPoll } from "../../../db/approvals.ts";
import { citizenById } from "../../../db/citizens.ts";
import { addJob } from "../../../db/jobs.ts";
import { systemActor } from "../../domain/actor.ts";
import { after, seconds } from "../../domain/duration.ts";
import { slower } from "../../domain/verification/approval.ts";
import type { CommandContext } from "../frame.ts";
import { lockWithCase } from "./begin-approval.ts";

const WORKER = systemActor("worker");

export interface ApprovalPoll {
  readonly authReqId: string;
  readonly identityUuid: string;
  readonly nonce: string;
  /** Nobody waits for it any more: it has run out here, or its case is closed. */
  readonly isOver: "expired" | "cancelled" | null;
}

/** Null where nothing is waited for. */
export function beginPoll(context: CommandContext, approvalId: string): Promise<ApprovalPoll | null> {
  return context.database.transact(WORKER, async (tx) => {
    const locked = await lockWithCase(tx, approvalId);
    if (locked?.approval.state !== "pending") return null;
    const { approval, ours } = locked;
    const request = openRequest(context.vault, approval);
    const { mitidUuid } = await citizenById(tx, approval.citizenId);
    if (request === null || request.authReqId === null || mitidUuid === null) return null;
    const isLate = approval.expiresAt <= context.clock();
    const isOver = isLate ? "expired" : ours.state === "closed" ? "cancelled" : null;
    return { authReqId: request.authReqId, identityUuid: mitidUuid, nonce: request.nonce, isOver };
  });
}

/** `isTooFast`: the broker asked for longer pauses from now on. */
export function planNextPoll(
  context: CommandContext,
  approvalId: string,
  { isTooFast }: { readonly isTooFast: boolean },
): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    const locked = await lockWithCase(tx, approvalId);
    if (locked?.approval.state !== "pending") return;
    const { intervalSeconds: had } = locked.approval;
    const intervalSeconds = isTooFast ? slower(had) : had;
    const nextPollAt = after(context.clock(), seconds(intervalSeconds));
    await planPoll(tx, approvalId, { intervalSeconds, nextPollAt });
    await addJob(
      tx,
      "poll-approval",
      { approvalId },
      { key: `poll-approval:${approvalId}`, runAt: nextPollAt },
    );
  });
}
