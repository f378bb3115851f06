/**
 * Whoever was asked has answered in their app, or nobody will: an approval is a proof, a denial is a lost verification.
 * Of a witness it is neither: a yes stands beside the documents, and a no is no word about the person.
 */
import { endApproval, type ApprovalRow } from "../../../db/approvals.ts";
import { writeAudit } from "../../../db/audit.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import type { Tx } from "../../../db/database.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { endRound, openRound } from "../../../db/question-rounds.ts";
import { tell } from "../../../db/topics.ts";
import { endProofs } from "../../../db/verifications.ts";
import { systemActor } from "../../domain/actor.ts";
import type { CommandContext } from "../frame.ts";
import { prove } from "../reach-level.ts";
import { lockWithCase } from "./begin-approval.ts";

export interface ApprovalOutcome {
  readonly approvalId: string;
  readonly state: "approved" | "denied" | "expired" | "failed" | "cancelled";
  /** The broker's or MitID's own code where it failed. */
  readonly code?: string;
}

const WORKER = systemActor("worker");
const OUTCOMES = {
  approved: "done",
  denied: "refused",
  expired: "failed",
  failed: "failed",
  cancelled: "done",
} as const;

/** Settles once; false where it was over already. The proof is bound to whoever asked for it. */
export function settleApproval(context: CommandContext, outcome: ApprovalOutcome): Promise<boolean> {
  return context.database.transact(WORKER, async (tx) => {
    const locked = await lockWithCase(tx, outcome.approvalId);
    if (locked === null) return false;
    const { approval, ours } = locked;
    if (approval.state !== "starting" && approval.state !== "pending") return false;
    const now = context.clock();
    const isLate = outcome.state === "approved" && approval.expiresAt <= now;
    const state = isLate ? "expired" : outcome.state;
    await endApproval(tx, approval.id, { state, code: outcome.code ?? null, now, keepsRequest: false });
    const isOwn = approval.purpose === "proof";
    await addCaseEvent(tx, WORKER, approval.caseId, `${isOwn ? "approval" : "witness"}.${state}`);
    const proofsEnded = isOwn && state === "denied" ? await disown(tx, approval, now) : 0;
    await writeAudit(tx, WORKER, {
      action: "approval.settle",
      outcome: OUTCOMES[state],
      caseId: approval.caseId,
      citizenId: approval.citizenId,
      facts: {
        approvalId: approval.id,
        purpose: approval.purpose,
        state,
        code: outcome.code ?? null,
        proofsEnded,
      },
    });
    // An answer to a closed case is on record, and opens nothing.
    if (isOwn && state === "approved" && ours.state === "open") await reach(tx, approval, now);
    await tell(tx, `case:${approval.caseId}`);
    return true;
  });
}

/** The owner of the app says that it is not them on the phone: whatever the caller has proven here is over. */
async function disown(
  tx: Tx,
  { caseId, citizenId, actorKind, actorId }: ApprovalRow,
  now: Date,
): Promise<number> {
  const round = await openRound(tx, { caseId, citizenId, actorId });
  if (round !== undefined) await endRound(tx, round.id, "expired", now);
  return endProofs(tx, { prover: { kind: actorKind, id: actorId }, caseId, citizenId }, now);
}

async function reach(tx: Tx, approval: ApprovalRow, now: Date): Promise<void> {
  await prove(tx, WORKER, "approval", {
    prover: { kind: approval.actorKind, id: approval.actorId },
    caseId: approval.caseId,
    citizenId: approval.citizenId,
    policy: await currentPolicy(tx, now),
    now,
  });
}
