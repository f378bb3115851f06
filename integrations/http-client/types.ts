/** What the HTTP client is told, what it is asked, and what it answers. */
import type { ZodType } from "zod";
import type { Milliseconds } from "../../app/domain/duration.ts";

export type Credentials = { readonly user: string; readonly password: string } | { readonly bearer: string };

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

export type HttpBody =
  { readonly json: unknown } | { readonly xml: string } | { readonly form: Readonly<Record<string, string>> };

export interface HttpRequest<Value> {
  readonly method: "GET" | "POST" | "DELETE";
  /** Path below the base URL with `{name}` places, the only form that is logged. */
  readonly template: string;
  readonly path?: Readonly<Record<string, string>>;
  /** Never a CPR number, unless the other system's own interface leaves no other way. */
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  readonly idempotencyKey?: string;
  /** The version that the thing must still have, sent as an entity tag. */
  readonly ifMatch?: number;
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
