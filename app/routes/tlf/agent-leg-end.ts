/** The agent's leg is over; what follows is the conference's own events' business. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { nothing } from "../../http/talk-twiml.ts";
import { answerCall, onlyPost } from "../../http/webhook.ts";

export const loader = onlyPost;

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerCall(request, context, () => Promise.resolve(nothing()));
}
