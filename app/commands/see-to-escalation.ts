/** Whoever took an act that needed a person has seen to it; what is merely late ends by its answer alone. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { escalationOf, lockStuck, setSeenTo } from "../../db/escalations.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { StuckPlace } from "../domain/protection/targets.ts";
import type { CommandContext } from "./frame.ts";

export interface SeeToEscalation {
  readonly actor: Actor;
  readonly actId: string;
  readonly system: StuckPlace;
}

export function seeToEscalation(
  context: CommandContext,
  order: SeeToEscalation,
): Promise<Ruling<null, "escalation.none" | "escalation.notYours" | "escalation.stillOpen">> {
  const { actor, actId, system } = order;
  return context.database.transact(actor, async (tx) => {
    await lockStuck(tx, order);
    const found = await escalationOf(tx, actId, system);
    if (found === undefined) return refuse("escalation.none");
    if (found.takenBy !== actor.id) return refuse("escalation.notYours");
    // The act or its stop is still under way and still tried: it may not drop out of sight.
    if (found.why === "overdue" || found.why === "stopOverdue") return refuse("escalation.stillOpen");
    await setSeenTo(tx, order, context.clock());
    const { kind, caseId, citizenId } = await tx
      .selectFrom("acts")
      .where("id", "=", actId)
      .select(["kind", "caseId", "citizenId"])
      .executeTakeFirstOrThrow();
    await addCaseEvent(tx, actor, caseId, "act.seenTo", { kind, system, actId });
    const facts = { actId, system, why: found.why };
    await writeAudit(tx, actor, { action: "escalation.seeTo", outcome: "done", caseId, citizenId, facts });
    await tell(tx, "escalations", `case:${caseId}`);
    return allow(null);
  });
}
