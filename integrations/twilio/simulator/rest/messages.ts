/** REST: Messages. */
import type { Router } from "express";
import type { Line } from "../engine/line.ts";
import type { Message } from "../engine/message.ts";
import { sendSms } from "../engine/post-office.ts";
import { pageOf } from "./envelope.ts";
import { badParameter, unknownResource } from "./errors.ts";
import { formOf, type Form } from "./form.ts";
import { accountPath, renderMessage } from "./render.ts";

const longestBody = 1_600;

/** Letters, digits and spaces, at most 11, with at least one letter (telephony.md §4). */
const isAlphanumericSender = (from: string): boolean => /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/.test(from);

function senderFrom(line: Line, form: Form): string {
  const from = form.text("From") ?? "";
  if (form.text("MessagingServiceSid") !== null) return from;
  if (from === "") throw badParameter(21603, "A 'From' phone number is required");
  const isOurs = line.numbers.find(from) !== undefined || isAlphanumericSender(from);
  if (!isOurs) throw badParameter(21212, "Invalid 'From' Phone Number");
  return from;
}

function receiverFrom(line: Line, form: Form): string {
  const to = form.text("To") ?? "";
  if (to === "") throw badParameter(21604, "A 'To' phone number is required");
  if (!/^\+\d{6,15}$/.test(to)) throw badParameter(21211, "Invalid 'To' Phone Number");
  const { sms } = line.phones.habitsOf(to);
  if (sms === "landline") throw badParameter(21614, "'To' number is not a valid mobile number");
  if (sms === "opted-out") throw badParameter(21610, "Attempt to send to unsubscribed recipient");
  return to;
}

function createMessage(line: Line, form: Form): Message {
  const to = receiverFrom(line, form);
  const from = senderFrom(line, form);
  const body = form.text("Body") ?? "";
  if (body === "") throw badParameter(21602, "Message body is required");
  if (body.length > longestBody)
    throw badParameter(21617, "The message body exceeds the 1600 character limit");
  const [messagingServiceSid, statusCallback] = [
    form.text("MessagingServiceSid"),
    form.text("StatusCallback"),
  ];
  return sendSms(line, { from, to, body, messagingServiceSid, statusCallback });
}

function messageOf(line: Line, sid: string): Message {
  const message = line.messages.bySid(sid);
  if (message === undefined) throw unknownResource(`${accountPath(line)}/Messages/${sid}.json`);
  return message;
}

function update(line: Line, message: Message, form: Form): void {
  const [body, status] = [form.text("Body"), form.text("Status")];
  if (body !== null && body !== "") throw badParameter(20001, "Body may only be emptied");
  if (body === "") message.body = "";
  if (status === "canceled" && message.sentAt === null) message.status = "canceled";
  message.updatedAt = line.clock.now();
}

function matching(line: Line, query: Form): readonly Message[] {
  const [to, from] = [query.text("To"), query.text("From")];
  return line.messages
    .list()
    .filter((one) => (to === null || one.to === to) && (from === null || one.from === from))
    .toReversed();
}

export function messageRoutes(router: Router, line: Line): void {
  router.post("/Messages.json", (request, response) => {
    response.status(201).json(renderMessage(line, createMessage(line, formOf(request.body))));
  });
  router.get("/Messages.json", (request, response) => {
    const query = formOf(request.query);
    const path = `${accountPath(line)}/Messages.json`;
    const render = (message: Message): unknown => renderMessage(line, message);
    response.json(pageOf("messages", path, query, ["To", "From"], matching(line, query), render));
  });
  router.get("/Messages/:sid.json", (request, response) => {
    response.json(renderMessage(line, messageOf(line, request.params.sid)));
  });
  router.post("/Messages/:sid.json", (request, response) => {
    const message = messageOf(line, request.params.sid);
    update(line, message, formOf(request.body));
    response.json(renderMessage(line, message));
  });
  router.delete("/Messages/:sid.json", (request, response) => {
    line.messages.remove(messageOf(line, request.params.sid).sid);
    response.status(204).end();
  });
}
