/** What became of an SMS. A failure is put on the case; it never undoes the block it tells of. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { settleNotice } from "../../commands/settle-notice.ts";
import { onlyPost, takeCallback } from "../../http/webhook.ts";

export const loader = onlyPost;

const STATES = new Map([
  ["delivered", "delivered"],
  ["undelivered", "failed"],
  ["failed", "failed"],
] as const);

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return takeCallback(request, context, async ({ field }) => {
    const externalId = field("MessageSid") ?? "";
    const state = [...STATES].find(([word]) => word === field("MessageStatus"))?.[1];
    if (state === undefined || externalId === "") return;
    const errorCode = field("ErrorCode");
    await settleNotice(context.services, {
      notice: { externalId },
      state,
      ...(errorCode === null ? {} : { errorCode }),
    });
  });
}
