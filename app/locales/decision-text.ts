/** The words of a decision: what was decided, why, by which rules, and how to complain (domain.md §1.8). */
import type { NoticeToDeliver } from "../../db/notices.ts";
import { isStop, type StopKind } from "../domain/protection/acts.ts";
import { eventOfCprStatus } from "../domain/protection/identity-machine.ts";
import { WISH_REFUSALS } from "../domain/protection/wish.ts";
import { stopDecision } from "./stop-decision.ts";
import { wordsOf, type LetterText } from "./notice-words.ts";

export function decisionText(notice: NoticeToDeliver, lineNumber: string): LetterText {
  return isStop(notice.kind) ? ofStop(notice, notice.kind, lineNumber) : ofRefusal(notice, lineNumber);
}

/** A stop that the person did not ask for, or that nobody may do alone. */
function ofStop(notice: NoticeToDeliver, kind: StopKind, lineNumber: string): LetterText {
  const { t, values } = wordsOf(notice, lineNumber);
  const { requester, reason, cprStatus } = notice;
  const isDead = cprStatus !== null && eventOfCprStatus(cprStatus) === "died";
  return stopDecision(t, values, { kind, requester, reason, isDead });
}

/** A wish that was refused; a reason that a newer version writes reads as the most general one. */
function ofRefusal(notice: NoticeToDeliver, lineNumber: string): LetterText {
  const { t, values } = wordsOf(notice, lineNumber);
  const why =
    WISH_REFUSALS.find((known) => notice.refusalReasons?.includes(known)) ?? "wish.identityUncertain";
  const reason = REASONS[why];
  return {
    label: t("messages:decision.refusal.label"),
    paragraphs: [
      t("messages:decision.refusal.what", values),
      t(`messages:decision.refusal.why.${reason}`),
      t("messages:decision.refusal.law"),
      t(`messages:decision.refusal.instead.${reason}`),
      t("messages:decision.complain"),
      t("messages:letter.receipt", values),
    ],
  };
}

// Codes have dots in them, which would be taken for a path.
const REASONS = {
  "wish.identityUncertain": "identityUncertain",
  "wish.sharesAccess": "sharesAccess",
  "wish.cannotUseSafely": "cannotUseSafely",
  "wish.notEntitled": "notEntitled",
} as const;
