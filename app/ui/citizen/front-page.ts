/** What the front page is drawn from: plain values, already decided. */
import type {
  DayKind,
  IsoDay,
  LocalMoment,
  MinuteOfDay,
  OpenPeriod,
} from "../../domain/routing/opening-hours.ts";
import type { HourOfQueue, QuietTime, WaitEstimate } from "../../domain/routing/waiting-time.ts";
import type { PhoneNumber } from "../../locales/phone-number.ts";

export interface DayLine {
  readonly day: IsoDay;
  /** Null is closed all day. */
  readonly hours: OpenPeriod | null;
  readonly holiday: string | null;
}

export interface WeekLine {
  readonly kind: DayKind;
  readonly hours: OpenPeriod | null;
}

export type LineState =
  | {
      readonly open: true;
      readonly closes: MinuteOfDay;
      readonly wait: WaitEstimate;
      readonly waiting: number;
    }
  | {
      readonly open: false;
      readonly opensNext: (LocalMoment & { readonly when: "today" | "tomorrow" | "later" }) | null;
    };

export interface IncidentLine {
  readonly id: string;
  readonly system: string;
  readonly text: string;
  readonly since: LocalMoment;
  readonly expected: LocalMoment | null;
  readonly updated: LocalMoment;
}

export interface QuietHours {
  readonly best: QuietTime;
  readonly hours: readonly HourOfQueue[];
  readonly nowHour: number;
}

export interface FrontPage {
  readonly now: LocalMoment;
  readonly phone: PhoneNumber;
  /** Address of the simulated telephone; null on a real line. */
  readonly handsetUrl: string | null;
  readonly state: LineState;
  readonly today: DayLine;
  readonly tomorrow: DayLine;
  readonly week: readonly WeekLine[];
  readonly unusual: readonly DayLine[];
  readonly incidents: readonly IncidentLine[];
  readonly quiet: QuietHours | null;
}
