/** Takes a request back out of the person's app. */
import {
  caseOfApproval,
  endApproval,
  forgetRequest,
  lockApproval,
  newestApproval,
  openRequest,
} from "../../../db/approvals.ts";
import { addCaseEvent, lockCaseById } from "../../../db/cases.ts";
import { addJob } from "../../../db/jobs.ts";
import { tell } from "../../../db/topics.ts";
import { systemActor, type Actor } from "../../domain/actor.ts";
import { allow, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";
import { recordDone, refuseOnRecord, subjectCase, type SubjectRefusal } from "./subject-case.ts";

const ACTION = "approval.cancel" as const;
const WORKER = systemActor("worker");

/** Over at once here; the worker tells the broker. An ask that was cancelled still counts as one. */
export function cancelApproval(
  context: CommandContext,
  { actor, caseNumber }: { readonly actor: Actor; readonly caseNumber: string },
): Promise<Ruling<null, SubjectRefusal | "approval.none">> {
  return context.database.transact(actor, async (tx) => {
    const found = await subjectCase(tx, actor, caseNumber);
    if (!found.allowed) return found;
    const ours = found.value;
    const of = { caseId: ours.id, citizenId: ours.citizenId, prover: actor };
    const newest = await newestApproval(tx, of);
    const open = newest === undefined ? undefined : await lockApproval(tx, newest.id);
    if (open?.state !== "starting" && open?.state !== "pending")
      return refuseOnRecord(tx, { actor, action: ACTION, ours }, "approval.none");
    const keepsRequest = open.state === "pending";
    await endApproval(tx, open.id, { state: "cancelled", code: null, now: context.clock(), keepsRequest });
    if (keepsRequest)
      await addJob(
        tx,
        "cancel-approval",
        { approvalId: open.id },
        { key: `cancel-approval:${open.id}`, maxAttempts: 5 },
      );
    await addCaseEvent(tx, actor, ours.id, "approval.cancelled");
    await recordDone(tx, { actor, action: ACTION, ours, facts: { approvalId: open.id } });
    await tell(tx, `case:${ours.id}`);
    return allow(null);
  });
}

/** The broker's number of a request that was cancelled here and not yet there; null where nobody has to be told. */
export function cancelledRequest(context: CommandContext, approvalId: string): Promise<string | null> {
  return context.database.transact(WORKER, async (tx) => {
    const approval = await lockApproval(tx, approvalId);
    if (approval.state !== "cancelled") return null;
    return openRequest(context.vault, approval)?.authReqId ?? null;
  });
}

export function forgetCancelled(context: CommandContext, approvalId: string): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    const caseId = await caseOfApproval(tx, approvalId);
    if (caseId === undefined) return;
    await lockCaseById(tx, caseId);
    await forgetRequest(tx, approvalId);
  });
}
