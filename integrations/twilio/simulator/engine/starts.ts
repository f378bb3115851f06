/** The ways a call begins: a telephone rings us, a browser client connects, or REST places a call. */
import type { Parameters } from "../signer.ts";
import { fetchNext, type Call, type CallbackTarget, type Next } from "./call.ts";
import { drive, scriptOf } from "./drive.ts";
import { openCall } from "./lifecycle.ts";
import { ringOut } from "./legs.ts";
import type { Line } from "./line.ts";
import type { OwnNumber } from "./numbers.ts";
import { geography } from "./parameters.ts";

/** A call from the telephone network to one of our numbers; `geo` overrides what the numbers say. */
export function startInbound(line: Line, number: OwnNumber, from: string, geo: Parameters = {}): Call {
  const { voiceUrl, voiceMethod, fallbackUrl, statusCallback } = number;
  const call = openCall(line, {
    parentSid: null,
    from,
    to: number.e164,
    direction: "inbound",
    client: null,
    extra: { ...geography(from, number.e164), ...geo },
    fallback: fallbackUrl === null ? null : fetchNext(fallbackUrl),
    callback: statusCallback === null ? null : { url: statusCallback, method: "POST", events: ["completed"] },
    status: "ringing",
  });
  void drive(line, call, scriptOf(line, call, fetchNext(voiceUrl, voiceMethod)));
  return call;
}

/** A browser client's leg, which asks the TwiML app what to do; its parameters travel as form fields. */
export function startClient(line: Line, identity: string, parameters: Parameters): Call {
  const { clientVoiceUrl, clientFallbackUrl, appSid } = line.settings;
  const call = openCall(line, {
    parentSid: null,
    from: `client:${identity}`,
    to: "",
    direction: "inbound",
    client: identity,
    extra: { ...parameters, ApplicationSid: appSid },
    fallback: clientFallbackUrl === undefined ? null : fetchNext(clientFallbackUrl),
    callback: null,
    status: "ringing",
  });
  void drive(line, call, scriptOf(line, call, fetchNext(clientVoiceUrl)));
  return call;
}

export interface RestCall {
  readonly from: string;
  readonly to: string;
  readonly next: Next;
  readonly fallback: Next | null;
  readonly callback: CallbackTarget | null;
  readonly timeoutMs: number;
}

const callEveryMs = 1_000;

/** A call placed over REST: at most one a second leaves, the others queue (telephony.md §6). */
export function startOutbound(line: Line, order: RestCall): Call {
  const { from, to, fallback, callback } = order;
  const now = line.clock.now();
  const startsAt = Math.max(now, line.nextRestCallAt);
  line.nextRestCallAt = startsAt + callEveryMs;
  const client = to.startsWith("client:") ? to.slice("client:".length) : null;
  const call = openCall(line, {
    parentSid: null,
    from,
    to,
    direction: "outbound-api",
    client,
    extra: {},
    fallback,
    callback,
    status: "queued",
  });
  call.queueTimeMs = startsAt - now;
  void drive(line, call, async (signal) => {
    await line.clock.sleep(startsAt - now, signal);
    const result = await ringOut(line, call, order.timeoutMs, signal);
    return result === "answer" ? order.next : null;
  });
  return call;
}
