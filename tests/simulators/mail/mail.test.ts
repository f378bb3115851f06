/** Mail over a real socket: taken once under its own id, refused for a reason, readable afterwards. */
import { createServer } from "node:net";
import express from "express";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { createMail } from "../../../integrations/mail/adapter.ts";
import type { Mail, MailPort } from "../../../integrations/mail/port.ts";
import { createMailSimulator } from "../../../integrations/mail/simulator/index.ts";
import { listenOnLoopback } from "../../../integrations/simulator-kit/listen.ts";

const LOGIN = { user: "linjen", password: "kun/til:prøver@" };
const FROM = "svar-ikke@faelleslinjen.example";
const simulator = createMailSimulator({ credentials: LOGIN, now: () => new Date() });

let smtp: number;
let control: string;
let mail: MailPort;
const urlOf = (port: number, password = LOGIN.password) =>
  `smtp://${LOGIN.user}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}`;

beforeAll(async () => {
  const app = express();
  simulator.mount(app);
  const served = await listenOnLoopback(app, 0);
  control = `${served.url}/mail/_control`;
  smtp = await simulator.listen(0);
  afterAll(async () => {
    await simulator.stop();
    await served.close();
  });
});
beforeEach(async () => {
  await fetch(`${control}/reset`, { method: "POST" });
  mail = createMail({ url: urlOf(smtp), from: FROM, timeoutMs: 1_000 });
});

const letter = (over: Partial<Mail> = {}): Mail => ({
  messageUuid: crypto.randomUUID(),
  to: "inger@example.dk",
  subject: "Hele dit MitID er spærret",
  paragraphs: ["Hele dit MitID blev spærret kl. 10.05. Ærø, Ørsted, Århus.", ". på en linje for sig"],
  language: "da",
  ...over,
});

const shape = z.array(
  z.object({
    messageId: z.string(),
    from: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    headers: z.record(z.string(), z.string()),
  }),
);
const messages = async () => shape.parse(await (await fetch(`${control}/messages`)).json());
const fault = (body: object) =>
  fetch(`${control}/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

it("arrives as it was written, to one address, marked as sent by a machine", async () => {
  const sent = letter();
  await mail.send(sent);
  const [one, ...more] = await messages();
  expect(more).toEqual([]);
  expect(one).toMatchObject({ from: FROM, to: sent.to, subject: sent.subject });
  expect(one?.text.replaceAll("\r\n", "\n")).toBe(sent.paragraphs.join("\n\n"));
  expect(one?.messageId).toBe(`<${sent.messageUuid}@faelleslinjen.example>`);
  expect(one?.headers).toMatchObject({ "auto-submitted": "auto-generated", "content-language": "da" });
});

it.each([
  ["451", { kind: "status" }, true],
  ["a reset", { kind: "reset" }, true],
  ["550", { kind: "status", status: 550 }, false],
])("%s is SystemDown, and nothing was taken", async (_, what, retryable) => {
  await fault({ ...what, times: 1 });
  await expect(mail.send(letter())).rejects.toMatchObject({ name: "SystemDown", system: "mail", retryable });
  expect(await messages()).toEqual([]);
});

it("whose answer was lost is sent again under the same id", async () => {
  await fault({ kind: "after-success-lost", times: 1 });
  const sent = letter();
  await expect(mail.send(sent)).rejects.toMatchObject({ retryable: true });
  await mail.send(sent);
  expect(new Set((await messages()).map(({ messageId }) => messageId)).size).toBe(1);
});

it("an address never adds a second receiver or a header, and is not told in the fault", async () => {
  const odd = "a@example.dk, b@example.dk\r\nBcc: c@example.dk";
  const outcome = await mail.send(letter({ to: odd })).then(
    () => "sent",
    (error: unknown) => String(error),
  );
  expect(outcome).not.toContain("example.dk");
  for (const { to, headers } of await messages()) {
    expect(to).not.toMatch(/b@|c@/);
    expect(Object.keys(headers)).not.toContain("bcc");
  }
});

/** A carrier at 127.0.0.2, which is no neighbour to the adapter, that knows no encryption and writes down what it is told. */
async function carrierInTheClear() {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write("220 carrier\r\n");
    socket.on("data", (data) => {
      const line = data.toString();
      heard.push(line);
      if (/^EHLO/i.test(line)) socket.write("250-carrier\r\n250 AUTH PLAIN LOGIN\r\n");
      else socket.write(/^STARTTLS/i.test(line) ? "502 no\r\n" : "235 welcome\r\n");
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.2", () => resolve()));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return { heard, port, close: () => new Promise((resolve) => server.close(resolve)) };
}

it("neither the password nor a word crosses a network in the clear", async () => {
  const carrier = await carrierInTheClear();
  const url = `smtp://${LOGIN.user}:geheim@127.0.0.2:${String(carrier.port)}`;
  const far = createMail({ url, from: FROM, timeoutMs: 2_000 });
  await expect(far.send(letter())).rejects.toMatchObject({ name: "SystemDown" });
  await carrier.close();
  expect(carrier.heard.join("")).toMatch(/^EHLO/i);
  expect(carrier.heard.join("")).not.toMatch(/AUTH|MAIL FROM|inger/i);
});

it("a wrong password, a closed door and a carrier that says nothing are SystemDown", async () => {
  const wrong = createMail({ url: urlOf(smtp, "nej"), from: FROM });
  await expect(wrong.send(letter())).rejects.toMatchObject({ retryable: false });
  const closed = createMail({ url: urlOf(1), from: FROM });
  await expect(closed.send(letter())).rejects.toMatchObject({ retryable: true });
  await fault({ kind: "latency", ms: 3_000, times: 1 });
  const impatient = createMail({ url: urlOf(smtp), from: FROM, timeoutMs: 100 });
  await expect(impatient.send(letter())).rejects.toMatchObject({ retryable: true });
});
