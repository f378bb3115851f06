/** Letters over a real socket: delivered once, refused for a reason, readable afterwards. */
import { randomUUID } from "node:crypto";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { createDigitalPost } from "../../../integrations/digital-post/adapter.ts";
import { FaultyLetter, buildMemo } from "../../../integrations/digital-post/memo.ts";
import type { DigitalPostPort, Letter } from "../../../integrations/digital-post/port.ts";
import { listenOnLoopback } from "../../../integrations/simulator-kit/listen.ts";
import { CREDENTIALS, basicHeader, openStand, personNamed, type Stand } from "../support/stand.ts";

const API = "/digitalpost/apis/v1";
const SENDER = { cvr: "12345678", label: "Fælleslinjen" };

let stand: Stand;
let post: DigitalPostPort;

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());
beforeEach(async () => {
  await stand.control("POST", "/digitalpost/_control/reset");
  post = createDigitalPost({
    baseUrl: `${stand.url}${API}`,
    ...CREDENTIALS,
    senderCvr: SENDER.cvr,
    firstPauseMs: 1,
  });
});

const letterTo = (name: string, change: Partial<Letter> = {}): Letter => ({
  messageUuid: randomUUID(),
  recipientCpr: personNamed(name).cpr,
  label: "Dit MitID er spærret",
  paragraphs: ["Din kodeviser virker ikke mere.", 'Var det ikke dig? Ring til os & sig "stop" <straks>.'],
  language: "da",
  createdAt: "2026-03-12T01:15:00Z",
  ...change,
});

const letterList = z.array(
  z.object({
    messageUUID: z.string(),
    label: z.string(),
    recipient: z.string(),
    text: z.string(),
    xml: z.string(),
  }),
);
const letters = async () =>
  letterList.parse(await (await stand.control("GET", "/digitalpost/_control/letters")).json());
const sendXml = (xml: string, type = "application/xml") =>
  fetch(`${stand.url}${API}/memos/`, { method: "POST", headers: headers(type), body: xml });
const headers = (type: string) => ({
  authorization: basicHeader(CREDENTIALS.user, CREDENTIALS.password),
  "content-type": type,
});

describe("the contact register", () => {
  it.each([
    ["Inger Vestergaard", { digitalPost: "registered", nemSms: true }],
    ["Else Margrethe Thorup", { digitalPost: "exempt", nemSms: false }],
    ["Poul Erik Søndergaard", { digitalPost: "closed", nemSms: false }],
  ] as const)("knows %s", async (name, status) => {
    expect(await post.contactStatus(personNamed(name).cpr)).toEqual(status);
  });

  it("is believed of the very person alone, whoever else it tells of", async () => {
    const app = express();
    const inger = personNamed("Inger Vestergaard").cpr;
    const contact = (cprNumber: string, publicRegistrationStatus: string, registered: boolean) => ({
      ...{ id: randomUUID(), type: "CITIZEN", cprNumber, nemSmsSubscription: { registered } },
      mailboxSubscription: { registrationStatus: null, publicRegistrationStatus },
    });
    const contacts = [contact("6101010000", "CLOSED", false), contact(inger, "REGISTERED", true)];
    app.get("/contacts/", (_, answer) => {
      answer.json({ currentPage: 0, elementsOnPage: 2, totalElements: 2, totalPages: 1, contacts });
    });
    const served = await listenOnLoopback(app, 0);
    const talkative = createDigitalPost({ baseUrl: served.url, ...CREDENTIALS, senderCvr: SENDER.cvr });
    expect(await talkative.contactStatus(inger)).toEqual({ digitalPost: "registered", nemSms: true });
    expect(await talkative.contactStatus("6101010001")).toEqual({ digitalPost: "unknown", nemSms: false });
    await served.close();
  });

  it("does not know a stranger", async () => {
    expect(await post.contactStatus("6101010000")).toEqual({ digitalPost: "unknown", nemSms: false });
  });
});

describe("a letter", () => {
  it("is delivered with every character that was written", async () => {
    const letter = letterTo("Inger Vestergaard");
    expect(await post.sendLetter(letter)).toMatchObject({ status: "RECEIVED", errorCode: null });
    const [delivered] = await letters();
    expect(delivered).toMatchObject({ messageUUID: letter.messageUuid, label: letter.label });
    expect(delivered?.text).toBe([letter.label, ...letter.paragraphs].join("\n\n"));
    expect(delivered?.recipient).toBe("650172-••••");
  });

  it("sent twice, or sent again because its answer was lost, is one letter with one receipt", async () => {
    await stand.control("POST", "/digitalpost/_control/faults", { kind: "after-success-lost", times: 1 });
    const letter = letterTo("Inger Vestergaard");
    const first = await post.sendLetter(letter);
    const second = await post.sendLetter({ ...letter, messageUuid: letter.messageUuid.toUpperCase() });
    expect(second).toEqual(first);
    expect(await letters()).toHaveLength(1);
    const log = await stand.log("digitalpost");
    expect(log.map((entry) => entry.outcome)).toEqual(["RECEIVED", "replayed", "replayed"]);
  });

  it.each([
    ["Else Margrethe Thorup", "recipient.exempt"],
    ["Poul Erik Søndergaard", "recipient.closed"],
  ])("to %s is refused and not delivered", async (name, errorCode) => {
    expect(await post.sendLetter(letterTo(name))).toMatchObject({ status: "NOT_ALLOWED", errorCode });
    expect(await letters()).toEqual([]);
  });

  it("to a stranger is refused", async () => {
    const receipt = await post.sendLetter(letterTo("Inger Vestergaard", { recipientCpr: "6101010000" }));
    expect(receipt).toMatchObject({ status: "NOT_ALLOWED", errorCode: "recipient.unknown" });
  });

  it.each([
    ["messageUuid.not-v4", { messageUuid: "ddf9d8d6-3b7a-14ad-a09f-f7ad3e286045" }],
    ["createdAt.not-utc", { createdAt: "2026-03-12T02:15:00+01:00" }],
    ["label.length", { label: "x".repeat(257) }],
    ["recipient.not-cpr", { recipientCpr: "650172-1472" }],
    ["paragraphs.empty", { paragraphs: [" "] }],
    ["text.not-xml", { paragraphs: ["lige\u0000gyldigt"] }],
  ] as const)("with %s never leaves the house", async (fault, change) => {
    const sending = post.sendLetter(letterTo("Inger Vestergaard", change));
    await expect(sending).rejects.toSatisfy(
      (error) => error instanceof FaultyLetter && error.faults.includes(fault) && !error.retryable,
    );
    expect(await stand.log("digitalpost")).toEqual([]);
  });
});

describe("a message from elsewhere", () => {
  const memo = () => buildMemo(letterTo("Inger Vestergaard"), SENDER);
  const receipt = async (xml: string): Promise<unknown> => (await sendXml(xml)).json();

  it.each([
    [
      "a UUID of version 1",
      (xml: string) => xml.replace(/-4(?=[0-9a-f]{3}-[89ab])/, "-1"),
      "memo.schema.invalid",
    ],
    ["no label", (xml: string) => xml.replace(/<memo:label>Dit.*?<\/memo:label>/, ""), "memo.schema.invalid"],
    ["a local time", (xml: string) => xml.replace("01:15:00Z", "02:15:00+01:00"), "memo.schema.invalid"],
    [
      "an empty file",
      (xml: string) => xml.replace(/<memo:content>.*?</, "<memo:content><"),
      "file.empty.not.allowed",
    ],
    [
      "a program as file",
      (xml: string) => xml.replace("brev.html", "brev.exe"),
      "file.extension.not.allowed",
    ],
    [
      "no NemSMS text",
      (xml: string) => xml.replace("DIGITALPOST", "NEMSMS"),
      "empty.notification.not.allowed",
    ],
  ])("with %s is invalid", async (_, spoil, errorCode) => {
    const xml = memo();
    expect(spoil(xml)).not.toBe(xml);
    expect(await receipt(spoil(xml))).toMatchObject({ receiptStatus: "INVALID", errorCode });
    expect(await letters()).toEqual([]);
  });

  it.each([
    ["broken XML", "<memo:Message", "memo.xml.malformed"],
    [
      "another namespace",
      memo().replace("https://DigitalPost.dk/MeMo-1", "https://example.dk"),
      "memo.namespace.unknown",
    ],
    ["a document type", `<!DOCTYPE x [<!ENTITY a "b">]>${memo()}`, "memo.doctype.not.allowed"],
  ])("that is %s is a 400 in Digital Post's own words", async (_, xml, code) => {
    const answer = await sendXml(xml);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ code, message: code, fieldErrors: [] });
  });

  it("that is no XML, or has no credentials, is refused", async () => {
    expect((await sendXml("{}", "application/json")).status).toBe(400);
    const stranger = await fetch(`${stand.url}${API}/memos/`, { method: "POST", body: memo() });
    expect(stranger.status).toBe(401);
  });
});

it("the receiver's receipt can be fetched and changed", async () => {
  const letter = letterTo("Inger Vestergaard");
  const { transmissionId } = await post.sendLetter(letter);
  const get = async (path: string): Promise<unknown> =>
    (await fetch(`${stand.url}${API}${path}`, { headers: headers("application/json") })).json();
  expect(await get("/receipts/")).toMatchObject({ totalElements: 1, results: [transmissionId] });
  expect(await get(`/receipts/${transmissionId}`)).toMatchObject({
    receiptStatus: "COMPLETED",
    errorCode: null,
  });
  const said = await fetch(`${stand.url}${API}/memos/${letter.messageUuid}/receipt`, {
    method: "POST",
    headers: headers("application/json"),
    body: JSON.stringify({ receiptStatus: "INVALID", errorCode: "file.unreadable" }),
  });
  expect(said.status).toBe(204);
  expect(await get(`/receipts/${transmissionId}`)).toMatchObject({ receiptStatus: "INVALID" });
});

it("the log holds no CPR number", async () => {
  const inger = personNamed("Inger Vestergaard");
  await post.contactStatus(inger.cpr);
  await post.sendLetter(letterTo(inger.name));
  const log = JSON.stringify(await stand.log("digitalpost"));
  expect(log).toContain(inger.mitid.identityUuid);
  expect(log).not.toContain(inger.cpr);
});
