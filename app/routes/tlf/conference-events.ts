/** Who came into a room and who left it. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { noteParticipant, type ParticipantEvent } from "../../commands/talk/note-participant.ts";
import { conferenceIdIn } from "../../domain/routing/conference-name.ts";
import { onlyPost, takeCallback } from "../../http/webhook.ts";

export const loader = onlyPost;

const HAPPENED: ReadonlyMap<string, ParticipantEvent["happened"]> = new Map([
  ["participant-join", "join"],
  ["participant-leave", "leave"],
  ["conference-end", "end"],
]);

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return takeCallback(request, context, async ({ callSid, field }) => {
    const conferenceId = conferenceIdIn(field("FriendlyName") ?? "");
    const happened = HAPPENED.get(field("StatusCallbackEvent") ?? "");
    const sequence = field("SequenceNumber") ?? "";
    if (conferenceId === null || happened === undefined || !/^\d{1,6}$/.test(sequence)) return;
    await noteParticipant(context.services, { conferenceId, callSid, happened, sequence: Number(sequence) });
  });
}
