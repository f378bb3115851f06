/** The talk is over, and the caller is still on the line. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { callPosition } from "../../commands/phone/call-position.ts";
import { say } from "../../domain/ivr/phrases.ts";
import { farewellTwiml } from "../../http/twiml.ts";
import { answerCall, onlyPost } from "../../http/webhook.ts";

export const loader = onlyPost;

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerCall(request, context, async ({ callSid }) => {
    const position = await callPosition(context.services, callSid);
    return farewellTwiml(position?.language ?? "da", say("thanks", "goodbye"));
  });
}
