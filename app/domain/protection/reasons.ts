/** Which reasons fit which act, by whoever asks for it; the first is what a form starts on. */
import type { Requester } from "../verification/representation.ts";
import { isStop, STOP_REASONS, type ActKind, type ActReason } from "./acts.ts";

const OF_OTHERS = ["reported", "misuse", "stolen", "lost", "unspecified"] as const;
const OF_ESTATE = ["death", ...OF_OTHERS] as const;

/** Never empty. Another's request has reasons of its own: the person has told us nothing. */
export function reasonsFor(kind: ActKind, requester: Requester): readonly ActReason[] {
  if (isStop(kind)) {
    if (requester === "subject") return STOP_REASONS;
    return requester === "estate" ? OF_ESTATE : OF_OTHERS;
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
