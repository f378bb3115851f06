/** When the line is open: dated hours, single days that differ, and public holidays, by the clock on Denmark's walls. */

/** A day as "2026-04-02"; ISO days sort as they follow each other. */
export type IsoDay = string;

/** Minutes since midnight by the wall clock, 0 to 1440. */
export type MinuteOfDay = number;

/** What calendar and clock in Denmark show; instants are turned into it outside the domain, where summer time is known. */
export interface LocalMoment {
  readonly day: IsoDay;
  readonly minute: MinuteOfDay;
}

export interface OpenPeriod {
  readonly opens: MinuteOfDay;
  readonly closes: MinuteOfDay;
}

export type DayKind = "weekday" | "weekend" | "holiday";

export interface DatedHours extends OpenPeriod {
  readonly validFrom: IsoDay;
  readonly dayKind: DayKind;
}

export interface OpeningCalendar {
  readonly hours: readonly DatedHours[];
  /** Days with hours of their own; null is closed all day. */
  readonly exceptions: ReadonlyMap<IsoDay, OpenPeriod | null>;
  /** Public holidays by day. */
  readonly holidays: ReadonlySet<IsoDay>;
}

export type OpeningState =
  | { readonly open: true; readonly closes: MinuteOfDay }
  | { readonly open: false; readonly opensNext: LocalMoment | null };

const FURTHEST_LOOK_DAYS = 60;

/** The day `count` days later; negative counts go back. */
export function addDays(day: IsoDay, count: number): IsoDay {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** A holiday on a Saturday is a holiday. */
export function dayKindOf(calendar: OpeningCalendar, day: IsoDay): DayKind {
  if (calendar.holidays.has(day)) return "holiday";
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6 ? "weekend" : "weekday";
}

/** The regular hours of a kind of day as they hold on `day`; null where none are set yet. */
export function regularHours(calendar: OpeningCalendar, kind: DayKind, day: IsoDay): OpenPeriod | null {
  const holding = calendar.hours
    .filter((hours) => hours.dayKind === kind && hours.validFrom <= day)
    .sort((one, other) => (one.validFrom < other.validFrom ? 1 : -1));
  const [latest] = holding;
  return latest === undefined ? null : { opens: latest.opens, closes: latest.closes };
}

/** The hours of one day; null is closed all day. A day's own hours win over everything else. */
export function hoursOn(calendar: OpeningCalendar, day: IsoDay): OpenPeriod | null {
  const own = calendar.exceptions.get(day);
  if (own !== undefined) return own;
  return regularHours(calendar, dayKindOf(calendar, day), day);
}

/** Open from the first minute to just before the last: at the closing minute itself the line is closed. */
export function openingState(calendar: OpeningCalendar, at: LocalMoment): OpeningState {
  const today = hoursOn(calendar, at.day);
  if (today !== null && at.minute >= today.opens && at.minute < today.closes) {
    return { open: true, closes: today.closes };
  }
  if (today !== null && at.minute < today.opens) {
    return { open: false, opensNext: { day: at.day, minute: today.opens } };
  }
  return { open: false, opensNext: nextOpening(calendar, at.day) };
}

function nextOpening(calendar: OpeningCalendar, after: IsoDay): LocalMoment | null {
  for (let ahead = 1; ahead <= FURTHEST_LOOK_DAYS; ahead += 1) {
    const day = addDays(after, ahead);
    const hours = hoursOn(calendar, day);
    if (hours !== null) return { day, minute: hours.opens };
  }
  return null;
}

/** Days from `from` on, within `count` days, whose hours differ from what their weekday has. */
export function unusualDays(calendar: OpeningCalendar, from: IsoDay, count: number): readonly IsoDay[] {
  const days = Array.from({ length: count }, (_, ahead) => addDays(from, ahead));
  return days.filter((day) => calendar.holidays.has(day) || calendar.exceptions.has(day));
}
