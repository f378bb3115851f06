/** Times and days as citizens read them: "20.00" and "tirsdag den 24. november"; English keeps the 24-hour clock. */
import type { IsoDay, MinuteOfDay } from "../../domain/routing/opening-hours.ts";
import { isLanguage, type Language } from "../../locales/i18n.ts";

const LOCALES = { da: "da-DK", en: "en-GB" } as const;

/** The language i18next speaks, as one of ours. */
export const asLanguage = (text: string): Language => (isLanguage(text) ? text : "da");

/** "8.05" or "8:05". */
export function clock(minute: MinuteOfDay, language: Language): string {
  const separator = language === "da" ? "." : ":";
  return `${String(Math.floor(minute / 60))}${separator}${String(minute % 60).padStart(2, "0")}`;
}

/** As `clock`, but Danish whole hours are bare: "8". */
export function shortClock(minute: MinuteOfDay, language: Language): string {
  return language === "da" && minute % 60 === 0 ? String(minute / 60) : clock(minute, language);
}

/** "mandag". */
export const weekdayName = (day: IsoDay, language: Language): string =>
  dayWords(day, language, { weekday: "long" });

/** "tirsdag den 24. november". */
export const longDay = (day: IsoDay, language: Language): string =>
  dayWords(day, language, { weekday: "long", day: "numeric", month: "long" });

/** "23. november 2026". */
export const fullDate = (day: IsoDay, language: Language): string =>
  dayWords(day, language, { day: "numeric", month: "long", year: "numeric" });

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function dayWords(day: IsoDay, language: Language, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[language], { ...parts, timeZone: "UTC" }).format(
    new Date(`${day}T12:00:00Z`),
  );
}
