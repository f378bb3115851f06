/** Twilio tells how a call goes: late, twice or out of order. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { endCall } from "../../commands/phone/end-call.ts";
import { onlyPost, takeCallback } from "../../http/webhook.ts";

export const loader = onlyPost;

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return takeCallback(request, context, ({ callSid, field }) => {
    const sequence = field("SequenceNumber");
    return endCall(context.services, {
      callSid,
      status: field("CallStatus") ?? "",
      sequence: sequence !== null && /^\d{1,6}$/.test(sequence) ? Number(sequence) : null,
    });
  });
}
