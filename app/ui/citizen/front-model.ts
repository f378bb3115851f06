/** From what the database knows to what the front page shows: the decisions are the domain's, this is the bridge. */
import type { FrontView } from "../../../db/views/front.ts";
import type { Settings } from "../../http/context.ts";
import type { Language } from "../../locales/i18n.ts";
import {
  addDays,
  hoursOn,
  openingState,
  regularHours,
  unusualDays,
  type IsoDay,
  type LocalMoment,
} from "../../domain/routing/opening-hours.ts";
import { estimateWait, quietTime } from "../../domain/routing/waiting-time.ts";
import type { DayLine, FrontPage, LineState, QuietHours, WeekLine } from "./front-page.ts";
import { readableNumber } from "../../locales/phone-number.ts";

const DAYS_AHEAD = 35;
const DAY_KINDS = ["weekday", "weekend", "holiday"] as const;

export function frontPage(
  view: FrontView,
  language: Language,
  settings: Pick<Settings, "lineNumber" | "simulatedLineUrl">,
): FrontPage {
  const { calendar, at: now } = view;
  const dayLine = (day: IsoDay): DayLine => ({
    day,
    hours: hoursOn(calendar, day),
    holiday: calendar.holidayNames.get(day)?.[language] ?? null,
  });
  return {
    now,
    phone: readableNumber(settings.lineNumber),
    handsetUrl:
      settings.simulatedLineUrl === null ? null : `${settings.simulatedLineUrl.replace(/\/$/, "")}/telefon`,
    state: lineState(view, now),
    today: dayLine(now.day),
    tomorrow: dayLine(addDays(now.day, 1)),
    week: DAY_KINDS.map((kind): WeekLine => ({ kind, hours: regularHours(calendar, kind, now.day) })),
    unusual: unusualDays(calendar, now.day, DAYS_AHEAD).map(dayLine),
    incidents: view.incidents.map((incident) => ({ ...incident, text: incident.text[language] })),
    quiet: quietHours(view, now),
  };
}

function lineState({ calendar, queue }: FrontView, now: LocalMoment): LineState {
  const state = openingState(calendar, now);
  if (state.open) return { ...state, wait: estimateWait(queue), waiting: queue.waiting };
  if (state.opensNext === null) return { open: false, opensNext: null };
  return { open: false, opensNext: { ...state.opensNext, when: whenIs(state.opensNext.day, now.day) } };
}

function whenIs(day: IsoDay, today: IsoDay): "today" | "tomorrow" | "later" {
  if (day === today) return "today";
  return day === addDays(today, 1) ? "tomorrow" : "later";
}

function quietHours({ calendar, hours }: FrontView, now: LocalMoment): QuietHours | null {
  const today = hoursOn(calendar, now.day);
  if (today === null) return null;
  const inHours = hours.filter(({ hour }) => hour * 60 >= today.opens && hour * 60 < today.closes);
  const best = quietTime(inHours);
  return best === null ? null : { best, hours: inHours, nowHour: Math.floor(now.minute / 60) };
}
