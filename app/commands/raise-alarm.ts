/** Something needs a person and hangs on no act's target: it stands in "Skal ses til" until it has ended. */
import { endAlarm, raiseAlarm, type NewAlarm } from "../../db/alarms.ts";
import { writeAudit } from "../../db/audit.ts";
import type { Tx } from "../../db/database.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import type { AlarmWhy } from "../domain/protection/alarms.ts";

/** Part of the caller's transaction. False where it stands already. */
export async function raise(tx: Tx, actor: Actor, alarm: NewAlarm): Promise<boolean> {
  if (!(await raiseAlarm(tx, alarm))) return false;
  const { why, system, about, event, citizenId } = alarm;
  const facts = { why, system, about, event };
  await writeAudit(tx, actor, { action: "alarm.raise", outcome: "done", citizenId, facts });
  await tell(tx, "escalations");
  return true;
}

/** Part of the caller's transaction: what it waited for has come. */
export async function standDown(tx: Tx, why: AlarmWhy, about: string, at: Date): Promise<void> {
  if (await endAlarm(tx, why, about, at)) await tell(tx, "escalations");
}
