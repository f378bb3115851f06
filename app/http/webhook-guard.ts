/** Lets in only what Twilio signed: size, encoding, signature and account, in this order. */
import twilio from "twilio";
import { isCleanlyEscaped } from "./body.ts";

export type WebhookParams = Record<string, string | string[]>;

export type WebhookRefusal = "too-large" | "bad-encoding" | "bad-url" | "bad-signature" | "other-account";

export type WebhookVerdict =
  | { readonly ok: true; readonly params: WebhookParams }
  | { readonly ok: false; readonly reason: WebhookRefusal };

export interface SignedRequest {
  readonly method: string;
  /** PUBLIC_BASE_URL with path and query as they were requested; never built from the Host header. */
  readonly url: string;
  readonly rawBody: string | Uint8Array;
  readonly signature: string | null | undefined;
  /** The region's Auth Tokens, current and former while they rotate. */
  readonly tokens: readonly string[];
  readonly accountSid: string;
}

const bodyLimitBytes = 64 * 1024;
const hasBrokenEscape = (text: string): boolean => /%(?![0-9A-Fa-f]{2})/.test(text);
const refused = (reason: WebhookRefusal): WebhookVerdict => ({ ok: false, reason });

/** The text of the body, or null where it is not UTF-8. */
function textOf(body: string | Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(
      typeof body === "string" ? Buffer.from(body) : body,
    );
  } catch {
    return null;
  }
}

/** Form fields with repeated names kept; null where an escape or its bytes are broken. */
function fieldsOf(text: string): WebhookParams | null {
  // PostgreSQL stores no zero byte, and Twilio sends none.
  if (hasBrokenEscape(text) || !isCleanlyEscaped(text) || text.includes("%00") || text.includes("\u0000"))
    return null;
  const fields = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) {
    const known = fields.get(name);
    fields.set(name, known === undefined ? value : [known, value].flat());
  }
  return Object.fromEntries(fields);
}

function isSigned({ url, signature, tokens }: SignedRequest, params: WebhookParams): boolean {
  return tokens.some((token) => token !== "" && twilio.validateRequest(token, signature ?? "", url, params));
}

/**
 * Says whether the request comes from our Twilio account, and what it says. Never throws, and never tells why
 * beyond a code: the values may be personal. Parameters of a GET stand in its URL.
 */
export function verifyTwilioSignature(request: SignedRequest): WebhookVerdict {
  if (Buffer.byteLength(request.rawBody) > bodyLimitBytes) return refused("too-large");
  if (!URL.canParse(request.url)) return refused("bad-url");
  const body = textOf(request.rawBody);
  if (body === null) return refused("bad-encoding");
  const isGet = request.method.toUpperCase() === "GET";
  const fields = fieldsOf(isGet ? new URL(request.url).search.slice(1) : body);
  if (fields === null) return refused("bad-encoding");
  if (!isSigned(request, isGet ? {} : fields)) return refused("bad-signature");
  return fields["AccountSid"] === request.accountSid
    ? { ok: true, params: fields }
    : refused("other-account");
}
