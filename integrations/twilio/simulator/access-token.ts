/** Checks the access token with which a browser client opens its leg. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { LineSettings } from "./config.ts";

const header = z.object({ alg: z.literal("HS256"), cty: z.string().startsWith("twilio-fpa") });
const claims = z.object({
  iss: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  grants: z.object({
    identity: z.string(),
    voice: z.object({ outgoing: z.object({ application_sid: z.string() }).optional() }),
  }),
});

export type TokenVerdict =
  { readonly ok: true } | { readonly ok: false; readonly code: number; readonly why: string };

const refused = (code: number, why: string): TokenVerdict => ({ ok: false, code, why });

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

function isSignedBy(secret: string, text: string, signature: string): boolean {
  const expected = createHmac("sha256", secret).update(text).digest();
  const given = Buffer.from(signature, "base64url");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Twilio's codes: 20101 invalid, 20104 expired, 20103 wrong issuer, 31201 wrong identity. `nowMs` is real time. */
export function checkAccessToken(
  settings: LineSettings,
  token: string,
  identity: string,
  nowMs: number,
): TokenVerdict {
  const [head = "", body = "", signature = "", ...rest] = token.split(".");
  const parsed = claims.safeParse(decoded(body));
  if (rest.length > 0 || !header.safeParse(decoded(head)).success || !parsed.success)
    return refused(20101, "invalid token");
  const { iss, sub, exp, nbf, grants } = parsed.data;
  const key = settings.apiKeys.find((one) => one.sid === iss);
  if (key === undefined || sub !== settings.accountSid) return refused(20103, "unknown issuer");
  if (!isSignedBy(key.secret, `${head}.${body}`, signature)) return refused(20101, "wrong signature");
  if (exp * 1_000 <= nowMs || (nbf ?? 0) * 1_000 > nowMs + 60_000) return refused(20104, "token expired");
  if (grants.identity !== identity) return refused(31201, "another identity");
  if (grants.voice.outgoing?.application_sid !== settings.appSid)
    return refused(31201, "no grant to call out");
  return { ok: true };
}
