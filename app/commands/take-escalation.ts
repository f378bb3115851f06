/** Somebody at the desk takes an act that needs a person; a colleague sees that it is in hand. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent, setOwner } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { escalationOf, lockStuck, setTaker } from "../../db/escalations.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { StuckPlace } from "../domain/protection/targets.ts";
import type { CommandContext } from "./frame.ts";

export interface TakeEscalation {
  readonly actor: Actor;
  readonly actId: string;
  readonly system: StuckPlace;
}

export type EscalationRefusal = "escalation.none" | "escalation.taken" | "mover.notAllowed";

/** A case that nobody owns, such as a night caller's, comes with it; one with an owner stays theirs. */
export function takeEscalation(
  context: CommandContext,
  order: TakeEscalation,
): Promise<Ruling<{ readonly caseNumber: string }, EscalationRefusal>> {
  const { actor, actId, system } = order;
  return context.database.transact(actor, async (tx) => {
    if (actor.kind !== "agent") return refuse("mover.notAllowed");
    await lockStuck(tx, order);
    const found = await escalationOf(tx, actId, system);
    if (found === undefined) return refuse("escalation.none");
    const about = await caseOfAct(tx, actId);
    if (found.takenBy === actor.id) return allow({ caseNumber: about.number });
    if (found.takenBy !== null) return refuse("escalation.taken");
    await setTaker(tx, order, { by: actor.id, at: context.clock() });
    if (about.ownerId === null && about.state === "open") await setOwner(tx, about.caseId, actor.id);
    const { kind, caseId, citizenId } = about;
    await addCaseEvent(tx, actor, caseId, "act.taken", { kind, system, actId });
    const facts = { actId, system, why: found.why };
    await writeAudit(tx, actor, { action: "escalation.take", outcome: "done", caseId, citizenId, facts });
    await tell(tx, "escalations", `case:${caseId}`, `agent:${actor.id}`);
    return allow({ caseNumber: about.number });
  });
}

const caseOfAct = (tx: Tx, actId: string) =>
  tx
    .selectFrom("acts")
    .innerJoin("cases", "cases.id", "acts.caseId")
    .where("acts.id", "=", actId)
    .select(["acts.kind", "acts.caseId", "acts.citizenId", "cases.number", "cases.ownerId", "cases.state"])
    .executeTakeFirstOrThrow();
