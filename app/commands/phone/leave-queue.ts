/** A caller leaves the queue unanswered: the offer is taken back, and the agent it went to is ready again. */
import { writeAudit } from "../../../db/audit.ts";
import { lockLiveItem } from "../../../db/call-queue.ts";
import type { Tx } from "../../../db/database.ts";
import { openOfferOf, setItemState, settleOffer } from "../../../db/offers.ts";
import { lockPresence, setPresenceState } from "../../../db/presence.ts";
import { tell, type Topic } from "../../../db/topics.ts";
import { systemActor } from "../../domain/actor.ts";
import type { CommandContext } from "../frame.ts";

const LINE = systemActor("line");

/** Doing it twice is doing it once; a call that an agent has taken is left alone. */
export function leaveQueue(context: CommandContext, callSid: string): Promise<void> {
  return context.database.transact(LINE, async (tx) => {
    const topics = await abandonItem(tx, callSid, context.clock());
    await tell(tx, ...topics);
  });
}

/** Part of the caller's transaction; resolves with whom to tell, last of all. */
export async function abandonItem(tx: Tx, callSid: string, now: Date): Promise<readonly Topic[]> {
  const item = await lockLiveItem(tx, callSid);
  if (item === undefined || item.state === "connected") return [];
  const offer = await openOfferOf(tx, item.id);
  await setItemState(tx, item.id, "abandoned", now);
  await writeAudit(tx, LINE, {
    action: "queue.abandon",
    outcome: "done",
    callSid,
    facts: { itemId: item.id },
  });
  if (offer === undefined) return ["queue"];
  await settleOffer(tx, offer.id, "withdrawn", now);
  const present = await lockPresence(tx, offer.staffId);
  // An agent whose call was withdrawn did nothing wrong and keeps their turn.
  if (present.state === "offered") await setPresenceState(tx, offer.staffId, "ready", now);
  return ["queue", `agent:${offer.staffId}`];
}
