/** The letter that a person would get if the proposal were approved now; times are those of this moment. */
import type { ProposalView } from "../../db/views/proposal.ts";
import { after, hours } from "../domain/duration.ts";
import type { Language } from "../locales/i18n.ts";
import { spokenIn } from "../locales/spoken.ts";

export interface LetterPreview {
  readonly label: string;
  readonly paragraphs: readonly string[];
}

const ZONE = "Europe/Copenhagen";
/** The number is drawn when the act is accepted. */
const NO_RECEIPT = "········";

/** Null where nobody gets a written decision, or none is written for this kind of act. */
export function letterPreview(view: ProposalView, now: Date): LetterPreview | null {
  const { line, letter, language } = view;
  if (!letter || line.act === null) return null;
  const { kind, means } = line.act;
  if (kind !== "hold" && kind !== "suspend" && kind !== "block") return null;
  const t = spokenIn(language);
  const values = {
    ...instants(language, now),
    receipt: NO_RECEIPT,
    means: t(`common:means.${means ?? "codeApp"}`),
  };
  return {
    label: t(`messages:letter.${kind}.label`, values),
    paragraphs: [
      t(`messages:letter.${kind}.what`, values),
      t(`messages:letter.${kind}.undo`, values),
      t("messages:letter.notYou", values),
      t("messages:letter.receipt", values),
    ],
  };
}

function instants(language: Language, now: Date) {
  const locale = language === "da" ? "da-DK" : "en-GB";
  const clock = new Intl.DateTimeFormat(locale, { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
  const day = new Intl.DateTimeFormat(locale, { timeZone: ZONE, day: "numeric", month: "long" });
  const until = after(now, hours(24));
  return {
    at: clock.format(now),
    onDay: day.format(now),
    until: clock.format(until),
    untilDay: day.format(until),
  };
}
