/** What each kind of act needs, and what is missing for it: the many choices of a case in one row per kind. */
import type { CaseView } from "../../../db/views/case.ts";
import type { ActKind } from "../../domain/protection/acts.ts";
import type { ActRefusal } from "../../domain/protection/decide.ts";
import type { ProofLevel } from "../../domain/verification/level.ts";

export interface Gate {
  readonly kind: ActKind;
  readonly needs: ProofLevel;
  /** Null when at least one act of this kind may be done now. */
  readonly missing: ActRefusal | null;
  /** Every reason of the act that is nearest to being open; empty where one is. */
  readonly reasons: readonly ActRefusal[];
}

/** In the order of how an agent thinks: stop first, then open, then new means, then what never is by telephone. */
export const GATE_ORDER = [
  "block",
  "suspend",
  "hold",
  "liftHold",
  "liftLockout",
  "orderMeans",
  "activationCode",
  "temporaryPassword",
  "temporaryPin",
  "reopen",
] as const satisfies readonly ActKind[];

type Seen = Pick<CaseView, "choices">;

/** Null where there is nothing of this kind to do for this person, such as a lock-out to lift. */
export function gateOf({ choices }: Seen, kind: ActKind): Gate | null {
  const ofKind = choices.choices.filter(({ order }) => order.kind === kind);
  const [first] = ofKind;
  if (first === undefined) return null;
  const nearest = ofKind.reduce(
    (best, one) => (one.refusals.length < best.refusals.length ? one : best),
    first,
  );
  const { refusals: reasons } = nearest;
  return { kind, needs: first.needs, missing: reasons[0] ?? null, reasons };
}

export const gatesOf = (view: Seen): readonly Gate[] =>
  GATE_ORDER.flatMap((kind) => gateOf(view, kind) ?? []);
