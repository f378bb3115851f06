/** What can be stopped in a case right now, each with the digit that chooses it. */
import type { CaseView } from "../../../db/views/case.ts";
import type { MeansView } from "../../../db/views/case-systems.ts";

export interface BlockChoice {
  /** Value of the form's field: "suspend", "hold" or "block:<id>". */
  readonly value: string;
  readonly digit: string;
  readonly kind: "block" | "suspend" | "hold";
  readonly means: MeansView | null;
}

const MOST_DIGITS = 8;

/**
 * The whole identity is 0, the day's hold is 9, and each means keeps the digit of its place in MitID's list:
 * blocking one must not renumber the others under the agent's hand.
 */
export function blockChoices(view: Pick<CaseView, "choices" | "systems">): readonly BlockChoice[] {
  const identity = view.systems.mitid?.identity ?? null;
  const opens = (key: string) =>
    view.choices.choices.some((choice) => choice.key === key && choice.refusals.length === 0);
  const means = (identity?.means ?? []).slice(0, MOST_DIGITS).flatMap((one, place) => {
    const choice: BlockChoice = {
      value: `block:${one.id}`,
      digit: String(place + 1),
      kind: "block",
      means: one,
    };
    return opens(choice.value) ? [choice] : [];
  });
  // With MitID silent the state is unknown, and the whole of it can still be stopped.
  const whole: BlockChoice = { value: "suspend", digit: "0", kind: "suspend", means: null };
  const day: BlockChoice = { value: "hold", digit: "9", kind: "hold", means: null };
  return [...(opens("suspend") ? [whole] : []), ...means, ...(opens("hold") ? [day] : [])];
}

/** The words' section of a choice: the kind of means, or the whole, or the day. */
export function sectionOf({
  kind,
  means,
}: BlockChoice): "suspend" | "held" | NonNullable<BlockChoice["means"]>["kind"] {
  if (kind === "hold") return "held";
  return means?.kind ?? "suspend";
}
