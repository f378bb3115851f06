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

/** What the texts fill in: times and days in Denmark, of the act and of the end of a hold, the means and the receipt. */
interface Values {
  readonly asked: string;
  readonly askedDay: string;
  readonly until: string;
  readonly untilDay: string;
  readonly means: string;
  readonly receipt: string;
}

export function stopDecision(
  t: ReturnType<typeof spokenIn>,
  said: Values,
  { kind, requester, reason, isDead }: DecidedStop,
): DecisionText {
  const values = { ...said };
  const words = isDead ? "estate" : "decision.stop";
  return {
    label: t(`messages:${words}.label.${kind}`, values),
    paragraphs: [
      t(`messages:${words}.what.${kind}`, values),
      t(`messages:${words}.who.${requester}`),
      // The register's word is the whole reason.
      ...(isDead && requester === "register" ? [] : [t(`messages:decision.stop.why.${reason}`)]),
      t("messages:decision.stop.law"),
      t(isDead ? `messages:estate.undo.${kind}` : `messages:letter.${kind}.undo`, values),
      t("messages:decision.complain"),
      t("messages:letter.receipt", values),
    ],
  };
}
