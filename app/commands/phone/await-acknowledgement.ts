/** Waits a moment for the target system, so that the caller hears the outcome and not only the intent. */
import { actsOfCaller } from "../../../db/receipts.ts";
import { callerOf } from "../../domain/actor.ts";
import { seconds, type Milliseconds } from "../../domain/duration.ts";
import type { CommandContext } from "../frame.ts";

const LONGEST_WAIT = seconds(3);
const FIRST_PAUSE: Milliseconds = 25;
const LONGEST_PAUSE: Milliseconds = 250;

/** Resolves when every act of the call is settled, after three seconds, or when the client is gone. */
export async function awaitAcknowledgement(
  context: CommandContext,
  callSid: string,
  gone: AbortSignal,
): Promise<void> {
  let waited = 0;
  for (
    let pause = FIRST_PAUSE;
    waited < LONGEST_WAIT && !gone.aborted;
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  ) {
    if (await isSettled(context, callSid)) return;
    await new Promise((resolve) => setTimeout(resolve, pause));
    waited += pause;
  }
}

async function isSettled(context: CommandContext, callSid: string): Promise<boolean> {
  const acts = await context.database.read(callerOf(callSid), (tx) => actsOfCaller(tx, callSid));
  return acts.every(({ state }) => state !== "accepted" && state !== "sent");
}
