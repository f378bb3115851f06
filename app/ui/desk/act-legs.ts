/** The legs of an act's way: each target system and each notice, with how far it is and who sees to what is stuck. */
import type { ActTargetView, ActView, NoticeView, PostWait } from "../../../db/views/case-acts.ts";

interface LegBase {
  readonly id: string;
  readonly state: "done" | "underWay" | "failed" | "none";
  /** From the acceptance to the answer, in milliseconds; null while there is none. */
  readonly tookMs: number | null;
}

export type TargetLeg = LegBase & {
  readonly kind: "target";
  readonly target: ActTargetView;
  /** It was taken back before it left: nothing goes there. */
  readonly isDropped: boolean;
  /** Null where the post does not hold it back. */
  readonly post: PostWait | null;
};

export type NoticeLeg = LegBase & { readonly kind: "notice"; readonly notice: NoticeView };

export type Leg = TargetLeg | NoticeLeg;

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
  notPossible: "none",
  overtaken: "none",
} as const;

export function legsOf(act: ActView): readonly Leg[] {
  const since = Date.parse(act.acceptedAt);
  const took = (at: string | null) => (at === null ? null : Math.max(0, Date.parse(at) - since));
  const isDropped = act.withdrawn !== null;
  const targets = act.targets.map((target): TargetLeg => {
    const isNothing = isDropped || target.cameTo !== null;
    const state = isNothing ? "none" : target.why === null ? TARGETS[target.state] : "failed";
    return {
      ...{ kind: "target", id: target.system, target, isDropped, state, post: act.post },
      tookMs: isNothing ? null : took(target.acknowledgedAt),
    };
  });
  const notices = act.notices.map((notice): NoticeLeg => {
    const state = NOTICES[notice.state];
    return {
      kind: "notice",
      id: notice.id,
      notice,
      state,
      tookMs: state === "done" ? took(notice.at) : null,
    };
  });
  return [...targets, ...notices];
}
