/** The words of a notice. */
import type { NoticeToDeliver } from "../../db/notices.ts";
import { decisionText } from "./decision-text.ts";
import { notSentWhy } from "./not-sent.ts";
import { inTongues, wordsOf, type LetterText } from "./notice-words.ts";

/** A text is named after what became of the act, and after the act itself where it took effect. */
const keyOf = ({ template, kind }: NoticeToDeliver) =>
  template === "act" || template === "decision" || template === "code" ? kind : template;

/** One or two segments of GSM-7 and no link: operators hold back messages with links (telephony.md §4). */
export function smsText(notice: NoticeToDeliver, lineNumber: string): string {
  const { t, values } = wordsOf(notice, lineNumber);
  return t(`messages:sms.${keyOf(notice)}`, values);
}

/** At most 150 characters (domain.md §4.1). */
export function nemSmsText(
  notice: NoticeToDeliver,
  lineNumber: string,
): { readonly label: string; readonly text: string } {
  const { t, values } = wordsOf(notice, lineNumber);
  return {
    label: t(`messages:letter.${keyOf(notice)}.label`, values),
    text: t(`messages:nemSms.${keyOf(notice)}`, values),
  };
}

export interface LetterFrame {
  /** As a telephone dials it. */
  readonly lineNumber: string;
  /** Where the person can stop what was ordered in their name; null where nothing is left to stop, and on paper. */
  readonly stopLink: string | null;
}

export const letterText = (notice: NoticeToDeliver, frame: LetterFrame): LetterText =>
  inTongues(notice.language, (language) => textIn({ ...notice, language }, frame));

function textIn(notice: NoticeToDeliver, { lineNumber, stopLink }: LetterFrame): LetterText {
  if (notice.template === "decision") return decisionText(notice, lineNumber);
  const { t, values } = wordsOf(notice, lineNumber);
  const key = keyOf(notice);
  return {
    label: t(`messages:letter.${key}.label`, values),
    paragraphs: [
      t(`messages:letter.${key}.what`, values),
      ...(key === "notSent" ? notSentWhy(t, notice.refusalReasons) : []),
      t(`messages:letter.${key}.undo`, values),
      ...(stopLink === null ? [] : [t("messages:letter.stopLink", { link: stopLink })]),
      ...notYou(notice).map((which) => t(`messages:letter.${which}`, values)),
      t("messages:letter.receipt", values),
    ],
  };
}

/** What to do if it was not you, where the text before does not say it already. */
function notYou({ template, kind }: NoticeToDeliver): readonly ("notYou" | "notYouWhole")[] {
  if (template === "coolingOff") return ["notYou"];
  if (template !== "act" || kind === "hold") return [];
  return kind === "suspend" || kind === "revoke" ? ["notYouWhole"] : ["notYou"];
}
