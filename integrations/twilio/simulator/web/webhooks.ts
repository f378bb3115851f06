/** Twilio's HTTP client: retries by the URL's fragment, redirects, cookies, and its error codes. */
import { randomUUID } from "node:crypto";
import type { Fault } from "../faults.ts";
import type { Parameters } from "../signer.ts";
import { errorText } from "../waiting.ts";
import { formOf, tryOnce, type Attempt, type Wire } from "./attempt.ts";
import type { CookieJar } from "./cookies.ts";
import { destinationOf, resolveUrl } from "./destination.ts";
import { answerLimit, type NoReply, type Reply } from "./exchange.ts";
import { overridesOf, type FailureClass } from "./overrides.ts";

export interface Delivery {
  readonly url: string;
  readonly method: "GET" | "POST";
  /** Sent with every hop. */
  readonly parameters: Parameters;
  /** Belongs to this one request and is lost at a redirect (Digits and the like). */
  readonly extra: Parameters;
  readonly channel: "twiml" | "status";
  readonly callSid: string | null;
  readonly cookies: CookieJar | null;
}

export interface Answered {
  readonly ok: true;
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly contentType: string;
  readonly body: string;
}

/** `code` is Twilio's own error number. */
export interface Unanswered {
  readonly ok: false;
  readonly code: number;
  readonly url: string;
  readonly why: string;
}

const redirectLimit = 10;
const failed = (code: number, url: string, why: string): Unanswered => ({ ok: false, code, url, why });

function failureOf(result: Reply | NoReply): FailureClass | null {
  if (result.kind === "none") return result.failure;
  if (result.status >= 500) return "5xx";
  return result.status >= 400 ? "4xx" : null;
}

function withQuery(url: string, parameters: Parameters): string {
  const [bare = "", fragment] = url.split("#", 2);
  const query = formOf(parameters).toString();
  const joined = query === "" ? bare : bare + (bare.includes("?") ? "&" : "?") + query;
  return fragment === undefined ? joined : `${joined}#${fragment}`;
}

function attemptOf(delivery: Delivery, url: URL): Attempt {
  return {
    url,
    signUrl: delivery.url.split("#", 1)[0] ?? "",
    method: delivery.method,
    parameters: { ...delivery.parameters, ...delivery.extra },
    channel: delivery.channel,
    callSid: delivery.callSid,
    cookies: delivery.cookies,
    overrides: overridesOf(delivery.url),
    idempotencyToken: randomUUID(),
    number: 1,
  };
}

export class Webhooks {
  readonly #wire: Wire;

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  /** Never rejects; what went wrong is an `Unanswered` with Twilio's code. */
  async send(delivery: Delivery): Promise<Answered | Unanswered> {
    try {
      return await this.#follow(delivery);
    } catch (error) {
      return failed(11200, delivery.url, errorText(error));
    }
  }

  async #follow(first: Delivery): Promise<Answered | Unanswered> {
    let delivery = first;
    for (let hops = 0; hops <= redirectLimit; hops += 1) {
      const sent = { ...delivery, url: this.#targetOf(delivery) };
      const destination = destinationOf(sent.url);
      if (!destination.ok) return failed(11205, delivery.url, destination.why);
      const reply = await this.#persist(attemptOf(sent, destination.url));
      if (reply.kind === "none")
        return failed(reply.failure === "ct" ? 11205 : 11200, delivery.url, reply.why);
      const next = redirected(delivery, reply);
      if (next === null) return verdict(delivery, reply);
      delivery = next;
    }
    return failed(11215, first.url, "too many redirects");
  }

  #targetOf(delivery: Delivery): string {
    if (delivery.method === "POST") return delivery.url;
    return withQuery(delivery.url, { ...delivery.parameters, ...delivery.extra });
  }

  /** One idempotency token for all tries of one request. */
  async #persist(attempt: Attempt): Promise<Reply | NoReply> {
    const started = this.#wire.clock.now();
    const startedReal = Date.now();
    const { retries, retryOn, totalMs } = attempt.overrides;
    for (let number = 1; ; number += 1) {
      const result = await tryOnce(this.#wire, { ...attempt, number }, this.#strike(attempt));
      const failure = failureOf(result);
      const spent = Math.max(this.#wire.clock.now() - started, Date.now() - startedReal);
      const mayRetry = failure !== null && retryOn.includes(failure) && number <= retries && spent < totalMs;
      if (!mayRetry) return result;
    }
  }

  #strike(attempt: Attempt): readonly Fault[] {
    return this.#wire.faults.strike("webhook", attempt.method, attempt.url.pathname);
  }
}

function redirected(delivery: Delivery, reply: Reply): Delivery | null {
  if (reply.status < 300 || reply.status > 399 || reply.location === null) return null;
  const url = resolveUrl(reply.location, delivery.url);
  if (url === null) return null;
  const method = reply.status === 307 || reply.status === 308 ? delivery.method : "GET";
  return { ...delivery, url, method, extra: {} };
}

function verdict(delivery: Delivery, reply: Reply): Answered | Unanswered {
  if (reply.status < 200 || reply.status > 299) return failed(11200, delivery.url, `status ${reply.status}`);
  if (Buffer.byteLength(reply.body) > answerLimit) return failed(11750, delivery.url, "answer over 64 kB");
  const { url, method } = delivery;
  return { ok: true, url, method, contentType: reply.contentType, body: reply.body };
}
