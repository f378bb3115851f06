/** The words of a notice, in the language the person was helped in. */
import type { NoticeToDeliver } from "../../db/notices.ts";
import { decisionText } from "./decision-text.ts";
import { wordsOf, type LetterText } from "./notice-words.ts";

/** A text is named after what became of the act, and after the act itself where it took effect. */
const keyOf = ({ template, kind }: NoticeToDeliver) =>
  template === "act" || template === "decision" || template === "code" ? kind : template;

/** One or two segments of GSM-7 and no link: operators hold back messages with links (telephony.md §4). */
export function smsText(notice: NoticeToDeliver): string {
  const { t, values } = wordsOf(notice);
  return t(`messages:sms.${keyOf(notice)}`, values);
}

/** At most 150 characters (domain.md §4.1). */
export function nemSmsText(notice: NoticeToDeliver): { readonly label: string; readonly text: string } {
  const { t, values } = wordsOf(notice);
  return {
    label: t(`messages:letter.${keyOf(notice)}.label`, values),
    text: t(`messages:nemSms.${keyOf(notice)}`, values),
  };
}

export function letterText(notice: NoticeToDeliver, stopLink: string | null): LetterText {
  const { t, values } = wordsOf(notice);
  if (notice.template === "decision") return decisionText(notice);
  const key = keyOf(notice);
  return {
    label: t(`messages:letter.${key}.label`, values),
    paragraphs: [
      t(`messages:letter.${key}.what`, values),
      t(`messages:letter.${key}.undo`, values),
      ...(stopLink === null ? [] : [t("messages:letter.stopLink", { link: stopLink })]),
      t("messages:letter.notYou", values),
      t("messages:letter.receipt", values),
    ],
  };
}
