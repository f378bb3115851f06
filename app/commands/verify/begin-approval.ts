/** The worker takes an approval to the broker: what to ask of whom, and where its answer will be found. */
import {
  caseOfApproval,
  endApproval,
  keepPending,
  lockApproval,
  openRequest,
  type ApprovalRow,
} from "../../../db/approvals.ts";
import { addCaseEvent, lockCaseById, type CaseRow } from "../../../db/cases.ts";
import { citizenById } from "../../../db/citizens.ts";
import type { Tx } from "../../../db/database.ts";
import { addJob } from "../../../db/jobs.ts";
import { tell } from "../../../db/topics.ts";
import { systemActor } from "../../domain/actor.ts";
import { after, seconds } from "../../domain/duration.ts";
import { pollInterval } from "../../domain/verification/approval.ts";
import type { CommandContext } from "../frame.ts";

const WORKER = systemActor("worker");

export interface ApprovalStart {
  readonly identityUuid: string;
  readonly referenceNumber: string;
  readonly language: "da" | "en";
  /** What whoever is asked says yes to. */
  readonly purpose: "proof" | "witness";
  readonly nonce: string;
}

/** Null where it is over already, or was started before. For a case that was closed meanwhile nobody is asked. */
export function beginApproval(context: CommandContext, approvalId: string): Promise<ApprovalStart | null> {
  return context.database.transact(WORKER, async (tx) => {
    const locked = await lockWithCase(tx, approvalId);
    if (locked === null) return null;
    const { approval, ours } = locked;
    if (approval.state !== "starting" || approval.expiresAt <= context.clock()) return null;
    if (ours.state === "closed") return giveUp(tx, approval, context.clock());
    const { mitidUuid } = await citizenById(tx, approval.citizenId);
    const request = openRequest(context.vault, approval);
    if (mitidUuid === null || request === null) return null;
    const { referenceNumber, purpose } = approval;
    const { language } = ours;
    return { identityUuid: mitidUuid, referenceNumber, language, purpose, nonce: request.nonce };
  });
}

async function giveUp(tx: Tx, { id, caseId, purpose }: ApprovalRow, now: Date): Promise<null> {
  await endApproval(tx, id, { state: "cancelled", code: null, now, keepsRequest: false });
  if (purpose === "witness") await addCaseEvent(tx, WORKER, caseId, "witness.cancelled");
  else await addCaseEvent(tx, WORKER, caseId, "approval.cancelled");
  return null;
}

export interface StartedRequest {
  readonly authReqId: string;
  readonly intervalSeconds: number;
  readonly expiresInSeconds: number;
}

/** False where it was cancelled meanwhile: then the request must be taken out of the app again. */
export function keepStarted(
  context: CommandContext,
  approvalId: string,
  started: StartedRequest,
): Promise<boolean> {
  return context.database.transact(WORKER, async (tx) => {
    const locked = await lockWithCase(tx, approvalId);
    if (locked?.approval.state !== "starting") return false;
    const { approval } = locked;
    const request = openRequest(context.vault, approval);
    if (request === null) return false;
    const now = context.clock();
    const intervalSeconds = pollInterval(started.intervalSeconds);
    const nextPollAt = after(now, seconds(intervalSeconds));
    const endThere = after(now, seconds(started.expiresInSeconds));
    await keepPending(tx, context.vault, approvalId, {
      request: { nonce: request.nonce, authReqId: started.authReqId },
      intervalSeconds,
      nextPollAt,
      expiresAt: endThere < approval.expiresAt ? endThere : approval.expiresAt,
    });
    await addJob(
      tx,
      "poll-approval",
      { approvalId },
      { key: `poll-approval:${approvalId}`, runAt: nextPollAt },
    );
    await tell(tx, `case:${approval.caseId}`);
    return true;
  });
}

/** The case is locked before the approval, as in the commands at the desk. */
export async function lockWithCase(
  tx: Tx,
  approvalId: string,
): Promise<{ readonly approval: ApprovalRow; readonly ours: CaseRow } | null> {
  const caseId = await caseOfApproval(tx, approvalId);
  const ours = caseId === undefined ? undefined : await lockCaseById(tx, caseId);
  if (ours === undefined) return null;
  return { approval: await lockApproval(tx, approvalId), ours };
}
