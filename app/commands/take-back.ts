/** Takes an act back that has not left: it is settled as withdrawn, and its targets with it. */
import { dropTargets } from "../../db/act-targets.ts";
import { moveAct } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { tellPerson } from "../../db/jobs.ts";
import type { Tx } from "../../db/database.ts";
import type { WaitingAct } from "../../db/reissues.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { LostRace } from "../domain/faults.ts";
import type { WithdrawalReason } from "../domain/protection/withdrawal.ts";

export interface TakingBack {
  readonly actor: Actor;
  readonly by: "citizen" | "agent" | "system";
  readonly reason: WithdrawalReason | "stopLink" | "accessStopped" | "replaced";
  readonly now: Date;
}

/** Part of the caller's transaction. Throws LostRace where the act has left meanwhile. */
export async function takeBack(tx: Tx, act: WaitingAct, order: TakingBack): Promise<void> {
  const { actor, by, reason, now } = order;
  // Targets first, as a delivery locks them first: the two never wait for each other crosswise.
  await dropTargets(tx, act.id, "withdrawn");
  const moved = await moveAct(tx, act, { state: "withdrawn", withdrawnAt: now, withdrawnBy: by });
  if (!moved) throw new LostRace("the act has left");
  // A code that takes its place tells of itself; whoever was told that it comes is told that it does not.
  if (reason !== "replaced" && act.sameAsActId === null) await tellPerson(tx, act.id, "withdrawn");
  const { kind, authenticatorKind: means, caseId, citizenId } = act;
  await addCaseEvent(tx, actor, caseId, "act.withdrawn", { kind, means, actId: act.id, by, code: reason });
  await writeAudit(tx, actor, {
    action: "act.withdraw",
    outcome: "done",
    caseId,
    citizenId,
    facts: { actId: act.id, kind, by, reason },
  });
  await tell(tx, `case:${caseId}`);
}
