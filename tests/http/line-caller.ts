/** Posts Twilio's webhooks to the line's routes themselves, signed, without a server between. */
import type { ActionFunctionArgs, AppLoadContext } from "@remix-run/node";
import { pino } from "pino";
import twilio from "twilio";
import type { Services } from "../../app/http/context.ts";
import { createLimits } from "../../app/http/limits.ts";
import { createSessions } from "../../app/http/session.ts";
import { parseTwiml, type TwimlNode } from "../../integrations/twilio/simulator/twiml/tree.ts";
import type { TestDatabase } from "../support/database.ts";
import { newCallSid, portsKnowingInger } from "../support/desk.ts";

export const BASE = "https://line.example";
const TOKEN = "test-token";
const ACCOUNT = `AC${"0".repeat(32)}`;

const unused = (): Promise<never> => Promise.reject(new Error("not asked for in this test"));

/** `lines` collects what is logged, as text. */
export function lineContext(
  db: TestDatabase,
  lines: string[] = [],
  change: Partial<Services> = {},
): AppLoadContext {
  const log = pino({ level: "info" }, { write: (line: string) => lines.push(line) });
  const services: Services = {
    ...db.context,
    log,
    ports: {
      ...portsKnowingInger(),
      broker: { start: unused, poll: unused, cancel: unused },
      nemlogin: { endSessions: unused, setCertificates: unused },
      nemkonto: { watch: unused },
      digitalPost: { contactStatus: unused, sendLetter: unused, sendNemSms: unused },
      mail: { send: unused },
      telephony: {
        moveQueuedCaller: unused,
        redirectCall: unused,
        endCall: unused,
        setHold: unused,
        endConference: unused,
        sendSms: unused,
        findSms: unused,
        liveCallSids: unused,
        agentToken: () => "none",
      },
    },
    settings: {
      demo: true,
      publicBaseUrl: BASE,
      lineNumber: "+4570000001",
      dutyNumber: null,
      twilioAuthTokens: [TOKEN],
      twilioAccountSid: ACCOUNT,
      simulatedLineUrl: null,
    },
    sessions: createSessions(db.database, { secure: false }),
    topics: { hear: () => () => undefined, close: () => Promise.resolve() },
    limits: createLimits(db.database.pool),
    ...change,
  };
  return {
    kind: "faelleslinjen",
    services,
    staff: null,
    nonce: "",
    gone: new AbortController().signal,
    clientAddress: "127.0.0.1",
  };
}

export type Action = (args: ActionFunctionArgs) => Promise<Response>;

/** The request as Twilio would sign it, or with another signature. */
export function signed(path: string, fields: Readonly<Record<string, string>>, signature?: string): Request {
  const params = { AccountSid: ACCOUNT, ...fields };
  const headers = {
    "x-twilio-signature": signature ?? twilio.getExpectedTwilioSignature(TOKEN, BASE + path, params),
  };
  return new Request(BASE + path, { method: "POST", headers, body: new URLSearchParams(params) });
}

export const post = (action: Action, context: AppLoadContext, request: Request): Promise<Response> =>
  action({ request, context, params: {} });

export interface Document {
  readonly text: string;
  readonly root: TwimlNode;
  readonly said: string;
  /** Path and query that the next input goes to; empty where none is wanted. */
  readonly next: string;
}

export async function documentIn(response: Response): Promise<Document> {
  const text = await response.text();
  const parsed = parseTwiml(text);
  if (!parsed.ok) throw new Error(`no TwiML: ${parsed.why}`);
  const { root } = parsed;
  const all = (node: TwimlNode): readonly TwimlNode[] => [node, ...node.children.flatMap(all)];
  const said = all(root)
    .filter(({ name }) => name === "Say")
    .map((node) => node.text)
    .join(" ");
  const target = all(root)
    .map((node) => (node.name === "Redirect" ? node.text : node.attributes["action"]))
    .find((url) => url !== undefined);
  return { text, root, said, next: (target ?? "").split("#")[0] ?? "" };
}

/** A caller who keys through the menu by following the addresses in the documents. */
export function caller(
  context: AppLoadContext,
  actions: { readonly incoming: Action; readonly step: Action },
) {
  const callSid = newCallSid();
  let next = "";
  const take = async (response: Response): Promise<Document> => {
    const document = await documentIn(response);
    ({ next } = document);
    return document;
  };
  return {
    callSid,
    rings: async (from: string) =>
      take(await post(actions.incoming, context, signed("/tlf/ind", { CallSid: callSid, From: from }))),
    press: async (digits: string) =>
      take(await post(actions.step, context, signed(next, { CallSid: callSid, Digits: digits }))),
  };
}
