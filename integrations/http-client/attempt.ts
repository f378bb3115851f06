/** One try of one request: sends it, reads the answer, and says which kind of fault it met. */
import { z } from "zod";
import { SystemDown } from "../../app/domain/faults.ts";
import { addressOf, bodyOf, headersOf } from "./headers.ts";
import type { HttpAnswer, HttpClientSettings, HttpRequest } from "./types.ts";

/** A fault that may be over in a moment, so that another try at once is worth the while. */
export class PassingFault extends SystemDown {}

interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

export async function sendOnce<Value>(
  settings: HttpClientSettings,
  request: HttpRequest<Value>,
  attempt: number,
  repeatable: boolean,
): Promise<HttpAnswer<Value>> {
  const started = performance.now();
  const report = (status: number | null, fault: string | null) =>
    settings.log?.({
      system: settings.system,
      method: request.method,
      template: request.template,
      status,
      ms: Math.round(performance.now() - started),
      attempt,
      fault,
    });

  const raw = await exchange(settings, request).catch((error: unknown) => {
    const fault = faultName(error, settings.timeoutMs);
    report(null, fault);
    throw new PassingFault(settings.system, repeatable, `${label(request)}: ${fault}`);
  });
  report(raw.status, raw.status >= 400 ? `status ${raw.status}` : null);
  return judge(settings.system, request, raw, repeatable);
}

async function exchange(settings: HttpClientSettings, request: HttpRequest<unknown>): Promise<RawAnswer> {
  const response = await fetch(addressOf(settings.baseUrl, request), {
    method: request.method,
    headers: headersOf(settings.auth, request),
    body: bodyOf(request),
    // A redirect would carry the credentials to an address nobody has configured.
    redirect: "error",
    signal: AbortSignal.timeout(settings.timeoutMs),
  });
  return { status: response.status, text: await response.text() };
}

function judge<Value>(
  system: string,
  request: HttpRequest<Value>,
  raw: RawAnswer,
  repeatable: boolean,
): HttpAnswer<Value> {
  const said = `${label(request)} answered ${raw.status}`;
  if (raw.status === 429) throw new PassingFault(system, true, said);
  if (raw.status >= 500) throw new PassingFault(system, repeatable, said);
  // Nothing was carried out, and mended credentials make the same request good.
  if (raw.status === 401 || raw.status === 403) throw new SystemDown(system, true, said);
  if (raw.status >= 400) return { ok: false, status: raw.status, code: refusalCode(raw.text) };

  const parsed = request.answer.safeParse(jsonOrNull(raw.text));
  if (!parsed.success) {
    throw new SystemDown(
      system,
      repeatable,
      `${said} with a body of another shape (${faultyFields(parsed.error)})`,
    );
  }
  return { ok: true, status: raw.status, value: parsed.data };
}

/** Our own contracts say `code`, OAuth says `error` (RFC 6749 §5.2). */
const refusalSchema = z.union([
  z.object({ code: z.string().max(200) }).transform(({ code }) => code),
  z.object({ error: z.string().max(200) }).transform(({ error }) => error),
]);

function refusalCode(text: string): string | null {
  const parsed = refusalSchema.safeParse(jsonOrNull(text));
  return parsed.success ? parsed.data : null;
}

function jsonOrNull(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Names of fields only: a value could be a citizen's. */
const faultyFields = (error: z.ZodError): string =>
  error.issues.map((issue) => issue.path.join(".") || "all of it").join(", ");

const label = (request: HttpRequest<unknown>): string => `${request.method} ${request.template}`;

function faultName(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return "no answer";
  if (error.name === "TimeoutError") return `no answer within ${timeoutMs} ms`;
  const cause: unknown = error.cause;
  return cause instanceof Error && "code" in cause ? `no answer (${String(cause.code)})` : "no answer";
}
