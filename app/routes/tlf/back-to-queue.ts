/** The agent was lost: the caller goes back to the queue, to the front of it. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { callPosition } from "../../commands/phone/call-position.ts";
import { backToQueue } from "../../http/talk-twiml.ts";
import { answerCall, onlyPost } from "../../http/webhook.ts";

export const loader = onlyPost;

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerCall(request, context, async ({ callSid }) => {
    const position = await callPosition(context.services, callSid);
    return backToQueue(position?.language ?? "da");
  });
}
