/** One call: who, where it stands, and what can reach into it. */
import type { CookieJar } from "../web/cookies.ts";
import type { Parameters } from "../signer.ts";
import type { Deferred } from "../waiting.ts";

export type CallStatus =
  | "queued"
  | "initiated"
  | "ringing"
  | "in-progress"
  | "completed"
  | "busy"
  | "failed"
  | "no-answer"
  | "canceled";

const finalStatuses: readonly CallStatus[] = ["completed", "busy", "failed", "no-answer", "canceled"];

/** What a call turns to next: a document to fetch, or TwiML that came with a REST request. */
export type Next =
  | {
      readonly kind: "fetch";
      readonly url: string;
      readonly method: "GET" | "POST";
      readonly extra: Parameters;
    }
  | { readonly kind: "inline"; readonly twiml: string };

export const fetchNext = (url: string, method: "GET" | "POST" = "POST", extra: Parameters = {}): Next => ({
  kind: "fetch",
  url,
  method,
  extra,
});

export type TimelineKind =
  | "say"
  | "play"
  | "pause"
  | "gather"
  | "digits"
  | "speech"
  | "webhook"
  | "response"
  | "redirect"
  | "queue"
  | "conference"
  | "dial"
  | "record"
  | "status"
  | "hangup"
  | "warning"
  | "callback";

export interface TimelineEntry {
  /** ISO instant on the simulator's clock. */
  readonly at: string;
  readonly kind: TimelineKind;
  readonly text: string;
  readonly language: string | null;
}

export interface CallbackTarget {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly events: readonly string[];
}

/** What the caller hears right now; `endsAt` in milliseconds on the simulator's clock. */
export interface Sounding {
  readonly kind: "say" | "play" | "pause";
  readonly text: string;
  readonly language: string | null;
  readonly endsAt: number;
}

/** A running Gather, as the handset shows it; digits are only counted. */
export interface Gathering {
  readonly input: readonly string[];
  readonly numDigits: number | null;
  readonly finishOnKey: string;
  readonly timeoutMs: number;
  readonly entered: number;
  /** Null while the prompt still plays. */
  readonly endsAt: number | null;
}

export interface Listener {
  readonly key: (key: string) => void;
  readonly speech: (text: string, confidence: number | null) => void;
}

export type RingResult = "answer" | "busy" | "no-answer" | "failed" | "canceled";

export interface Call {
  readonly sid: string;
  readonly parentSid: string | null;
  readonly from: string;
  readonly to: string;
  readonly direction: "inbound" | "outbound-api" | "outbound-dial";
  /** The browser client behind this leg, such as `agent_42`; null on the telephone network. */
  readonly client: string | null;
  /** Parameters of its webhooks beyond the standard ones: place names, client parameters. */
  readonly extra: Parameters;
  readonly createdAt: number;
  readonly fallback: Next | null;
  readonly callback: CallbackTarget | null;
  readonly cookies: CookieJar;
  readonly over: Deferred<void>;
  /** Settled by whoever is being rung. */
  readonly ring: Deferred<RingResult>;
  readonly timeline: TimelineEntry[];
  queueTimeMs: number;
  updatedAt: number;
  status: CallStatus;
  startedAt: number | null;
  answeredAt: number | null;
  endedAt: number | null;
  /** The script that runs; aborted to divert the call. */
  flow: AbortController;
  diversion: Next | null;
  listener: Listener | null;
  sounding: Sounding | null;
  gathering: Gathering | null;
  documentUrl: string | null;
  queueSid: string | null;
  conferenceSid: string | null;
  callbackSequence: number;
}

export const isOver = (call: Call): boolean => finalStatuses.includes(call.status);

/** Thrown inside a script when the call was sent elsewhere or ended. */
export class Diverted extends Error {
  override readonly name = "Diverted";
}

/** Thrown inside a script when TwiML could not be had or carried out; `code` is Twilio's error number. */
export class ScriptFailure extends Error {
  override readonly name = "ScriptFailure";
  readonly code: number;
  readonly url: string | null;

  constructor(code: number, url: string | null, why: string) {
    super(why);
    this.code = code;
    this.url = url;
  }
}
