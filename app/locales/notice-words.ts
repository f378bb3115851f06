/** What the texts of a notice fill in, and the translator in the language that it is told in. */
import type { NoticeToDeliver } from "../../db/notices.ts";
import { isStop, type ActKind } from "../domain/protection/acts.ts";
import type { AuthenticatorKind } from "../domain/protection/means.ts";
import type { Language } from "./i18n.ts";
import { plainNumber } from "./phone-number.ts";
import { spokenIn } from "./spoken.ts";

export interface LetterText {
  readonly label: string;
  readonly paragraphs: readonly string[];
}

/** Whoever was helped in English reads it in both: nobody knows whether the person on file is who was helped. */
export function inTongues(language: Language, write: (language: Language) => LetterText): LetterText {
  const danish = write("da");
  if (language === "da") return danish;
  const english = write("en");
  return {
    label: danish.label,
    paragraphs: [...danish.paragraphs, `In English: ${english.label}`, ...english.paragraphs],
  };
}

const ZONE = "Europe/Copenhagen";

/** A moment in Denmark: "04.25", "27. november", "27. november 2026"; empty where there is none. */
export function spokenMoment(language: Language, instant: Date | null) {
  const locale = language === "da" ? "da-DK" : "en-GB";
  const said = (parts: Intl.DateTimeFormatOptions): string =>
    instant === null ? "" : new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...parts }).format(instant);
  const day = { day: "numeric", month: "long" } as const;
  return {
    clock: said({ hour: "2-digit", minute: "2-digit" }),
    day: said(day),
    date: said({ ...day, year: "numeric" }),
  };
}

/** The person's own means as it stands within a sentence, told apart by its last digits where it has any. */
export function ownMeans(language: Language, means: AuthenticatorKind | null, suffix: string | null): string {
  const name = spokenIn(language)(`messages:mine.${means ?? "codeApp"}`);
  return suffix === null ? name : `${name} (${suffix})`;
}

/** `lineNumber` as a telephone dials it, such as "+4570000001". Times and days are those in Denmark. */
export function wordsOf(notice: NoticeToDeliver, lineNumber: string) {
  const { language, kind, authenticatorKind } = notice;
  const [done, until, leaves, asked] = [
    spokenMoment(language, notice.acknowledgedAt),
    spokenMoment(language, notice.holdUntil),
    spokenMoment(language, notice.notBefore),
    spokenMoment(language, notice.askedAt),
  ];
  const mine = ownMeans(language, authenticatorKind, notice.authenticatorSuffix);
  const what = whatOf(language, kind, authenticatorKind);
  const values = {
    ...{ mine, Mine: titled(mine), what, What: titled(what) },
    ...{ at: done.clock, onDay: done.day, date: done.date },
    ...{ until: until.clock, untilDay: until.day, untilDate: until.date },
    ...{ leaves: leaves.clock, leavesDay: leaves.day, leavesDate: leaves.date },
    ...{ asked: asked.clock, askedDate: asked.date },
    ...{ receipt: notice.receiptNumber, number: plainNumber(lineNumber) },
  };
  return { t: spokenIn(language), values };
}

function whatOf(language: Language, kind: ActKind, means: AuthenticatorKind | null): string {
  if (isStop(kind)) return "";
  const t = spokenIn(language);
  return kind === "orderMeans"
    ? t(`messages:ordered.orderMeans.${means ?? "any"}`)
    : t(`messages:ordered.${kind}`);
}

export const titled = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
