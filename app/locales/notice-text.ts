/** The words of a notice. */
import type { NoticeToDeliver } from "../../db/notices.ts";
import { decisionText } from "./decision-text.ts";
import { notSentWhy } from "./not-sent.ts";
import { inTongues, spokenMoment, wordsOf, type LetterText } from "./notice-words.ts";
import { plainNumber } from "./phone-number.ts";
import { spokenIn } from "./spoken.ts";

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

export interface PaperFrame {
  readonly lineNumber: string;
  readonly caseNumber: string;
  /** When it is printed. */
  readonly at: Date;
}

export interface PaperText extends LetterText {
  /** Who writes, how to reach them, when, and about which case, a line each. */
  readonly head: readonly string[];
}

/** On paper there is no link to press, and what a mailbox would show beside a letter stands at its top. */
export const paperText = (notice: NoticeToDeliver, frame: PaperFrame): PaperText => ({
  head: headOf(notice, frame),
  ...letterText(notice, { lineNumber: frame.lineNumber, stopLink: null }),
});

/** The line has no address of its own: whoever answers, rings. */
function headOf(
  { language }: NoticeToDeliver,
  { lineNumber, caseNumber, at }: PaperFrame,
): readonly string[] {
  const t = spokenIn(language);
  return [
    t("messages:letter.head.from"),
    t("messages:letter.head.phone", { number: plainNumber(lineNumber) }),
    spokenMoment(language, at).date,
    t("messages:letter.head.caseNumber", { caseNumber }),
  ];
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
