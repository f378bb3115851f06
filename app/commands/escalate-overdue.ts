/** Acts, and stops of codes on their way, past their deadline without an answer: still tried, and now also a person's business. */
import { escalateLate } from "../../db/act-targets.ts";
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { requestsOpenSince } from "../../db/hold-requests.ts";
import { currentPolicy } from "../../db/policy.ts";
import { stopsAskedBefore } from "../../db/reissue-stops.ts";
import { tell } from "../../db/topics.ts";
import { systemActor } from "../domain/actor.ts";
import { before, minutes } from "../domain/duration.ts";
import type { CommandContext } from "./frame.ts";
import { raise } from "./raise-alarm.ts";

const SWEEPER = systemActor("sweeper");

/** Resolves with how many were escalated now. */
export function escalateOverdue(context: CommandContext): Promise<number> {
  return context.database.transact(SWEEPER, async (tx) => {
    const due = await escalateLate(tx, context.clock());
    for (const { actId, system, caseId, citizenId, kind } of due) {
      await addCaseEvent(tx, SWEEPER, caseId, "act.escalated", { kind, system });
      await writeAudit(tx, SWEEPER, {
        action: "act.escalate",
        outcome: "done",
        caseId,
        citizenId,
        facts: { actId, system },
      });
      await tell(tx, `case:${caseId}`);
    }
    const stops = await escalateStops(tx, context.clock());
    if (due.length + stops > 0) await tell(tx, "escalations");
    return due.length + stops + (await alarmRequests(tx, context.clock()));
  });
}

/** Whoever pressed "stop" was told that it is tried until it is done: somebody must know when it is not. */
async function escalateStops(tx: Tx, now: Date): Promise<number> {
  const { rules } = await currentPolicy(tx, now);
  const due = await stopsAskedBefore(tx, before(now, minutes(rules.minutes.actDeadline)), now);
  for (const { actId, caseId, citizenId, kind } of due) {
    await addCaseEvent(tx, SWEEPER, caseId, "act.stopOverdue", { kind, system: "mitid", actId });
    const facts = { actId, system: "mitid", kind };
    await writeAudit(tx, SWEEPER, { action: "act.escalate", outcome: "done", caseId, citizenId, facts });
    await tell(tx, `case:${caseId}`);
  }
  return due.length;
}

/** Whoever has confirmed a hold by keypad has a receipt: nobody else would know that it is not matched yet. */
async function alarmRequests(tx: Tx, now: Date): Promise<number> {
  const { rules } = await currentPolicy(tx, now);
  const late = await requestsOpenSince(tx, before(now, minutes(rules.minutes.actDeadline)));
  const about = {
    why: "holdRequestSilent",
    system: "mitid",
    citizenId: null,
    event: null,
    since: now,
  } as const;
  const raised: boolean[] = [];
  for (const requestId of late) raised.push(await raise(tx, SWEEPER, { ...about, about: requestId }));
  return raised.filter(Boolean).length;
}
