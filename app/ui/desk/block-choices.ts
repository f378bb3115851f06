/** What can be stopped in a case right now, each with the digit that chooses it. */
import type { CaseView } from "../../../db/views/case.ts";
import type { ChoiceView } from "../../../db/views/case-choices.ts";
import type { MeansView } from "../../../db/views/case-systems.ts";
import type { StopKind } from "../../domain/protection/acts.ts";
import { REGISTERS_WORD } from "../../domain/protection/register.ts";
import {
  carriesAlone,
  mayAskFor,
  REQUESTERS,
  type Requester,
} from "../../domain/verification/representation.ts";

export interface BlockChoice {
  /** Value of the form's field: "suspend", "hold", "revoke" or "block:<id>". */
  readonly value: string;
  readonly digit: string;
  readonly kind: StopKind;
  readonly means: MeansView | null;
}

type Seen = Pick<CaseView, "choices" | "systems">;

const MOST_DIGITS = 8;

/**
 * The whole identity is 0, the day's hold is 9, and each means keeps the digit of its place in MitID's list:
 * blocking one must not renumber the others under the agent's hand. The register asks for no one means, so the digit of
 * the last one is free for what only it opens.
 */
export function blockChoices(view: Seen, requester: Requester): readonly BlockChoice[] {
  const opens = (key: string) =>
    view.choices.choices.some((choice) => choice.key === key && isOpenTo(requester, choice));
  // With MitID silent the state is unknown, and the whole of it can still be stopped.
  const all: readonly BlockChoice[] = [
    { value: "suspend", digit: "0", kind: "suspend", means: null },
    ...(mayAskFor(requester, "block") ? meansChoices(view) : []),
    { value: "hold", digit: "9", kind: "hold", means: null },
    ...(requester === "register"
      ? [{ value: "revoke", digit: "8", kind: "revoke", means: null } as const]
      : []),
  ];
  return all.filter(({ value, kind }) => opens(value) && registerAllows(view, requester, kind));
}

/** What the register has said opens one thing to the desk, and stops the rest by itself. */
function registerAllows({ choices }: Seen, requester: Requester, kind: StopKind): boolean {
  if (requester !== "register") return true;
  return choices.registerSays !== null && REGISTERS_WORD[choices.registerSays].withColleague === kind;
}

/** Whoever may be chosen as the one who asks: the register only while it has said something that opens anything. */
export const askersIn = (view: Seen): readonly Requester[] =>
  REQUESTERS.filter((one) => one !== "register" || registerAllows(view, one, "revoke"));

function meansChoices({ systems }: Seen): readonly BlockChoice[] {
  const means = systems.mitid?.identity?.means ?? [];
  return means.slice(0, MOST_DIGITS).map((one, place) => ({
    value: `block:${one.id}`,
    digit: String(place + 1),
    kind: "block",
    means: one,
  }));
}

/** The refusals are the person's own: another's proof is a paper or a colleague, but what has no effect has none for anybody. */
function isOpenTo(requester: Requester, { order, refusals }: ChoiceView): boolean {
  if (requester === "subject") return refusals.every((reason) => reason === "approval.needed");
  return mayAskFor(requester, order.kind) && !refusals.includes("act.noEffect");
}

/** Nobody does it alone: a colleague has to agree first. */
export function needsColleague(view: Seen, requester: Requester, choice: BlockChoice): boolean {
  // At the line a paper is only heard of; what a clerk has in hand is the counter's business.
  if (requester !== "subject")
    return !view.choices.documented.includes(requester) || !carriesAlone(requester, choice.kind, "agent");
  const found = view.choices.choices.find(({ key }) => key === choice.value);
  return found?.refusals.includes("approval.needed") === true;
}

/** The words' section of a choice: the kind of means, the whole, the day, or for good. */
export function sectionOf({
  kind,
  means,
}: BlockChoice): "suspend" | "held" | "revoke" | NonNullable<BlockChoice["means"]>["kind"] {
  if (kind === "hold") return "held";
  if (kind === "revoke") return "revoke";
  return means?.kind ?? "suspend";
}
