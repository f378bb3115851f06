/** An agent stops a code or a parcel of their case that has left already: MitID is asked to kill it. */
import { lockTarget } from "../../db/act-targets.ts";
import { lockSubject } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import type { Tx } from "../../db/database.ts";
import { reissueOfAct } from "../../db/reissue-stops.ts";
import type { Actor } from "../domain/actor.ts";
import { stopOf, type WithdrawalReason } from "../domain/protection/withdrawal.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { askForStop } from "./ask-stop.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";

export interface StopReissue {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly actId: string;
  readonly reason: WithdrawalReason;
}

export type StopRefusal = CaseRefusal | "act.unknown" | "act.notOnItsWay";

/** What still waits is taken back by withdrawAct; a stop that was asked for before is no fault. */
export function stopReissue(context: CommandContext, order: StopReissue): Promise<Ruling<null, StopRefusal>> {
  const { actor, actId, reason } = order;
  return context.database.transact(actor, async (tx) => {
    const owned = await ownCase(tx, actor, order.caseNumber);
    if (!owned.allowed) return owned;
    const { id: caseId, citizenId } = owned.value;
    if (citizenId === null) return refuse("act.unknown");
    await lockSubject(tx, citizenId);
    const seen = await reissueOfAct(tx, actId);
    if (seen === undefined || seen.caseId !== caseId) return refused(tx, order, caseId, "act.unknown");
    await lockTarget(tx, actId, "mitid");
    const act = await reissueOfAct(tx, actId);
    if (act === undefined || stopOf(act, act.reissueState) !== "cancel")
      return refused(tx, order, caseId, "act.notOnItsWay");
    await askForStop(tx, act, { actor, reason, now: context.clock() });
    return allow(null);
  });
}

async function refused(
  tx: Tx,
  { actor, actId }: StopReissue,
  caseId: string,
  reason: "act.unknown" | "act.notOnItsWay",
): Promise<Ruling<null, StopRefusal>> {
  const about = { caseId, facts: { actId, reasons: [reason] } };
  await writeAudit(tx, actor, { action: "act.stop", outcome: "refused", ...about });
  return refuse(reason);
}
