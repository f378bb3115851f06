/** The confirmed request for a hold: a receipt at once, the matching afterwards (telephony.md §7a B4). */
import { writeAudit } from "../../../db/audit.ts";
import {
  closeOverLimit,
  failedRequestsByCallerSince,
  insertHoldRequest,
  requestsForSubjectSince,
  subjectIndex,
} from "../../../db/hold-requests.ts";
import { addJob } from "../../../db/jobs.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { newReceipt } from "../../../db/receipts.ts";
import { callerOf } from "../../domain/actor.ts";
import { before, days, hours } from "../../domain/duration.ts";
import type { UnattendedClaim } from "../../domain/verification/claim.ts";
import { answered, type Answered, type Asked } from "./answered.ts";
import { openClaim } from "./keep-claim.ts";

/** Over a limit the caller hears the same: who is known and who is guarded must not show. */
export async function requestHold(asked: Asked): Promise<Answered> {
  const { tx, context, call, now } = asked;
  const claim = openClaim(context.vault, call.facts);
  if (claim === null || claim.fact === "") return answered({ found: "gone" }, call.facts);
  const overLimit = await isOverLimit(asked, claim);
  const receipt = await newReceipt(tx);
  const { callSid, correlationId } = call;
  const requestId = await insertHoldRequest(tx, context.vault, {
    callSid,
    receiptNumber: receipt,
    claim,
    receivedAt: now,
  });
  if (overLimit) await closeOverLimit(tx, requestId, now);
  if (!overLimit)
    await addJob(tx, "settle-hold-request", { requestId }, { key: `settle-hold-request:${requestId}` });
  const outcome = overLimit ? "refused" : "done";
  await writeAudit(tx, callerOf(callSid), {
    action: "hold.request",
    outcome,
    callSid,
    correlationId,
    facts: { requestId, overLimit },
  });
  return answered({ found: "requested", receipt }, call.facts);
}

async function isOverLimit({ tx, context, call, now }: Asked, claim: UnattendedClaim): Promise<boolean> {
  const { limits } = (await currentPolicy(tx, now)).rules;
  const forSubject = await requestsForSubjectSince(
    tx,
    subjectIndex(context.vault, claim),
    before(now, days(1)),
  );
  if (forSubject >= limits.requestsPerTargetPerDay) return true;
  if (call.fromIndex === null) return false;
  const failed = await failedRequestsByCallerSince(tx, call.fromIndex, before(now, hours(1)));
  return failed >= limits.failuresPerCallerPerHour;
}
