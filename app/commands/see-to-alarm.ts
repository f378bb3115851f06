/** Whoever took what needed a person has seen to it; what is still tried ends by itself alone. */
import { lockAlarm, setAlarmSeenTo } from "../../db/alarms.ts";
import { writeAudit } from "../../db/audit.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { ALARM_ENDS } from "../domain/protection/alarms.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";

export interface SeeToAlarm {
  readonly actor: Actor;
  readonly alarmId: string;
}

export function seeToAlarm(
  context: CommandContext,
  { actor, alarmId }: SeeToAlarm,
): Promise<Ruling<null, "escalation.none" | "escalation.notYours" | "escalation.stillOpen">> {
  return context.database.transact(actor, async (tx) => {
    const alarm = await lockAlarm(tx, alarmId);
    if (alarm === undefined) return refuse("escalation.none");
    if (alarm.takenBy !== actor.id) return refuse("escalation.notYours");
    const { why, system, citizenId } = alarm;
    if (ALARM_ENDS[why] === "bySelf") return refuse("escalation.stillOpen");
    await setAlarmSeenTo(tx, alarmId, context.clock());
    const facts = { alarmId, system, why };
    await writeAudit(tx, actor, { action: "escalation.seeTo", outcome: "done", citizenId, facts });
    await tell(tx, "escalations");
    return allow(null);
  });
}
