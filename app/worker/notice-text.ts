/** The words of a notice, in the language the person was helped in. */
import type { NoticeToDeliver } from "../../db/notices.ts";
import { spokenIn } from "../locales/spoken.ts";

const ZONE = "Europe/Copenhagen";

function facts(notice: NoticeToDeliver) {
  const locale = notice.language === "da" ? "da-DK" : "en-GB";
  const clock = (instant: Date | null) =>
    instant === null
      ? ""
      : new Intl.DateTimeFormat(locale, { timeZone: ZONE, hour: "2-digit", minute: "2-digit" }).format(
          instant,
        );
  const day = (instant: Date | null) =>
    instant === null
      ? ""
      : new Intl.DateTimeFormat(locale, { timeZone: ZONE, day: "numeric", month: "long" }).format(instant);
  return {
    at: clock(notice.acknowledgedAt),
    onDay: day(notice.acknowledgedAt),
    until: clock(notice.holdUntil),
    untilDay: day(notice.holdUntil),
    receipt: notice.receiptNumber,
  };
}

/** One or two segments of GSM-7 and no link: operators hold back messages with links (telephony.md §4). */
export function smsText(notice: NoticeToDeliver): string {
  const t = spokenIn(notice.language);
  const means = t(`common:means.${notice.authenticatorKind ?? "codeApp"}`);
  return t(`messages:sms.${notice.kind}`, { ...facts(notice), means });
}

export function letterText(notice: NoticeToDeliver): {
  readonly label: string;
  readonly paragraphs: readonly string[];
} {
  const t = spokenIn(notice.language);
  const means = t(`common:means.${notice.authenticatorKind ?? "codeApp"}`);
  const values = { ...facts(notice), means };
  return {
    label: t(`messages:letter.${notice.kind}.label`, values),
    paragraphs: [
      t(`messages:letter.${notice.kind}.what`, values),
      t(`messages:letter.${notice.kind}.undo`, values),
      t("messages:letter.notYou", values),
      t("messages:letter.receipt", values),
    ],
  };
}
