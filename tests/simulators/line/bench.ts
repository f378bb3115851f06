/** A line simulator beside a small application that answers with the TwiML a test lays out. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import express, { type Express } from "express";
import { createLineSimulator, type LineConfig } from "../../../integrations/twilio/simulator/index.ts";
import { LineControl } from "../../support/scripted-call-control.ts";
import { LinePhone, type CallEnds } from "../../support/scripted-call-phone.ts";

export const accountSid = `AC${"0".repeat(32)}`;
export const authToken = "demo-auth-token";
export const apiKey = { sid: `SK${"0".repeat(32)}`, secret: "demo-api-secret" };
export const lineNumber = "+4570000001";
export const caller = "+4520000001";

export interface Received {
  readonly path: string;
  readonly method: string;
  readonly url: string;
  readonly rawBody: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export interface Answer {
  readonly status?: number;
  readonly type?: string;
  readonly body?: string;
  readonly location?: string;
  readonly cookie?: string;
  /** Real milliseconds before the answer. */
  readonly delayMs?: number;
}

export type Answering =
  string | Answer | ((received: Received) => string | Answer | Promise<string | Answer>);

/** The scripted application: TwiML by path, and everything it was asked. */
export interface Application {
  readonly url: string;
  readonly received: Received[];
  /** Requests to one path, in order. */
  at(path: string): readonly Received[];
  answers(pages: Readonly<Record<string, Answering>>): void;
}

export interface Bench {
  readonly app: Application;
  readonly url: string;
  readonly line: LineControl;
  call(ends?: Partial<CallEnds>): Promise<LinePhone>;
  /** Lets `ms` go by on the virtual clock; also waits for what is on the wire. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

const empty = "<Response/>";

async function listen(app: Express): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { url: `http://127.0.0.1:${address.port}`, close };
}

function receivedFrom(request: express.Request, url: string): Received {
  const rawBody = typeof request.body === "string" ? request.body : "";
  const source = request.method === "GET" ? new URL(request.url, url).search : rawBody;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join() : value,
    ]),
  );
  const { path, method } = request;
  return {
    path,
    method,
    url: url + request.originalUrl,
    rawBody,
    params: Object.fromEntries(new URLSearchParams(source)),
    headers,
  };
}

async function openApplication(): Promise<Application & { close(): Promise<void> }> {
  const received: Received[] = [];
  let pages: Readonly<Record<string, Answering>> = {};
  const app = express();
  app.use(express.text({ type: () => true, limit: "1mb" }));
  app.use(async (request, response) => {
    const one = receivedFrom(request, server.url);
    received.push(one);
    const page = pages[request.path] ?? empty;
    const made = typeof page === "function" ? await page(one) : page;
    const answer = typeof made === "string" ? { body: made } : made;
    if (answer.delayMs) await new Promise((resolve) => setTimeout(resolve, answer.delayMs));
    if (answer.location) response.setHeader("location", answer.location);
    if (answer.cookie) response.setHeader("set-cookie", answer.cookie);
    response
      .status(answer.status ?? 200)
      .type(answer.type ?? "text/xml")
      .send(answer.body ?? empty);
  });
  const server = await listen(app);
  return {
    url: server.url,
    received,
    at: (path) => received.filter((one) => one.path === path),
    answers: (laid) => {
      pages = laid;
    },
    close: server.close,
  };
}

/** A bench on a virtual clock, unless the test says otherwise. */
export async function openBench(
  overrides: Partial<LineConfig> = {},
  numberPath = "/tlf/ind",
): Promise<Bench> {
  const app = await openApplication();
  const sandbox = express();
  const server = await listen(sandbox);
  const simulator = createLineSimulator({
    accountSid,
    authTokens: [authToken, "former-token"],
    apiKeys: [apiKey],
    numbers: [{ e164: lineNumber, voiceUrl: app.url + numberPath, statusCallback: `${app.url}/tlf/slut` }],
    clientVoiceUrl: `${app.url}/tlf/agent`,
    webOrigin: app.url,
    clock: "virtual",
    publicUrl: server.url,
    ...overrides,
  });
  simulator.mount(sandbox);
  const line = new LineControl(server.url);
  return {
    app,
    url: server.url,
    line,
    call: async (ends = {}) => {
      const phone = await LinePhone.call(server.url, { from: caller, to: lineNumber, ...ends });
      await line.advance(0);
      return phone;
    },
    pass: (ms) => line.advance(ms),
    close: async () => {
      await simulator.close();
      await server.close();
      await app.close();
    },
  };
}

/** A document of verbs. */
export const twiml = (...verbs: readonly string[]): string => `<Response>${verbs.join("")}</Response>`;
