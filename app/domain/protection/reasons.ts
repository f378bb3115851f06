/** Which reasons fit which act, by whoever asks for it; the first is what a form starts on. */
import type { Requester } from "../verification/representation.ts";
import { isStop, STOP_REASONS, type ActKind, type ActReason, type StopKind } from "./acts.ts";

/** A stop that nobody asked for is a decision, and a decision says why: `unspecified` is none of these. */
const OF_OTHERS = ["reported", "misuse", "stolen", "lost"] as const;
const OF_ESTATE = ["death", ...OF_OTHERS] as const;
const OF_LINE = ["misuse", "reported", "stolen", "lost"] as const;

/** Never empty. Another's request has reasons of its own: the person has told us nothing. */
export function reasonsFor(kind: ActKind, requester: Requester): readonly ActReason[] {
  if (isStop(kind)) {
    if (requester === "subject") return STOP_REASONS;
    return reasonsOfOthers(kind, requester);
  }
  switch (kind) {
    case "liftHold":
      return ["found", "approvedByMistake", "unspecified"];
    case "liftLockout":
      return ["forgotten", "unspecified"];
    case "orderMeans":
      return ["lost", "stolen", "worn", "newDevice", "unspecified"];
    case "activationCode":
      return ["newDevice", "lost", "stolen", "forgotten", "unspecified"];
    case "temporaryPassword":
      return ["forgotten", "misuse", "unspecified"];
    case "temporaryPin":
      return ["newDevice", "forgotten", "unspecified"];
    case "reopen":
      return ["unspecified"];
    default:
      return kind satisfies never;
  }
}

function reasonsOfOthers(kind: StopKind, requester: Exclude<Requester, "subject">): readonly ActReason[] {
  switch (requester) {
    case "estate":
      return OF_ESTATE;
    case "line":
      return OF_LINE;
    case "register":
      return kind === "revoke" ? ["death"] : ["death", "numberAnnulled"];
    default:
      return OF_OTHERS;
  }
}
