/** Whether a notice still tells what is so at the moment in which it is sent or printed; it may have waited for days. */
import type { ActState } from "./acts.ts";
import { isToldOf, type NoticeTemplate } from "./notices.ts";
import type { ReissueState } from "./withdrawal.ts";

export interface ToldOf {
  readonly template: NoticeTemplate | "code";
  readonly actState: ActState;
  /** Of the code or the parcel that the act made; null where it made none. */
  readonly reissueState: ReissueState | null;
  /** The CPR register's newest word about the person; null where it was never asked. */
  readonly registerSays: string | null;
}

/**
 * What waits may leave, be taken back or be refused meanwhile, and what took effect may be stopped: each of these is
 * told by a notice of its own. What tells of an end stays true, but for somebody who has died since.
 */
export function noticeStillHolds({ template, actState, reissueState, registerSays }: ToldOf): boolean {
  if (!isToldOf(template, registerSays)) return false;
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
