/** An agent's browser is still there. Not recorded: it says nothing about anybody and comes four times a minute. */
import { touchHeartbeat } from "../../db/presence.ts";
import type { Actor } from "../domain/actor.ts";
import type { CommandContext } from "./frame.ts";

export function beat(context: CommandContext, actor: Actor): Promise<void> {
  return context.database.transact(actor, (tx) => touchHeartbeat(tx, actor.id, context.clock()));
}
