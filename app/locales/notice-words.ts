/** What the texts of a notice fill in, and the translator in the language the person was helped in. */
import type { NoticeToDeliver } from "../../db/notices.ts";
import { isStop } from "../domain/protection/acts.ts";
import { spokenIn } from "./spoken.ts";

export interface LetterText {
  readonly label: string;
  readonly paragraphs: readonly string[];
}

const ZONE = "Europe/Copenhagen";

/** What the texts fill in: times and days in Denmark, the receipt, what was ordered and on what. */
export function wordsOf(notice: NoticeToDeliver) {
  const t = spokenIn(notice.language);
  const locale = notice.language === "da" ? "da-DK" : "en-GB";
  const said = (instant: Date | null, parts: Intl.DateTimeFormatOptions): string =>
    instant === null ? "" : new Intl.DateTimeFormat(locale, { timeZone: ZONE, ...parts }).format(instant);
  const clock = (instant: Date | null) => said(instant, { hour: "2-digit", minute: "2-digit" });
  const day = (instant: Date | null) => said(instant, { day: "numeric", month: "long" });
  const means = t(`common:means.${notice.authenticatorKind ?? "codeApp"}`);
  const values = {
    means,
    at: clock(notice.acknowledgedAt),
    onDay: day(notice.acknowledgedAt),
    until: clock(notice.holdUntil),
    untilDay: day(notice.holdUntil),
    leaves: clock(notice.notBefore),
    leavesDay: day(notice.notBefore),
    asked: clock(notice.askedAt),
    askedDay: day(notice.askedAt),
    receipt: notice.receiptNumber,
  };
  const what = isStop(notice.kind) ? "" : t(`messages:ordered.${notice.kind}`, { means });
  return { t, values: { ...values, what, What: titled(what) } };
}

const titled = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
