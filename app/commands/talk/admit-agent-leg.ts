/** The agent's phone rings in: may this leg enter the room of this offer? The offer is checked again here. */
import { writeAudit } from "../../../db/audit.ts";
import { lockConferenceOfOffer, updateConference } from "../../../db/conferences.ts";
import { systemActor } from "../../domain/actor.ts";
import { allow, refuse, type Ruling } from "../../domain/ruling.ts";
import type { CommandContext } from "../frame.ts";

export interface AdmitAgentLeg {
  readonly staffId: string;
  readonly offerId: string;
  readonly callSid: string;
}

/** A second leg replaces the first: a reloaded page comes back into the same room. */
export function admitAgentLeg(
  context: CommandContext,
  order: AdmitAgentLeg,
): Promise<Ruling<{ readonly conferenceId: string }, "offer.stale" | "offer.notYours">> {
  const line = systemActor("line");
  return context.database.transact(line, async (tx) => {
    const room = await lockConferenceOfOffer(tx, order.offerId);
    const reason = whyNot(room, order.staffId);
    const facts = { offerId: order.offerId, staffId: order.staffId, reason };
    const outcome = reason === null ? "done" : "refused";
    await writeAudit(tx, line, {
      action: "talk.admit",
      outcome,
      caseId: room?.caseId ?? null,
      callSid: order.callSid,
      facts,
    });
    if (room === undefined || reason !== null) return refuse(reason ?? "offer.notYours");
    await updateConference(tx, room.id, { agentSid: order.callSid });
    return allow({ conferenceId: room.id });
  });
}

function whyNot(
  room: { readonly staffId: string; readonly state: string } | undefined,
  staffId: string,
): "offer.stale" | "offer.notYours" | null {
  if (room?.staffId !== staffId) return "offer.notYours";
  return room.state === "ended" ? "offer.stale" : null;
}
