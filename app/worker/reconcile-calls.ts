/** Compares the calls we take for live with Twilio's own list: a lost callback must not leave an agent in a dead talk. */
import { abandonTalk } from "../commands/talk/abandon-talk.ts";
import { endLostCall } from "../commands/talk/end-lost-call.ts";
import { systemActor } from "../domain/actor.ts";
import { SystemDown } from "../domain/faults.ts";
import { before, seconds } from "../domain/duration.ts";
import type { WorkerContext } from "./context.ts";

// Younger calls may simply not be on Twilio's list yet.
const OLD_ENOUGH = seconds(30);

export async function reconcileCalls(context: WorkerContext): Promise<void> {
  const since = before(context.clock(), OLD_ENOUGH);
  const ours = await context.database.read(systemActor("sweeper"), (tx) =>
    tx
      .selectFrom("phoneCalls")
      .where("state", "in", ["ringing", "inProgress"])
      .where("direction", "=", "inbound")
      .where("startedAt", "<", since)
      .select("callSid")
      .execute(),
  );
  if (ours.length === 0) return;
  const live = await liveCalls(context);
  if (live === null) return;
  for (const { callSid } of ours) {
    if (live.has(callSid)) continue;
    const conferenceId = await endLostCall(context, callSid);
    if (conferenceId !== null) await abandonTalk(context, conferenceId);
  }
}

async function liveCalls(context: WorkerContext): Promise<ReadonlySet<string> | null> {
  try {
    return new Set(await context.ports.telephony.liveCallSids());
  } catch (error) {
    if (error instanceof SystemDown) return null;
    throw error;
  }
}
