/** The caller leaves the queue for the room in which the agent waits. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { callerMayEnter } from "../../commands/talk/caller-may-enter.ts";
import { conferenceName } from "../../domain/routing/conference-name.ts";
import { callerIntoRoom, nothing } from "../../http/talk-twiml.ts";
import { answerCall, onlyPost } from "../../http/webhook.ts";

export const loader = onlyPost;

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerCall(request, context, async ({ callSid, query }) => {
    const conferenceId = query("k") ?? "";
    const may = await callerMayEnter(context.services, { conferenceId, callSid });
    return may ? callerIntoRoom(conferenceName(conferenceId)) : nothing();
  });
}
