/** Somebody at the desk takes what needs a person and is no act's; a colleague sees that it is in hand. */
import { lockAlarm, setAlarmTaker } from "../../db/alarms.ts";
import { writeAudit } from "../../db/audit.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";
import type { EscalationRefusal } from "./take-escalation.ts";

export interface TakeAlarm {
  readonly actor: Actor;
  readonly alarmId: string;
}

export function takeAlarm(
  context: CommandContext,
  { actor, alarmId }: TakeAlarm,
): Promise<Ruling<null, EscalationRefusal>> {
  return context.database.transact(actor, async (tx) => {
    if (actor.kind !== "agent") return refuse("mover.notAllowed");
    const alarm = await lockAlarm(tx, alarmId);
    if (alarm === undefined) return refuse("escalation.none");
    if (alarm.takenBy === actor.id) return allow(null);
    if (alarm.takenBy !== null) return refuse("escalation.taken");
    await setAlarmTaker(tx, alarmId, actor.id, context.clock());
    const { why, system, citizenId } = alarm;
    const facts = { alarmId, system, why };
    await writeAudit(tx, actor, { action: "escalation.take", outcome: "done", citizenId, facts });
    await tell(tx, "escalations");
    return allow(null);
  });
}
