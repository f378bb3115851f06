/** Waits a moment for MitID, so that whoever pressed "stop" reads what became of it and not only that we try. */
import { stopOfAct, type StopOutcome } from "../../db/reissue-stops.ts";
import { systemActor } from "../domain/actor.ts";
import { seconds, type Milliseconds } from "../domain/duration.ts";
import type { CommandContext } from "./frame.ts";

const LONGEST_WAIT = seconds(4);
const FIRST_PAUSE: Milliseconds = 25;
const LONGEST_PAUSE: Milliseconds = 250;

/** Null where MitID has not answered after four seconds, or the client is gone. */
export async function awaitStop(
  context: CommandContext,
  actId: string,
  gone: AbortSignal,
): Promise<StopOutcome | null> {
  let waited = 0;
  for (
    let pause = FIRST_PAUSE;
    waited < LONGEST_WAIT && !gone.aborted;
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  ) {
    const stop = await context.database.read(systemActor("public"), (tx) => stopOfAct(tx, actId));
    if (stop !== undefined && stop.outcome !== null) return stop.outcome;
    await new Promise((resolve) => setTimeout(resolve, pause));
    waited += pause;
  }
  return null;
}
