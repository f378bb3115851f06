/** A call comes in on the line. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { receiveCall } from "../../commands/phone/receive-call.ts";
import { twimlRenderer } from "../../http/twiml.ts";
import { answerCall, onlyPost } from "../../http/webhook.ts";

export const loader = onlyPost;

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const { services } = context;
  return answerCall(request, context, ({ callSid, field }) =>
    receiveCall(services, {
      callSid,
      from: field("From") ?? "",
      render: twimlRenderer(services.settings.dutyNumber),
    }),
  );
}
