/** MitID has answered a stop of something on its way: killed, or too late, and then a person must see to it. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { tellPerson } from "../../db/jobs.ts";
import { askerOfStop, endStop, moveReissue, stoppable, type StopOutcome } from "../../db/reissue-stops.ts";
import { tell } from "../../db/topics.ts";
import { systemActor } from "../domain/actor.ts";
import type { CommandContext } from "./frame.ts";

const WORKER = systemActor("worker");

/** Safe to run twice: the first answer stands. */
export function settleStop(
  context: CommandContext,
  { actId, outcome }: { readonly actId: string; readonly outcome: StopOutcome },
): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    const now = context.clock();
    if (!(await endStop(tx, actId, outcome, now))) return;
    const { reference } = (await stoppable(tx, actId)) ?? { reference: null };
    if (outcome === "cancelled" && reference !== null) await moveReissue(tx, reference, "cancelled", now);
    const { kind, caseId, citizenId, authenticatorKind } = await tx
      .selectFrom("acts")
      .where("id", "=", actId)
      .select(["kind", "caseId", "citizenId", "authenticatorKind"])
      .executeTakeFirstOrThrow();
    // What the line has stopped itself gives way to a stop that the person is told of.
    const asker = await askerOfStop(tx, actId);
    if (outcome === "tooLate") await tellPerson(tx, actId, "stoppedTooLate");
    else if (asker !== "system") await tellPerson(tx, actId, "withdrawn");
    await addCaseEvent(tx, WORKER, caseId, "act.stopped", {
      kind,
      means: authenticatorKind,
      actId,
      code: outcome,
    });
    await writeAudit(tx, WORKER, {
      action: "act.stop",
      outcome: outcome === "tooLate" ? "failed" : "done",
      caseId,
      citizenId,
      facts: { actId, kind, result: outcome },
    });
    await tell(tx, `case:${caseId}`, "escalations");
  });
}
