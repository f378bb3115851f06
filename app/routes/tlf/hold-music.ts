/** What a caller on hold hears. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { callPosition } from "../../commands/phone/call-position.ts";
import { onHold } from "../../http/talk-twiml.ts";
import { answerCall, onlyPost } from "../../http/webhook.ts";

export const loader = onlyPost;

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerCall(request, context, async ({ callSid }) => {
    const position = await callPosition(context.services, callSid);
    return onHold(position?.language ?? "da");
  });
}
