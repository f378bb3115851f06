/** An agent takes back an act of their case that still waits to leave. */
import { writeAudit } from "../../db/audit.ts";
import type { CaseRow } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { lockSubject } from "../../db/acts.ts";
import { sameReissues } from "../../db/reissues.ts";
import type { Actor } from "../domain/actor.ts";
import { stillWaits, type WithdrawalReason } from "../domain/protection/withdrawal.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";
import { takeBack } from "./take-back.ts";

export interface WithdrawAct {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly actId: string;
  readonly reason: WithdrawalReason;
}

export type WithdrawRefusal = CaseRefusal | "act.unknown" | "act.notWaiting";

/** What asks for the same goes with it: nothing leaves that the person was told had been taken back. */
export function withdrawAct(
  context: CommandContext,
  order: WithdrawAct,
): Promise<Ruling<null, WithdrawRefusal>> {
  const { actor, reason } = order;
  return context.database.transact(actor, async (tx) => {
    const owned = await ownCase(tx, actor, order.caseNumber);
    if (!owned.allowed) return owned;
    const { citizenId } = owned.value;
    if (citizenId === null) return refuse("act.unknown");
    await lockSubject(tx, citizenId);
    const family = await sameReissues(tx, order.actId);
    const act = family.find(({ id, caseId }) => id === order.actId && caseId === owned.value.id);
    if (act === undefined) return refused(tx, order, owned.value, "act.unknown");
    if (!stillWaits(act)) return refused(tx, order, owned.value, "act.notWaiting");
    const now = context.clock();
    for (const one of family.filter(stillWaits)) await takeBack(tx, one, { actor, by: "agent", reason, now });
    return allow(null);
  });
}

async function refused(
  tx: Tx,
  { actor, actId }: WithdrawAct,
  ours: CaseRow,
  reason: "act.unknown" | "act.notWaiting",
): Promise<Ruling<null, WithdrawRefusal>> {
  const about = { caseId: ours.id, citizenId: ours.citizenId, facts: { actId, reasons: [reason] } };
  await writeAudit(tx, actor, { action: "act.withdraw", outcome: "refused", ...about });
  return refuse(reason);
}
