/** The decision in writing on a stop that the person did not ask for, to them or to their estate: one text, sent or read before. */
import type { ActReason, StopKind } from "../domain/protection/acts.ts";
import type { Requester } from "../domain/verification/representation.ts";
import type { spokenIn } from "./spoken.ts";

export interface DecisionText {
  readonly label: string;
  readonly paragraphs: readonly string[];
}

export interface DecidedStop {
  readonly kind: StopKind;
  readonly requester: Requester;
  readonly reason: ActReason;
  /** The register says so: then the estate reads it, and "you" would be nobody. */
  readonly isDead: boolean;
}

/** What the texts fill in: when it took effect and when a hold ends, in Denmark; the means, the receipt, the number. */
interface Values {
  readonly at: string;
  readonly date: string;
  readonly until: string;
  readonly untilDate: string;
  readonly mine: string;
  readonly receipt: string;
  readonly number: string;
}

export function stopDecision(
  t: ReturnType<typeof spokenIn>,
  said: Values,
  { kind, requester, reason, isDead }: DecidedStop,
): DecisionText {
  const values = { ...said };
  const words = isDead ? "estate" : "decision.stop";
  const who = t(`messages:${words}.who.${requester}`);
  // What nobody may do alone is a decision also where the person asked for it.
  const isInvited = requester === "subject" || isDead;
  const asked = isInvited ? who : `${t("messages:decision.stop.uninvited")} ${who}`;
  return {
    label: t(`messages:${words}.label.${kind}`, values),
    paragraphs: [
      t(`messages:${words}.what.${kind}`, values),
      ...(kind === "hold" && !isDead ? [t("messages:decision.stop.until", values)] : []),
      asked,
      // The register's word is the whole reason.
      ...(isDead && requester === "register" ? [] : [t(`messages:decision.stop.why.${reason}`)]),
      t("messages:decision.stop.law"),
      t(isDead ? `messages:estate.undo.${kind}` : `messages:letter.${kind}.undo`, values),
      t("messages:decision.complain"),
      t("messages:letter.receipt", values),
    ],
  };
}
