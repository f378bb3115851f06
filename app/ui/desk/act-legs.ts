/** The legs of an act's way: each target system and each notice, with how far it is. */
import type { ActTargetView, ActView, NoticeView } from "../../../db/views/case-acts.ts";

interface LegBase {
  readonly id: string;
  readonly state: "done" | "underWay" | "failed";
  /** From the acceptance to the answer, in milliseconds; null while there is none. */
  readonly tookMs: number | null;
}

export type Leg = LegBase &
  (
    | {
        readonly kind: "target";
        readonly system: string;
        readonly word: ActTargetView["state"];
        readonly attempts: number;
        readonly deadlineAt: string;
      }
    | { readonly kind: "notice"; readonly channel: NoticeView["channel"]; readonly word: NoticeView["state"] }
  );

const TARGETS = {
  pending: "underWay",
  sent: "underWay",
  acknowledged: "done",
  refused: "failed",
  escalated: "failed",
} as const;
const NOTICES = {
  queued: "underWay",
  sent: "done",
  delivered: "done",
  failed: "failed",
  notPossible: "failed",
} as const;

export function legsOf(act: ActView): readonly Leg[] {
  const since = Date.parse(act.acceptedAt);
  const took = (at: string | null) => (at === null ? null : Math.max(0, Date.parse(at) - since));
  const targets = act.targets.map(({ system, state, attempts, deadlineAt, acknowledgedAt }): Leg => {
    return {
      kind: "target",
      id: system,
      system,
      word: state,
      state: TARGETS[state],
      attempts,
      deadlineAt,
      tookMs: took(acknowledgedAt),
    };
  });
  const notices = act.notices.map(({ id, channel, state, at }): Leg => {
    const status = NOTICES[state];
    return {
      kind: "notice",
      id,
      channel,
      word: state,
      state: status,
      tookMs: status === "done" ? took(at) : null,
    };
  });
  return [...targets, ...notices];
}
