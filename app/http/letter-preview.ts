/** The letter that a person would get if the proposal were approved now; times are those of this moment. */
import type { ProposalView } from "../../db/views/proposal.ts";
import { after, hours } from "../domain/duration.ts";
import { isStop } from "../domain/protection/acts.ts";
import type { Language } from "../locales/i18n.ts";
import { spokenIn } from "../locales/spoken.ts";
import { stopDecision, type DecisionText } from "../locales/stop-decision.ts";

export type LetterPreview = DecisionText;

type Previewed = Pick<ProposalView, "letter" | "language"> & {
  readonly line: Pick<ProposalView["line"], "act">;
};

const ZONE = "Europe/Copenhagen";
/** The number is drawn when the act is accepted. */
const NO_RECEIPT = "········";

/** Null where nobody gets a written decision, or none is written for this kind of act. */
export function letterPreview({ line, letter, language }: Previewed, now: Date): LetterPreview | null {
  if (!letter || line.act === null) return null;
  const { kind, means, requester, reason } = line.act;
  if (!isStop(kind)) return null;
  const t = spokenIn(language);
  const values = {
    ...instants(language, now),
    receipt: NO_RECEIPT,
    means: t(`common:means.${means ?? "codeApp"}`),
  };
  return stopDecision(t, values, { kind, requester, reason, isDead: requester === "register" });
}

function instants(language: Language, now: Date) {
  const locale = language === "da" ? "da-DK" : "en-GB";
  const clock = new Intl.DateTimeFormat(locale, { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
  const day = new Intl.DateTimeFormat(locale, { timeZone: ZONE, day: "numeric", month: "long" });
  const until = after(now, hours(24));
  return {
    asked: clock.format(now),
    askedDay: day.format(now),
    until: clock.format(until),
    untilDay: day.format(until),
  };
}
