/** What the foot of every citizens' page tells: the regular hours as they hold today. */
import { regularHours, type OpenPeriod } from "../../app/domain/routing/opening-hours.ts";
import type { Tx } from "../database.ts";
import { lineCalendar, localMoment } from "../opening-hours.ts";

export interface ShellView {
  readonly weekday: OpenPeriod | null;
  readonly weekend: OpenPeriod | null;
}

export async function shellView(tx: Tx, now: Date): Promise<ShellView> {
  const calendar = await lineCalendar(tx, now);
  const { day } = localMoment(now);
  return { weekday: regularHours(calendar, "weekday", day), weekend: regularHours(calendar, "weekend", day) };
}
