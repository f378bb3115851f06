/** The letter that a person would get if the proposal were approved now; times are those of this moment. */
import type { ProposalView } from "../../db/views/proposal.ts";
import { after, hours } from "../domain/duration.ts";
import { isStop } from "../domain/protection/acts.ts";
import { noticeLanguage } from "../domain/protection/notices.ts";
import type { Language } from "../locales/i18n.ts";
import { inTongues, ownMeans, spokenMoment } from "../locales/notice-words.ts";
import { plainNumber } from "../locales/phone-number.ts";
import { spokenIn } from "../locales/spoken.ts";
import { stopDecision, type DecisionText } from "../locales/stop-decision.ts";

export type LetterPreview = DecisionText;

type Previewed = Pick<ProposalView, "letter" | "language" | "holdHours"> & {
  readonly line: Pick<ProposalView["line"], "act">;
};

interface Frame {
  readonly now: Date;
  /** As a telephone dials it. */
  readonly lineNumber: string;
}

/** The number is drawn when the act is accepted. */
const NO_RECEIPT = "········";

/** Null where nobody gets a written decision, or none is written for this kind of act. */
export function letterPreview(proposal: Previewed, { now, lineNumber }: Frame): LetterPreview | null {
  const { line, letter, holdHours } = proposal;
  if (!letter || line.act === null) return null;
  const { kind, means, suffix, requester, reason } = line.act;
  if (!isStop(kind)) return null;
  const wordsIn = (language: Language) => {
    const [at, until] = [spokenMoment(language, now), spokenMoment(language, after(now, hours(holdHours)))];
    return {
      ...{ at: at.clock, date: at.date, until: until.clock, untilDate: until.date },
      ...{ mine: ownMeans(language, means, suffix), receipt: NO_RECEIPT, number: plainNumber(lineNumber) },
    };
  };
  return inTongues(noticeLanguage(requester, proposal.language), (language) =>
    stopDecision(spokenIn(language), wordsIn(language), {
      kind,
      requester,
      reason,
      isDead: requester === "register",
    }),
  );
}
