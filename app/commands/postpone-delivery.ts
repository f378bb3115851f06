/** The target system did not answer: the act stays under way and is tried again, and after its deadline a person is told. */
import { lockTarget, noteAttempt } from "../../db/act-targets.ts";
import { actForDelivery } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { addJob } from "../../db/jobs.ts";
import { tell } from "../../db/topics.ts";
import { systemActor } from "../domain/actor.ts";
import { after, seconds } from "../domain/duration.ts";
import type { TargetSystem } from "../domain/protection/targets.ts";
import type { CommandContext } from "./frame.ts";

export interface Postponement {
  readonly actId: string;
  readonly system: TargetSystem;
  /** Which attempt failed, from 1. */
  readonly attempt: number;
  readonly errorCode: string;
}

const LONGEST_PAUSE = seconds(60);
const WORKER = systemActor("worker");

/** Another act on the same person is under way: nobody is late, this one is next. */
export const AFTER_ANOTHER = "afterAnother";

/** One second, two, four … and a minute at most; the key keeps it at one waiting job. */
export const pauseAfter = (attempt: number): number =>
  Math.min(seconds(2 ** Math.min(attempt - 1, 10)), LONGEST_PAUSE);

export function postponeDelivery(context: CommandContext, order: Postponement): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    const act = await actForDelivery(tx, order.actId);
    const target = await lockTarget(tx, order.actId, order.system);
    if (act === undefined || target === undefined) return;
    if (target.state !== "sent" && target.state !== "escalated") return;
    const now = context.clock();
    await noteAttempt(tx, act.id, order.system, now, order.errorCode);
    const runAt = after(now, pauseAfter(order.attempt));
    await addJob(
      tx,
      "deliver-act",
      { actId: act.id, system: order.system },
      { key: `deliver-act:${act.id}:${order.system}`, runAt },
    );
    if (order.attempt === 1 && order.errorCode !== AFTER_ANOTHER)
      await addCaseEvent(tx, WORKER, act.caseId, "act.delayed", { kind: act.kind, system: order.system });
    const facts = { actId: act.id, attempt: order.attempt, code: order.errorCode };
    await writeAudit(tx, WORKER, {
      action: "act.deliver",
      outcome: "failed",
      caseId: act.caseId,
      citizenId: act.citizenId,
      facts,
    });
    await tell(tx, `case:${act.caseId}`);
  });
}
