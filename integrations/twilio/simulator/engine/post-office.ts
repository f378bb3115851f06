/** Carries SMS: from queued to sent, and then what the receiving telephone makes of it. */
import { newSid } from "../sids.ts";
import { postCallback } from "./callbacks.ts";
import type { Line } from "./line.ts";
import type { Message, MessageStatus } from "./message.ts";
import { apiVersion } from "./parameters.ts";
import { segmentsOf } from "./segments.ts";

export interface SmsOrder {
  readonly from: string;
  readonly to: string;
  readonly body: string;
  readonly messagingServiceSid: string | null;
  readonly statusCallback: string | null;
}

const sentAfterMs = 300;
const arrivesAfterMs = 1_200;

export function sendSms(line: Line, order: SmsOrder): Message {
  const now = line.clock.now();
  const message: Message = {
    ...order,
    sid: newSid("SM"),
    segments: segmentsOf(order.body),
    createdAt: now,
    updatedAt: now,
    sentAt: null,
    errorCode: null,
    status: order.messagingServiceSid === null ? "queued" : "accepted",
  };
  line.messages.add(message);
  publish(line, message);
  line.clock.after(sentAfterMs, () => move(line, message, "sent", null));
  const [status, errorCode] = fateOf(line, message);
  line.clock.after(arrivesAfterMs, () => move(line, message, status, errorCode));
  return message;
}

/** Operators filter every SMS with a link unless the content is registered (telephony.md §4). */
function fateOf(line: Line, message: Message): readonly [MessageStatus, number | null] {
  const { sms } = line.phones.habitsOf(message.to);
  if (sms === "filtered" || /https?:\/\/|www\./i.test(message.body)) return ["undelivered", 30007];
  if (sms === "off") return ["undelivered", 30003];
  if (sms === "unknown") return ["undelivered", 30005];
  return ["delivered", null];
}

function move(line: Line, message: Message, status: MessageStatus, errorCode: number | null): void {
  if (message.status === "canceled" || line.messages.bySid(message.sid) === undefined) return;
  message.status = status;
  message.errorCode = errorCode;
  message.updatedAt = line.clock.now();
  if (status === "sent") message.sentAt = message.updatedAt;
  publish(line, message);
  tell(line, message);
}

function publish(line: Line, message: Message): void {
  line.events.publish({
    type: "message",
    data: { sid: message.sid, to: message.to, status: message.status },
  });
}

function tell(line: Line, message: Message): void {
  if (message.statusCallback === null) return;
  const parameters = {
    AccountSid: line.settings.accountSid,
    ApiVersion: apiVersion,
    From: message.from,
    To: message.to,
    MessageSid: message.sid,
    MessageStatus: message.status,
    SmsSid: message.sid,
    SmsStatus: message.status,
    ...(message.errorCode === null ? {} : { ErrorCode: String(message.errorCode) }),
    ...(message.messagingServiceSid === null ? {} : { MessagingServiceSid: message.messagingServiceSid }),
  };
  postCallback(line, { url: message.statusCallback, method: "POST", events: [] }, parameters, null);
}
