/** The caller goes to the queue; the matcher is told when the step is committed. */
import { writeAudit } from "../../../db/audit.ts";
import { enqueueCall } from "../../../db/call-queue.ts";
import { callerOf } from "../../domain/actor.ts";
import { isOver } from "../../domain/ivr/call-state.ts";
import type { Ask } from "../../domain/ivr/state.ts";
import { answered, type Answered, type Asked } from "./answered.ts";

/** A caller who has hung up meanwhile would wait for ever and is not let in. */
export async function enqueueCaller(
  { tx, call, now }: Asked,
  order: Extract<Ask, { ask: "enqueue" }>,
): Promise<Answered> {
  if (isOver(call.state)) return answered({ found: "gone" }, call.facts);
  const { callSid, correlationId, menu } = call;
  const { system, reason, priority } = order;
  await enqueueCall(tx, { callSid, system, reason, priority, language: menu.language, enqueuedAt: now });
  const facts = { system, reason, priority };
  await writeAudit(tx, callerOf(callSid), {
    action: "queue.enter",
    outcome: "done",
    callSid,
    correlationId,
    facts,
  });
  return answered({ found: "queued" }, call.facts);
}
