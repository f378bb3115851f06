/** One signed attempt at a webhook, with the faults that were laid on it. */
import type { Clock } from "../clock.ts";
import type { Fault, FaultBook, FaultKind } from "../faults.ts";
import { signWebhook, signedUrl, type Parameters } from "../signer.ts";
import type { Traffic } from "../traffic.ts";
import { exchange, type NoReply, type Outgoing, type Reply } from "./exchange.ts";
import type { CookieJar } from "./cookies.ts";
import type { Overrides } from "./overrides.ts";
import type { SignatureState, WebhookLog } from "./webhook-log.ts";

export interface Wire {
  readonly clock: Clock;
  readonly traffic: Traffic;
  readonly faults: FaultBook;
  readonly log: WebhookLog;
  readonly authTokens: readonly string[];
  /** Ends what still waits when the simulator closes. */
  readonly closing: AbortSignal;
}

export interface Attempt {
  readonly url: URL;
  /** As configured, without the fragment. */
  readonly signUrl: string;
  readonly method: "GET" | "POST";
  readonly parameters: Parameters;
  readonly channel: "twiml" | "status";
  readonly callSid: string | null;
  readonly cookies: CookieJar | null;
  readonly overrides: Overrides;
  readonly idempotencyToken: string;
  readonly number: number;
}

type Struck = (kind: FaultKind) => Fault | undefined;

export function formOf(parameters: Parameters): URLSearchParams {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    for (const one of typeof value === "string" ? [value] : value) form.append(name, one);
  return form;
}

function signatureState(struck: Struck): SignatureState {
  if (struck("missing-signature")) return "missing";
  if (struck("bad-signature")) return "bad";
  return struck("old-token") ? "old-token" : "valid";
}

function signatureHeader(wire: Wire, attempt: Attempt, state: SignatureState): Record<string, string> {
  const [current = "", previous = "rotated-out"] = wire.authTokens;
  const keys: Record<SignatureState, string | null> = {
    valid: current,
    bad: `not-${current}`,
    "old-token": previous,
    missing: null,
  };
  const key = keys[state];
  if (key === null) return {};
  const signedParameters = attempt.method === "POST" ? attempt.parameters : {};
  return { "x-twilio-signature": signWebhook(key, signedUrl(attempt.signUrl), signedParameters) };
}

function outgoing(wire: Wire, attempt: Attempt, state: SignatureState): Outgoing {
  const body = attempt.method === "POST" ? formOf(attempt.parameters).toString() : null;
  const cookie = attempt.cookies?.header() ?? null;
  const form =
    body === null
      ? {}
      : {
          "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
          "content-length": String(Buffer.byteLength(body)),
        };
  const headers = {
    ...form,
    ...signatureHeader(wire, attempt, state),
    ...(cookie === null ? {} : { cookie }),
    "user-agent": "TwilioProxy/1.1",
    accept: "*/*",
    "i-twilio-idempotency-token": attempt.idempotencyToken,
  };
  const { connectMs, readMs } = attempt.overrides;
  return { url: attempt.url, method: attempt.method, headers, body, connectMs, readMs };
}

async function deliver(wire: Wire, order: Outgoing, struck: Struck): Promise<Reply | NoReply> {
  const isTwice =
    struck("duplicate-concurrent") ?? (struck("duplicate")?.concurrent === true ? true : undefined);
  const send = (): Promise<Reply | NoReply> => wire.traffic.during(() => exchange(order));
  if (isTwice !== undefined) {
    const [first] = await Promise.all([send(), send()]);
    return first;
  }
  const reply = await send();
  if (struck("duplicate")) await send();
  const replay = struck("replay");
  if (replay) wire.clock.after(replay.ms, () => void send());
  return reply;
}

/** What a fault answers in the application's place; null when the request really goes out. */
function answerOfFault(struck: Struck): Reply | NoReply | null {
  const broken = struck("reset") ?? struck("dns") ?? struck("tls");
  if (broken) return { kind: "none", failure: broken.kind === "reset" ? "rt" : "ct", why: broken.kind };
  const status = struck("status");
  if (!status) return null;
  return {
    kind: "reply",
    status: status.status,
    contentType: "text/plain",
    location: null,
    cookies: [],
    body: "",
  };
}

async function holdBack(
  wire: Wire,
  attempt: Attempt,
  fault: Fault,
  reply: Reply | NoReply,
): Promise<Reply | NoReply> {
  const { readMs } = attempt.overrides;
  await wire.clock.sleep(Math.min(fault.ms, readMs), wire.closing);
  return fault.ms >= readMs ? { kind: "none", failure: "rt", why: "timeout" } : reply;
}

function record(
  wire: Wire,
  attempt: Attempt,
  state: SignatureState,
  faults: readonly Fault[],
  started: number,
) {
  return (result: Reply | NoReply): void =>
    wire.log.add({
      at: new Date(wire.clock.now()).toISOString(),
      channel: attempt.channel,
      method: attempt.method,
      url: attempt.signUrl,
      callSid: attempt.callSid,
      attempt: attempt.number,
      parameters: attempt.parameters,
      signature: state,
      idempotencyToken: attempt.idempotencyToken,
      status: result.kind === "reply" ? result.status : null,
      ms: Date.now() - started,
      fault: faults.length === 0 ? null : faults.map((fault) => fault.kind).join(" "),
      note: result.kind === "none" ? `${result.failure}: ${result.why}` : null,
    });
}

/** Never rejects, except when the simulator closes while a fault holds the answer back. */
export async function tryOnce(
  wire: Wire,
  attempt: Attempt,
  faults: readonly Fault[],
): Promise<Reply | NoReply> {
  const struck: Struck = (kind) => faults.find((fault) => fault.kind === kind);
  const state = signatureState(struck);
  const note = record(wire, attempt, state, faults, Date.now());
  const reply = answerOfFault(struck) ?? (await deliver(wire, outgoing(wire, attempt, state), struck));
  const slow = struck("latency");
  const result = slow ? await holdBack(wire, attempt, slow, reply) : reply;
  if (result.kind === "reply") attempt.cookies?.take(result.cookies);
  note(result);
  return result;
}
