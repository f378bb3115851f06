/** Is this somebody's blocking code, and may this caller still try? */
import { writeAudit } from "../../../db/audit.ts";
import { ownerOfCode, stopsByCodeSince } from "../../../db/blocking-codes.ts";
import { addCallEvent, eventsOfCallerSince } from "../../../db/phone-calls.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { callerOf } from "../../domain/actor.ts";
import { before, days, hours } from "../../domain/duration.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import { answered, type Answered, type Asked } from "./answered.ts";

const WRONG = "code.wrong";

/** Wrong codes count against the calling number and the call; stops by code count against the person. */
export async function checkCode(asked: Asked, code: string): Promise<Answered> {
  const { tx, context, call, now } = asked;
  const { limits } = (await currentPolicy(tx, now)).rules;
  if (await callerIsSpent(asked, limits)) return refuse(asked, null, "overLimit");
  const owner = await ownerOfCode(tx, context.vault, code);
  if (owner === undefined) {
    await addCallEvent(tx, {
      callSid: call.callSid,
      source: "menu",
      sequence: call.stepNumber,
      kind: WRONG,
      at: now,
    });
    return refuse(asked, null, "miss");
  }
  if ((await stopsByCodeSince(tx, owner, before(now, days(1)))) >= limits.requestsPerTargetPerDay) {
    return refuse(asked, owner, "overLimit");
  }
  await record(asked, owner, "hit");
  return answered({ found: "code", result: "hit" }, { ...call.facts, subjectId: owner, claimLevel: "code" });
}

async function callerIsSpent({ tx, call, now }: Asked, limits: Policy["limits"]): Promise<boolean> {
  if (call.fromIndex === null) return false;
  return (
    (await eventsOfCallerSince(tx, call.fromIndex, WRONG, before(now, hours(1)))) >=
    limits.failuresPerCallerPerHour
  );
}

async function refuse(
  asked: Asked,
  citizenId: string | null,
  result: "miss" | "overLimit",
): Promise<Answered> {
  await record(asked, citizenId, result);
  return answered({ found: "code", result }, asked.call.facts);
}

function record(
  { tx, call }: Asked,
  citizenId: string | null,
  result: "hit" | "miss" | "overLimit",
): Promise<void> {
  const { callSid, correlationId } = call;
  const outcome = result === "hit" ? "done" : "refused";
  return writeAudit(tx, callerOf(callSid), {
    action: "code.check",
    outcome,
    callSid,
    correlationId,
    citizenId,
    facts: { result },
  });
}
