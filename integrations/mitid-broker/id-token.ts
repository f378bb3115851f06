/** Judges the broker's id_token: who signed it, for whom, when, and whether it is about the person who was asked. */
import type { KeyObject } from "node:crypto";
import { verify } from "node:crypto";
import { z } from "zod";
import { after, before, minutes } from "../../app/domain/duration.ts";

export interface ExpectedProof {
  readonly issuer: string;
  readonly audience: string;
  readonly nonce: string;
  readonly identityUuid: string;
}

export type ProofFault =
  | "token.malformed"
  | "token.algorithm"
  | "token.key"
  | "token.signature"
  | "token.claims"
  | "token.issuer"
  | "token.audience"
  | "token.expired"
  | "token.early"
  | "token.nonce"
  | "token.idp"
  | "token.identity";

export type ProofVerdict =
  | { readonly holds: true; readonly transactionId: string }
  | { readonly holds: false; readonly code: ProofFault };

/** How far the broker's clock may differ from ours. */
const SKEW = minutes(1);

const seconds = z.number().min(0).max(8_000_000_000);
const headerSchema = z.looseObject({ alg: z.string(), kid: z.string().optional() });
const claimsSchema = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  exp: seconds,
  iat: seconds,
  nbf: seconds.optional(),
  nonce: z.string(),
  idp: z.string(),
  "mitid.uuid": z.string(),
  transaction_id: z.string().min(1),
});
type Claims = z.infer<typeof claimsSchema>;

/** `keyNamed` resolves to null for a key that the broker does not publish; what it rejects with is passed on. */
export async function judgeProof(
  token: string,
  keyNamed: (kid: string) => Promise<KeyObject | null>,
  expected: ExpectedProof,
  now: Date,
): Promise<ProofVerdict> {
  const [, header = "", payload = "", signature = ""] = /^([\w-]+)\.([\w-]+)\.([\w-]*)$/.exec(token) ?? [];
  const head = headerSchema.safeParse(decoded(header));
  if (!head.success) return no("token.malformed");
  // The algorithm is ours to choose, never the token's; "crit" would demand what is not understood here.
  if (head.data.alg !== "RS256" || "crit" in head.data) return no("token.algorithm");
  const key = head.data.kid === undefined ? null : await keyNamed(head.data.kid);
  if (key === null) return no("token.key");
  const signed = Buffer.from(`${header}.${payload}`, "ascii");
  if (!verify("sha256", signed, key, Buffer.from(signature, "base64url"))) return no("token.signature");

  const claims = claimsSchema.safeParse(decoded(payload));
  if (!claims.success) return no("token.claims");
  const fault = faultOf(claims.data, expected, now);
  return fault === null ? { holds: true, transactionId: claims.data.transaction_id } : no(fault);
}

function faultOf(claims: Claims, expected: ExpectedProof, now: Date): ProofFault | null {
  if (claims.iss !== expected.issuer) return "token.issuer";
  // More than one audience would mean that somebody else may hold the same token.
  const [audience, ...others] = [claims.aud].flat();
  if (audience !== expected.audience || others.length > 0) return "token.audience";
  if (instant(claims.exp) <= before(now, SKEW)) return "token.expired";
  if (instant(Math.max(claims.iat, claims.nbf ?? 0)) > after(now, SKEW)) return "token.early";
  if (claims.nonce !== expected.nonce) return "token.nonce";
  if (claims.idp !== "mitid") return "token.idp";
  const isSame = claims["mitid.uuid"].toLowerCase() === expected.identityUuid.toLowerCase();
  return isSame ? null : "token.identity";
}

const no = (code: ProofFault): ProofVerdict => ({ holds: false, code });
const instant = (epochSeconds: number): Date => new Date(epochSeconds * 1_000);

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}
