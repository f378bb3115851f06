/** An agent says whether calls may come: ready, on a pause, or gone. */
import { writeAudit } from "../../db/audit.ts";
import { lockPresence, setPresenceState } from "../../db/presence.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";

export interface SetPresence {
  readonly actor: Actor;
  readonly state: "ready" | "pause" | "offline";
}

/** Refused during a call and its wrap-up, which end by their own commands, and while an offer is open. */
export function setPresence(
  context: CommandContext,
  order: SetPresence,
): Promise<Ruling<null, "presence.busy">> {
  const { actor, state } = order;
  return context.database.transact(actor, async (tx) => {
    const present = await lockPresence(tx, actor.id);
    const busy = present.state === "inCall" || present.state === "wrapUp" || present.state === "offered";
    const facts = { from: present.state, to: state };
    await writeAudit(tx, actor, { action: "presence.set", outcome: busy ? "refused" : "done", facts });
    if (busy) return refuse("presence.busy");
    await setPresenceState(tx, actor.id, state, context.clock());
    await tell(tx, "queue", `agent:${actor.id}`);
    return allow(null);
  });
}
