/** The words of a decision: what was decided, why, by which rules, and how to complain (domain.md §1.8). */
import type { NoticeToDeliver } from "../../db/notices.ts";
import { isStop, type StopKind } from "../domain/protection/acts.ts";
import { eventOfCprStatus } from "../domain/protection/identity-machine.ts";
import { WISH_REFUSALS, type WishRefusal, type Wisher } from "../domain/protection/wish.ts";
import type { Requester } from "../domain/verification/representation.ts";
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
  const who = askerIn(notice.requester, why);
  return {
    label: t(
      who === "subject" ? "messages:decision.refusal.label" : "messages:decision.refusal.labelOfOther",
    ),
    paragraphs: [
      t(`messages:decision.refusal.what.${who}`, values),
      t(`messages:decision.refusal.why.${reason}`),
      t("messages:decision.refusal.law"),
      t(`messages:decision.refusal.instead.${reason}`),
      t("messages:decision.complain"),
      // Whoever asked may have been after the person's access.
      ...(who === "subject" ? [] : [t("messages:letter.notYou", values)]),
      t("messages:letter.receipt", values),
    ],
  };
}

/** Who is said to have asked. Whose name was used is not who called, where that was the very doubt. */
function askerIn(requester: Requester, why: WishRefusal): Wisher | "somebody" {
  if (requester === "subject") return why === "wish.identityUncertain" ? "somebody" : "subject";
  // Nothing writes a wish of the register.
  return requester === "register" ? "line" : requester;
}

// Codes have dots in them, which would be taken for a path.
const REASONS = {
  "wish.identityUncertain": "identityUncertain",
  "wish.sharesAccess": "sharesAccess",
  "wish.cannotUseSafely": "cannotUseSafely",
  "wish.notEntitled": "notEntitled",
  "wish.contactUnsettled": "contactUnsettled",
  "wish.addressUnsettled": "addressUnsettled",
} as const;
