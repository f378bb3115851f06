/** What a caller in the queue hears, half a minute at a time. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { queueWait } from "../../commands/phone/queue-place.ts";
import { waitLines } from "../../domain/ivr/wait.ts";
import { leaveTwiml, waitTwiml } from "../../http/twiml.ts";
import { answerCall, onlyPost } from "../../http/webhook.ts";

export const loader = onlyPost;

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const { services } = context;
  return answerCall(request, context, async ({ callSid }) => {
    const wait = await queueWait(services, callSid);
    if (wait.kind === "notWaiting") return leaveTwiml();
    const lines = wait.kind === "waiting" ? waitLines(wait.standing) : [];
    return waitTwiml(wait.language, lines, services.settings.publicBaseUrl);
  });
}
