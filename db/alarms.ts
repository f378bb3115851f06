/** What needs a person and is no act's: raised once while it stands, taken, and ended by itself or by whoever saw to it. */
import type { AlarmWhy } from "../app/domain/protection/alarms.ts";
import type { TargetSystem } from "../app/domain/protection/targets.ts";
import type { Tx } from "./database.ts";

export interface NewAlarm {
  readonly why: AlarmWhy;
  readonly system: TargetSystem;
  /** What exactly; the same is raised once while it stands. */
  readonly about: string;
  readonly citizenId: string | null;
  /** MitID's word in its log, where a line of it is the reason. */
  readonly event: string | null;
  readonly since: Date;
}

/** False where it stands already. */
export async function raiseAlarm(tx: Tx, alarm: NewAlarm): Promise<boolean> {
  const made = await tx
    .insertInto("alarms")
    .values(alarm)
    .onConflict((conflict) => conflict.columns(["why", "about"]).where("endedAt", "is", null).doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** False where none stood. */
export async function endAlarm(tx: Tx, why: AlarmWhy, about: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("alarms")
    .set({ endedAt: at })
    .where("why", "=", why)
    .where("about", "=", about)
    .where("endedAt", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Locked; undefined where it needs nobody any more. */
export async function lockAlarm(tx: Tx, id: string) {
  return tx
    .selectFrom("alarms")
    .where("id", "=", id)
    .where("endedAt", "is", null)
    .where("seenToAt", "is", null)
    .select(["id", "why", "system", "citizenId", "takenBy"])
    .forUpdate()
    .executeTakeFirst();
}

export async function setAlarmTaker(tx: Tx, id: string, takenBy: string, takenAt: Date): Promise<void> {
  await tx.updateTable("alarms").set({ takenBy, takenAt }).where("id", "=", id).execute();
}

export async function setAlarmSeenTo(tx: Tx, id: string, seenToAt: Date): Promise<void> {
  await tx.updateTable("alarms").set({ seenToAt, endedAt: seenToAt }).where("id", "=", id).execute();
}

/** How many need a person now. */
export async function alarmsOpen(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom("alarms")
    .where("endedAt", "is", null)
    .where("seenToAt", "is", null)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}
