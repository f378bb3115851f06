/** What a waiting caller is told each time round: language and place. */
import { placeInQueue } from "../../../db/call-queue.ts";
import { findCall } from "../../../db/phone-calls.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { callerOf } from "../../domain/actor.ts";
import { before, seconds } from "../../domain/duration.ts";
import type { Language } from "../../domain/ivr/phrases.ts";
import type { Standing } from "../../domain/ivr/wait.ts";
import type { CommandContext } from "../frame.ts";

export type QueueWait =
  | { readonly kind: "waiting"; readonly language: Language; readonly standing: Standing }
  /** An agent has taken the call, and the line moves it any moment. */
  | { readonly kind: "connecting"; readonly language: Language }
  /** Not in our queue (any more): the line must let go of the call. */
  | { readonly kind: "notWaiting"; readonly language: Language };

export function queueWait(context: CommandContext, callSid: string): Promise<QueueWait> {
  return context.database.read(callerOf(callSid), async (tx) => {
    const language = (await findCall(tx, callSid))?.menu.language ?? "da";
    const now = context.clock();
    const { rules } = await currentPolicy(tx, now);
    const place = await placeInQueue(tx, callSid, now, before(now, seconds(rules.seconds.heartbeatStale)));
    if (place === undefined) return { kind: "notWaiting", language };
    if (place.state === "connected") return { kind: "connecting", language };
    return { kind: "waiting", language, standing: place.standing };
  });
}
