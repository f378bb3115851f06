/** What a choice is about, as MitID last told of it. */
import type { CaseView } from "../../../../db/views/case.ts";
import type { ChoiceView } from "../../../../db/views/case-choices.ts";
import type { ActKind } from "../../../domain/protection/acts.ts";

interface About {
  readonly kind: ActKind;
  readonly means: string | null;
  readonly suffix: string | null;
}

export function meansOfChoice(
  { systems }: Pick<CaseView, "systems">,
  { order }: Pick<ChoiceView, "order">,
): About {
  const { kind } = order;
  if (order.kind === "orderMeans") return { kind, means: order.means, suffix: null };
  if (!("authenticatorId" in order)) return { kind, means: null, suffix: null };
  const found = systems.mitid?.identity?.means.find(({ id }) => id === order.authenticatorId);
  return { kind, means: found?.kind ?? null, suffix: found?.suffix ?? null };
}
