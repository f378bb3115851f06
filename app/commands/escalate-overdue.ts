/** Acts past their deadline without an acknowledgement: still tried, and now also a person's business. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { tell } from "../../db/topics.ts";
import { systemActor } from "../domain/actor.ts";
import type { CommandContext } from "./frame.ts";

/** Resolves with how many were escalated now. */
export function escalateOverdue(context: CommandContext): Promise<number> {
  const sweeper = systemActor("sweeper");
  return context.database.transact(sweeper, async (tx) => {
    const due = await tx
      .updateTable("actTargets")
      .from("acts")
      .whereRef("acts.id", "=", "actTargets.actId")
      .where("actTargets.state", "in", ["pending", "sent"])
      .where("actTargets.deadlineAt", "<=", context.clock())
      .set({ state: "escalated", escalatedAt: context.clock() })
      .returning(["actTargets.actId", "actTargets.system", "acts.caseId", "acts.citizenId", "acts.kind"])
      .execute();
    for (const { actId, system, caseId, citizenId, kind } of due) {
      await addCaseEvent(tx, sweeper, caseId, "act.escalated", { kind, system });
      await writeAudit(tx, sweeper, {
        action: "act.escalate",
        outcome: "done",
        caseId,
        citizenId,
        facts: { actId, system },
      });
      await tell(tx, `case:${caseId}`);
    }
    return due.length;
  });
}
