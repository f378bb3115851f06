/** The one way out to the systems behind us: timeout per try, retry where it is safe, breaker, redacted log. */
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  ExponentialBackoff,
  circuitBreaker,
  handleType,
  retry,
  wrap,
} from "cockatiel";
import type { ZodType } from "zod";
import type { Milliseconds } from "../app/domain/duration.ts";
import { seconds } from "../app/domain/duration.ts";
import { SystemDown } from "../app/domain/faults.ts";
import { PassingFault, sendOnce } from "./http-client/attempt.ts";
import type { Credentials } from "./http-client/headers.ts";

export type { Credentials } from "./http-client/headers.ts";

/** What may be known of a request afterwards: never a body, never the value of a path or query part. */
export interface HttpLogEntry {
  readonly system: string;
  readonly method: string;
  readonly template: string;
  readonly status: number | null;
  readonly ms: Milliseconds;
  readonly attempt: number;
  readonly fault: string | null;
}

export interface HttpClientSettings {
  readonly system: string;
  readonly baseUrl: string;
  readonly auth?: Credentials | undefined;
  readonly timeoutMs: Milliseconds;
  readonly log?: ((entry: HttpLogEntry) => void) | undefined;
  /** Length of the first pause before a retry; the next are longer, with jitter. */
  readonly firstPauseMs?: Milliseconds | undefined;
  /** How long an open breaker refuses before it lets one request try. */
  readonly breakMs?: Milliseconds | undefined;
}

export interface HttpRequest<Value> {
  readonly method: "GET" | "POST";
  /** Path below the base URL with `{name}` places, the only form that is logged. */
  readonly template: string;
  readonly path?: Readonly<Record<string, string>>;
  /** Never a CPR number, unless the other system's own interface leaves no other way. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: { readonly json: unknown } | { readonly xml: string };
  readonly idempotencyKey?: string;
  /** True for a POST that only reads, or that carries its own identity within the body. */
  readonly repeatable?: boolean;
  readonly answer: ZodType<Value>;
}

export type HttpAnswer<Value> =
  | { readonly ok: true; readonly status: number; readonly value: Value }
  | { readonly ok: false; readonly status: number; readonly code: string | null };

export interface HttpClient {
  /**
   * A 4xx comes back as a refusal with the system's code; everything that is no useful answer
   * (network, timeout, 5xx, 429, credentials refused, a body of another shape) rejects with SystemDown.
   */
  send<Value>(request: HttpRequest<Value>): Promise<HttpAnswer<Value>>;
}

const RETRIES = 2;
const FAULTS_BEFORE_BREAK = 5;

export function createHttpClient(settings: HttpClientSettings): HttpClient {
  const breaker = circuitBreaker(handleType(PassingFault), {
    halfOpenAfter: settings.breakMs ?? seconds(10),
    breaker: new ConsecutiveBreaker(FAULTS_BEFORE_BREAK),
  });
  const patient = wrap(retryPolicy(settings), breaker);

  return {
    async send(request) {
      const policy = isRepeatable(request) ? patient : breaker;
      let attempt = 0;
      try {
        return await policy.execute(() => sendOnce(settings, request, ++attempt, isRepeatable(request)));
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        // Nothing was sent, so the same request may always be sent again later.
        throw new SystemDown(settings.system, true, "not asked, it has failed too often just now");
      }
    },
  };
}

function retryPolicy(settings: HttpClientSettings) {
  const initialDelay = settings.firstPauseMs ?? 100;
  return retry(handleType(PassingFault), {
    maxAttempts: RETRIES,
    backoff: new ExponentialBackoff({ initialDelay, maxDelay: seconds(2) }),
  });
}

const isRepeatable = (request: HttpRequest<unknown>): boolean =>
  request.method === "GET" || request.idempotencyKey !== undefined || request.repeatable === true;
