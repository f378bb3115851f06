/** A call that Twilio no longer knows is over: its row ends, and whatever waited for it is let go. */
import { writeAudit } from "../../../db/audit.ts";
import { lockLiveConferenceOfCaller } from "../../../db/conferences.ts";
import { openOfferOf, settleOffer } from "../../../db/offers.ts";
import { lockPresence, setPresenceState } from "../../../db/presence.ts";
import { tell, type Topic } from "../../../db/topics.ts";
import type { Tx } from "../../../db/database.ts";
import { systemActor } from "../../domain/actor.ts";
import type { CommandContext } from "../frame.ts";

/** Resolves with the live talk that must be ended too, or null. */
export function endLostCall(context: CommandContext, callSid: string): Promise<string | null> {
  const sweeper = systemActor("sweeper");
  return context.database.transact(sweeper, async (tx) => {
    const now = context.clock();
    await tx
      .updateTable("phoneCalls")
      .set({ state: "completed", endedAt: now })
      .where("callSid", "=", callSid)
      .where("state", "in", ["ringing", "inProgress"])
      .execute();
    const topics = await leaveQueue(tx, callSid, now);
    await writeAudit(tx, sweeper, { action: "call.reconcile", outcome: "done", callSid });
    await tell(tx, "queue", ...topics);
    return (await lockLiveConferenceOfCaller(tx, callSid))?.id ?? null;
  });
}

async function leaveQueue(tx: Tx, callSid: string, now: Date): Promise<readonly Topic[]> {
  const item = await tx
    .selectFrom("queueItems")
    .where("callSid", "=", callSid)
    .where("state", "in", ["waiting", "offered"])
    .select("id")
    .forUpdate()
    .executeTakeFirst();
  if (item === undefined) return [];
  const offer = await openOfferOf(tx, item.id);
  await tx
    .updateTable("queueItems")
    .set({ state: "abandoned", leftAt: now })
    .where("id", "=", item.id)
    .execute();
  if (offer === undefined) return [];
  await settleOffer(tx, offer.id, "withdrawn", now);
  const present = await lockPresence(tx, offer.staffId);
  if (present.state === "offered") await setPresenceState(tx, offer.staffId, "ready", now);
  return [`agent:${offer.staffId}`];
}
