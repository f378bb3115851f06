/** What became of an SMS. A failure is put on the case; it never undoes the block it tells of. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { z } from "zod";
import { settleNotice } from "../../commands/settle-notice.ts";
import { onlyPost, takeCallback } from "../../http/webhook.ts";

export const loader = onlyPost;

const STATES = new Map([
  ["delivered", "delivered"],
  ["undelivered", "failed"],
  ["failed", "failed"],
] as const);

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return takeCallback(request, context, async ({ field, query }) => {
    const externalId = field("MessageSid") ?? "";
    const state = [...STATES].find(([word]) => word === field("MessageStatus"))?.[1];
    if (state === undefined || externalId === "") return;
    const errorCode = field("ErrorCode");
    const noticeId = z.uuid().safeParse(query("notice"));
    await settleNotice(context.services, {
      notice: noticeId.success ? { id: noticeId.data } : { externalId },
      state,
      externalId,
      ...(errorCode === null ? {} : { errorCode }),
    });
  });
}
