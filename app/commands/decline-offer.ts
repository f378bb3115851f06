/** «Ikke nu»: the call goes on to the next, and the agent is not asked about it again for a while. */
import { writeAudit } from "../../db/audit.ts";
import { lockOffer, setItemState, settleOffer } from "../../db/offers.ts";
import { lockPresence, setPresenceState } from "../../db/presence.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";

export interface DeclineOffer {
  readonly actor: Actor;
  readonly offerId: string;
}

export function declineOffer(
  context: CommandContext,
  order: DeclineOffer,
): Promise<Ruling<null, "offer.stale">> {
  const { actor, offerId } = order;
  return context.database.transact(actor, async (tx) => {
    const found = await lockOffer(tx, offerId);
    const open = found !== undefined && found.offer.staffId === actor.id && found.offer.state === "open";
    await writeAudit(tx, actor, {
      action: "offer.decline",
      outcome: open ? "done" : "refused",
      facts: { offerId },
    });
    if (!open) return refuse("offer.stale");
    const now = context.clock();
    await lockPresence(tx, actor.id);
    await settleOffer(tx, offerId, "declined", now);
    if (found.item.state === "offered") await setItemState(tx, found.item.id, "waiting", null);
    await setPresenceState(tx, actor.id, "ready", now);
    await tell(tx, "queue", `agent:${actor.id}`);
    return allow(null);
  });
}
