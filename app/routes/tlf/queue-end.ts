/** A caller is out of the queue: moved on, hung up, or never let in. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { callPosition } from "../../commands/phone/call-position.ts";
import { leaveQueue } from "../../commands/phone/leave-queue.ts";
import { say, type Phrase } from "../../domain/ivr/phrases.ts";
import { emptyTwiml, farewellTwiml } from "../../http/twiml.ts";
import { answerCall, onlyPost } from "../../http/webhook.ts";

export const loader = onlyPost;

/** Ways out that end the waiting, and what is said; after the others control is elsewhere already. */
const ENDINGS: ReadonlyMap<string, Phrase | null> = new Map<string, Phrase | null>([
  ["hangup", null],
  ["leave", "thanks"],
  ["queue-full", "queueFull"],
  ["error", "technicalNoNumber"],
  ["system-error", "technicalNoNumber"],
]);

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const { services } = context;
  return answerCall(request, context, async ({ callSid, field }) => {
    const phrase = ENDINGS.get(field("QueueResult") ?? "");
    if (phrase === undefined) return emptyTwiml();
    await leaveQueue(services, callSid);
    if (phrase === null) return emptyTwiml();
    const position = await callPosition(services, callSid);
    return farewellTwiml(position?.language ?? "da", say(phrase, "goodbye"));
  });
}
