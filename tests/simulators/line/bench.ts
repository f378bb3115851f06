/** A line simulator beside a small application that answers with the TwiML a test lays out. */
import express from "express";
import { createLineSimulator, type LineConfig } from "../../../integrations/twilio/simulator/index.ts";
import { LineControl } from "../../support/scripted-call-control.ts";
import { LinePhone, type CallEnds } from "../../support/scripted-call-phone.ts";
import { listen, openApplication, type Application } from "./application.ts";

export type { Received } from "./application.ts";

export const accountSid = `AC${"0".repeat(32)}`;
export const authToken = "demo-auth-token";
export const apiKey = { sid: `SK${"0".repeat(32)}`, secret: "demo-api-secret" };
export const lineNumber = "+4570000001";
export const caller = "+4520000001";

export interface Bench {
  readonly app: Application;
  readonly url: string;
  readonly line: LineControl;
  call(ends?: Partial<CallEnds>): Promise<LinePhone>;
  /** Lets `ms` go by on the virtual clock; also waits for what is on the wire. */
  pass(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** A bench on a virtual clock, unless the test says otherwise. */
export async function openBench(
  overridesFor: (appUrl: string) => Partial<LineConfig> = () => ({}),
): Promise<Bench> {
  const app = await openApplication();
  const sandbox = express();
  const server = await listen(sandbox);
  const simulator = createLineSimulator({
    accountSid,
    authTokens: [authToken, "former-token"],
    apiKeys: [apiKey],
    numbers: [{ e164: lineNumber, voiceUrl: `${app.url}/tlf/ind`, statusCallback: `${app.url}/tlf/slut` }],
    clientVoiceUrl: `${app.url}/tlf/agent`,
    webOrigin: app.url,
    clock: "virtual",
    publicUrl: server.url,
    ...overridesFor(app.url),
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

/** Fields in order, where a name may come again. */
export type Form = readonly (readonly [string, string])[];

const isForm = (form: Readonly<Record<string, string>> | Form): form is Form => Array.isArray(form);

/** Asks the simulator's REST API with the demo API key. */
export async function rest(
  bench: Bench,
  method: "GET" | "POST" | "DELETE",
  path: string,
  form: Readonly<Record<string, string>> | Form = {},
): Promise<{ readonly status: number; readonly body: unknown }> {
  const authorization = `Basic ${Buffer.from(`${apiKey.sid}:${apiKey.secret}`).toString("base64")}`;
  const body = new URLSearchParams();
  for (const [name, value] of isForm(form) ? form : Object.entries(form)) body.append(name, value);
  const content = method === "POST" ? { body } : {};
  const url = `${bench.url}/api/2010-04-01/Accounts/${accountSid}${path}`;
  const response = await fetch(url, { method, headers: { authorization }, ...content });
  const text = await response.text();
  return { status: response.status, body: text === "" ? null : JSON.parse(text) };
}

/** A document of verbs. */
export const twiml = (...verbs: readonly string[]): string => `<Response>${verbs.join("")}</Response>`;
