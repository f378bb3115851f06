/** Has the person asked in their app, fetches the answer at the broker's pace, and takes a request back. */
import { beginApproval, keepStarted } from "../commands/verify/begin-approval.ts";
import { cancelledRequest, forgetCancelled } from "../commands/verify/cancel-approval.ts";
import { beginPoll, planNextPoll, type ApprovalPoll } from "../commands/verify/poll-approval.ts";
import { settleApproval } from "../commands/verify/settle-approval.ts";
import { SystemDown } from "../domain/faults.ts";
import type { WorkerContext } from "./context.ts";
import { bindingText } from "./proof-text.ts";

interface Payload {
  readonly approvalId: string;
}

/** Tried once: a request that may be in the app already must not become two. */
export async function askInApp(context: WorkerContext, { approvalId }: Payload): Promise<void> {
  const start = await beginApproval(context, approvalId);
  if (start === null) return;
  const { identityUuid, nonce } = start;
  const referenceText = bindingText(start);
  try {
    const request = { identityUuid, referenceText, referenceId: approvalId, nonce };
    const started = await context.ports.broker.start(request);
    if (!(await keepStarted(context, approvalId, started)))
      await context.ports.broker.cancel(started.authReqId);
  } catch (error) {
    if (!(error instanceof SystemDown)) throw error;
    context.log.warn({ err: error, approvalId }, "nobody was asked to approve");
    await settleApproval(context, { approvalId, state: "failed", code: "systemDown" });
  }
}

export async function pollApproval(context: WorkerContext, { approvalId }: Payload): Promise<void> {
  const poll = await beginPoll(context, approvalId);
  if (poll === null) return;
  if (poll.isOver !== null) {
    await settleApproval(context, { approvalId, state: poll.isOver });
    await takeBack(context, poll.authReqId);
    return;
  }
  const answer = await askBroker(context, poll);
  switch (answer.state) {
    case "pending":
      await planNextPoll(context, approvalId, { isTooFast: false });
      return;
    case "slowDown":
      await planNextPoll(context, approvalId, { isTooFast: true });
      return;
    case "failed":
      await settleApproval(context, { approvalId, state: "failed", code: answer.code });
      return;
    case "approved":
    case "denied":
    case "expired":
      await settleApproval(context, { approvalId, state: answer.state });
      return;
    default:
      answer satisfies never;
  }
}

/** Silence is no answer: the broker is asked again as if it had said "not yet". */
async function askBroker({ ports, log }: WorkerContext, { authReqId, ...expected }: ApprovalPoll) {
  try {
    return await ports.broker.poll(authReqId, expected);
  } catch (error) {
    if (!(error instanceof SystemDown)) throw error;
    log.warn({ err: error }, "the broker did not answer a poll");
    return { state: "pending" } as const;
  }
}

/** It ends there by itself as well; a broker that does not answer is no reason to keep anybody waiting. */
async function takeBack({ ports, log }: WorkerContext, authReqId: string): Promise<void> {
  try {
    await ports.broker.cancel(authReqId);
  } catch (error) {
    if (!(error instanceof SystemDown)) throw error;
    log.warn({ err: error }, "a request was not taken back");
  }
}

/** Rejects with SystemDown where the broker must be told again. */
export async function cancelInApp(context: WorkerContext, { approvalId }: Payload): Promise<void> {
  const authReqId = await cancelledRequest(context, approvalId);
  if (authReqId === null) return;
  await context.ports.broker.cancel(authReqId);
  await forgetCancelled(context, approvalId);
}
