/** Twilio's requests on their way in: signed ones become fields, the rest a 403; a fault becomes a spoken sentence. */
import type { Logger } from "pino";
import { readBytes } from "./body.ts";
import type { RequestContext, Settings } from "./context.ts";
import { apologyTwiml } from "./twiml.ts";
import { verifyTwilioSignature, type WebhookParams } from "./webhook-guard.ts";

export interface Webhook {
  readonly callSid: string;
  /** A form field; null where it is missing, the first where it is repeated. */
  readonly field: (name: string) => string | null;
  /** A parameter of the URL; null where it is missing. */
  readonly query: (name: string) => string | null;
}

const CALL_SID = /^CA[0-9a-f]{32}$/;
const MOST_BYTES = 64 * 1024;

const refusal = (): Response => new Response("Forbidden", { status: 403 });

/** The signed request, or the answer that turns it away; one log line with the reason, and no other trace. */
export async function readWebhook(request: Request, context: RequestContext): Promise<Webhook | Response> {
  const { settings, log } = context.services;
  const { pathname, search, searchParams } = new URL(request.url);
  const verdict = await verify(request, settings, pathname + search);
  if (!verdict.ok) {
    log.warn({ path: pathname, reason: verdict.reason }, "webhook refused");
    return refusal();
  }
  const callSid = fieldIn(verdict.params, "CallSid") ?? "";
  return { callSid, field: (name) => fieldIn(verdict.params, name), query: (name) => searchParams.get(name) };
}

async function verify(request: Request, settings: Settings, pathAndQuery: string) {
  const rawBody = await readBytes(request, MOST_BYTES);
  if (rawBody === null) return { ok: false, reason: "too-large" } as const;
  return verifyTwilioSignature({
    method: request.method,
    url: settings.publicBaseUrl + pathAndQuery,
    rawBody,
    signature: request.headers.get("x-twilio-signature"),
    tokens: settings.twilioAuthTokens,
    accountSid: settings.twilioAccountSid,
  });
}

function fieldIn(params: WebhookParams, name: string): string | null {
  const value = params[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

export const twimlAnswer = (document: string): Response =>
  new Response(document, { status: 200, headers: { "content-type": "text/xml; charset=utf-8" } });

/** A voice document for a signed request. A fault is logged and spoken: anything but TwiML leaves the caller in silence. */
export async function answerCall(
  request: Request,
  context: RequestContext,
  work: (webhook: Webhook) => Promise<string>,
): Promise<Response> {
  const { log, settings } = context.services;
  try {
    const webhook = await readWebhook(request, context);
    if (webhook instanceof Response) return webhook;
    if (!CALL_SID.test(webhook.callSid)) throw new Error("a webhook without a call");
    return twimlAnswer(await work(webhook));
  } catch (error) {
    logFault(log, request, error);
    return twimlAnswer(apologyTwiml(settings.dutyNumber));
  }
}

/** A callback that gets no document: 204, or 500 where it could not be taken in. */
export async function takeCallback(
  request: Request,
  context: RequestContext,
  work: (webhook: Webhook) => Promise<unknown>,
): Promise<Response> {
  try {
    const webhook = await readWebhook(request, context);
    if (webhook instanceof Response) return webhook;
    await work(webhook);
    return new Response(null, { status: 204 });
  } catch (error) {
    logFault(context.services.log, request, error);
    return new Response(null, { status: 500 });
  }
}

const logFault = (log: Logger, request: Request, error: unknown): void => {
  log.error({ err: error, path: new URL(request.url).pathname }, "webhook failed");
};

/** Twilio is told to POST; a GET is somebody else's. */
export const onlyPost = (): Response => new Response(null, { status: 405, headers: { Allow: "POST" } });
