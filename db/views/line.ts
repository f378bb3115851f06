/** What the phone menu must know of the world at each step: hours, incidents and how many tries it allows. */
import { openingState } from "../../app/domain/routing/opening-hours.ts";
import type { World } from "../../app/domain/ivr/state.ts";
import type { Tx } from "../database.ts";
import { lineCalendar, localMoment } from "../opening-hours.ts";
import { currentPolicy } from "../policy.ts";

export async function lineWorld(tx: Tx, now: Date, duty: boolean): Promise<World> {
  const at = localMoment(now);
  const calendar = await lineCalendar(tx, now);
  const { rules } = await currentPolicy(tx, now);
  const { strikesPerStep, wrongCodesPerCall } = rules.limits;
  return {
    opening: openingState(calendar, at),
    today: at.day,
    duty,
    incidents: await spokenIncidents(tx, now),
    limits: { strikesPerStep, wrongCodesPerCall },
  };
}

async function spokenIncidents(tx: Tx, now: Date): Promise<World["incidents"]> {
  const rows = await tx
    .selectFrom("incidents")
    .where("startedAt", "<=", now)
    .where((eb) => eb.or([eb("endedAt", "is", null), eb("endedAt", ">", now)]))
    .orderBy("startedAt", "desc")
    .select(["system", "sayDa", "sayEn"])
    .execute();
  return rows.map(({ system, sayDa, sayEn }) => ({ system, say: { da: sayDa, en: sayEn } }));
}
