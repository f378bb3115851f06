/** Is this the caller for whom this room was made? A signed request with another room's id opens nothing. */
import { lockConference } from "../../../db/conferences.ts";
import { systemActor } from "../../domain/actor.ts";
import { conferenceIdIn, conferenceName } from "../../domain/routing/conference-name.ts";
import type { CommandContext } from "../frame.ts";

export async function callerMayEnter(
  context: CommandContext,
  order: { readonly conferenceId: string; readonly callSid: string },
): Promise<boolean> {
  if (conferenceIdIn(conferenceName(order.conferenceId)) === null) return false;
  return context.database.transact(systemActor("line"), async (tx) => {
    const room = await lockConference(tx, order.conferenceId);
    return room !== undefined && room.state !== "ended" && room.callerSid === order.callSid;
  });
}
