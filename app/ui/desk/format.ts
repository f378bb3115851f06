/** Times and numbers as the desk writes them: Danish time, tabular, the same at the server and in the browser. */
import type { Language } from "../../locales/i18n.ts";

const ZONE = "Europe/Copenhagen";
const two = (count: number): string => String(count).padStart(2, "0");

const hourAndMinute = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  hour: "2-digit",
  minute: "2-digit",
});
const parts = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  day: "numeric",
  month: "numeric",
  year: "numeric",
});

/** "10:46" in Denmark. */
export const clockTime = (iso: string): string => hourAndMinute.format(new Date(iso));

const MONTHS = {
  da: ["jan.", "feb.", "marts", "april", "maj", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "dec."],
  en: ["Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
} as const;

function dayParts(iso: string): { readonly day: string; readonly month: number; readonly year: string } {
  const found = new Map(parts.formatToParts(new Date(iso)).map(({ type, value }) => [type, value]));
  return {
    day: String(Number(found.get("day"))),
    month: Number(found.get("month")),
    year: found.get("year") ?? "",
  };
}

/** The time on the same day as `now`, the day of the same year without it, and the day with its year before that. */
export function shortDate(iso: string, now: number, language: Language): string {
  const then = dayParts(iso);
  const today = dayParts(new Date(now).toISOString());
  const day = `${then.day}${language === "da" ? "." : ""} ${MONTHS[language][then.month - 1] ?? ""}`;
  if (then.year !== today.year) return `${day} ${then.year}`;
  return then.day === today.day && then.month === today.month ? clockTime(iso) : day;
}

/** "03:27", or "1:03:27" from one hour on; never less than nothing. */
export function elapsed(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / 1_000));
  const [hours, minutes, rest] = [Math.floor(total / 3_600), Math.floor((total % 3_600) / 60), total % 60];
  return hours === 0 ? `${two(minutes)}:${two(rest)}` : `${String(hours)}:${two(minutes)}:${two(rest)}`;
}

/** Eight digits in pairs, as they are read out: "47 11 09 23". */
export const pairs = (digits: string): string => digits.replace(/(\d{2})(?=\d)/g, "$1 ");

/** Seconds to one place, "0,4" in Danish, "0.4" in English; what took less than a tenth is said to be less. */
export function tenths(milliseconds: number, language: Language): string {
  const point = language === "da" ? "," : ".";
  if (milliseconds < 100) return `< 0${point}1`;
  return (milliseconds / 1_000).toFixed(1).replace(".", point);
}

/** The name as an owner: "Ingers", "Jens’"; "Inger's", "Jens'". */
export function possessive(name: string, language: Language): string {
  const hisses = /[sxz]$/i.test(name);
  if (language === "en") return hisses ? `${name}'` : `${name}'s`;
  return hisses ? `${name}’` : `${name}s`;
}
