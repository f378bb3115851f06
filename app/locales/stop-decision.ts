/** The decision in writing on a stop that the person did not ask for: one text, whether it is sent or read before. */
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
  { kind, requester, reason }: DecidedStop,
): DecisionText {
  const values = { ...said };
  return {
    label: t(`messages:decision.stop.label.${kind}`, values),
    paragraphs: [
      t(`messages:decision.stop.what.${kind}`, values),
      t(`messages:decision.stop.who.${requester}`),
      t(`messages:decision.stop.why.${reason}`),
      t("messages:decision.stop.law"),
      t(`messages:letter.${kind}.undo`, values),
      t("messages:decision.complain"),
      t("messages:letter.receipt", values),
    ],
  };
}
