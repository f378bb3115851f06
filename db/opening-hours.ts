/** The calendar of the line: hours and exceptions from their tables, public holidays, and the wall clock in Denmark. */
import Holidays from "date-holidays";
import { Temporal } from "temporal-polyfill";
import type {
  IsoDay,
  LocalMoment,
  MinuteOfDay,
  OpeningCalendar,
  OpenPeriod,
} from "../app/domain/routing/opening-hours.ts";
import type { Tx } from "./database.ts";

export const TIME_ZONE = "Europe/Copenhagen";

export interface LineCalendar extends OpeningCalendar {
  /** What the public holidays are called. */
  readonly holidayNames: ReadonlyMap<IsoDay, HolidayName>;
}

export interface HolidayName {
  readonly da: string;
  readonly en: string;
}

/** What calendar and clock show in Denmark at an instant, summer time included. */
export function localMoment(instant: Date): LocalMoment {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(TIME_ZONE);
  return { day: local.toPlainDate().toString(), minute: local.hour * 60 + local.minute };
}

/** Everything that decides when the line is open from the year before `now` to the year after. */
export async function lineCalendar(tx: Tx, now: Date): Promise<LineCalendar> {
  const hours = await tx.selectFrom("openingHours").selectAll().execute();
  const exceptions = await tx.selectFrom("openingExceptions").selectAll().execute();
  const holidayNames = holidaysAround(Number(localMoment(now).day.slice(0, 4)));
  return {
    hours: hours.map(({ validFrom, dayKind, opens, closes }) => ({
      validFrom,
      dayKind,
      ...period(opens, closes),
    })),
    exceptions: new Map(exceptions.map(({ day, opens, closes }) => [day, exceptionHours(opens, closes)])),
    holidays: new Set(holidayNames.keys()),
    holidayNames,
  };
}

function exceptionHours(opens: string | null, closes: string | null): OpenPeriod | null {
  return opens === null || closes === null ? null : period(opens, closes);
}

const period = (opens: string, closes: string): OpenPeriod => ({
  opens: minuteOf(opens),
  closes: minuteOf(closes),
});

function minuteOf(time: string): MinuteOfDay {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}

const danish = new Holidays("DK", { languages: ["da"], types: ["public"] });
const english = new Holidays("DK", { languages: ["en"], types: ["public"] });
const years = new Map<number, ReadonlyMap<IsoDay, HolidayName>>();

// The library writes some names with a capital in each word, which Danish does not.
const sentenceCase = (name: string): string => name.charAt(0) + name.slice(1).toLowerCase();

// Store bededag stopped being one in 2024; the library knows, and a test holds it to that (domain.md §9.1).
function holidaysOf(year: number): ReadonlyMap<IsoDay, HolidayName> {
  const known = years.get(year);
  if (known !== undefined) return known;
  const englishNames = new Map(english.getHolidays(year).map(({ date, name }) => [date.slice(0, 10), name]));
  const found = danish.getHolidays(year).map(({ date, name }): [IsoDay, HolidayName] => {
    const day = date.slice(0, 10);
    return [day, { da: sentenceCase(name), en: englishNames.get(day) ?? name }];
  });
  const holidays = new Map(found);
  years.set(year, holidays);
  return holidays;
}

const holidaysAround = (year: number): ReadonlyMap<IsoDay, HolidayName> =>
  new Map([year - 1, year, year + 1].flatMap((each) => [...holidaysOf(each)]));
