/** Whether a notice still tells what is so at the moment in which it is sent or printed; it may have waited for days. */
import type { ActState } from "./acts.ts";
import type { NoticeTemplate } from "./notices.ts";
import type { ReissueState } from "./withdrawal.ts";

export interface ToldOf {
  readonly template: NoticeTemplate | "code";
  readonly actState: ActState;
  /** Of the code or the parcel that the act made; null where it made none. */
  readonly reissueState: ReissueState | null;
}

/**
 * What waits may leave, be taken back or be refused meanwhile, and what took effect may be stopped: each of these is
 * told by a notice of its own. What tells of an end stays true.
 */
export function noticeStillHolds({ template, actState, reissueState }: ToldOf): boolean {
  switch (template) {
    case "coolingOff":
      return actState === "accepted";
    case "act":
      return actState === "acknowledged" && reissueState !== "cancelled";
    case "withdrawn":
    case "notSent":
    case "stoppedTooLate":
    case "notStopped":
    case "decision":
    case "code":
      return true;
    default:
      return template satisfies never;
  }
}
