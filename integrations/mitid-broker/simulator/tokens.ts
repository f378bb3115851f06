/** Signs the simulated broker's tokens, rightly, or wrongly in one chosen way, and publishes its keys. */
import type { KeyObject } from "node:crypto";
import { generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { minutes } from "../../../app/domain/duration.ts";
import { stableUuid } from "../../people/build.ts";
import type { PublishedKey } from "../schemas.ts";

/** The one thing that is wrong with a proof; each must keep the adapter from believing it. */
export const FORGERIES = [
  "key",
  "algorithm",
  "signature",
  "payload",
  "claims",
  "issuer",
  "audience",
  "expired",
  "early",
  "nonce",
  "idp",
  "identity",
] as const;
export type Forgery = (typeof FORGERIES)[number];

interface Pair {
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

export interface ProofContents {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string | null;
  readonly identityUuid: string;
  readonly now: Date;
}

export interface TokenMaker {
  keys(): readonly PublishedKey[];
  make(contents: ProofContents, forgery: Forgery | null): string;
  /** Signs with another key from now on; the old one is no longer published. */
  rotate(): void;
}

export function createTokenMaker(): TokenMaker {
  // Making a key takes a moment: only who needs one waits for it.
  let current: Pair | null = null;
  const pair = (): Pair => (current ??= newPair());
  return {
    keys: () => [published(pair())],
    rotate: () => void (current = null),
    make(contents, forgery) {
      const claims = forged(rightClaims(contents), forgery);
      return sealed(claims, pair(), forgery);
    },
  };
}

function newPair(): Pair {
  return { kid: randomUUID(), ...generateKeyPairSync("rsa", { modulusLength: 2_048 }) };
}

function published({ kid, publicKey }: Pair): PublishedKey {
  const { n, e } = publicKey.export({ format: "jwk" });
  return { kty: "RSA", kid, use: "sig", alg: "RS256", n, e };
}

function rightClaims({ issuer, clientId, nonce, identityUuid, now }: ProofContents) {
  const instant = Math.floor(now.getTime() / 1_000);
  return {
    iss: issuer,
    aud: clientId,
    sub: stableUuid(`broker ${clientId} ${identityUuid}`),
    iat: instant,
    exp: instant + minutes(5) / 1_000,
    auth_time: instant,
    ...(nonce === null ? {} : { nonce }),
    idp: "mitid",
    identity_type: "private",
    loa: "https://data.gov.dk/concept/core/nsis/Substantial",
    amr: ["code_app"],
    transaction_id: randomUUID(),
    "mitid.uuid": identityUuid,
  };
}
type Claims = ReturnType<typeof rightClaims>;

function forged(claims: Claims, forgery: Forgery | null): object {
  const hour = minutes(60) / 1_000;
  const changes: Partial<Record<Forgery, object>> = {
    claims: { transaction_id: undefined },
    issuer: { iss: "https://broker.example" },
    audience: { aud: [claims.aud, "another-client"] },
    expired: { iat: claims.iat - hour, exp: claims.exp - hour },
    early: { iat: claims.iat + hour, exp: claims.exp + hour },
    nonce: { nonce: "of-another-request" },
    idp: { idp: "mitid_erhverv" },
    identity: { "mitid.uuid": randomUUID() },
  };
  return { ...claims, ...(forgery === null ? {} : changes[forgery]) };
}

function sealed(claims: object, pair: Pair, forgery: Forgery | null): string {
  const alg = forgery === "algorithm" ? "none" : "RS256";
  const kid = forgery === "key" ? randomUUID() : pair.kid;
  const text = `${encoded({ alg, kid, typ: "JWT" })}.${encoded(claims)}`;
  if (forgery === "algorithm") return `${text}.`;
  const { privateKey } = forgery === "signature" ? newPair() : pair;
  const signature = sign("sha256", Buffer.from(text, "ascii"), privateKey).toString("base64url");
  if (forgery !== "payload") return `${text}.${signature}`;
  // Rightly signed, and then made to tell of somebody else.
  const [header = ""] = text.split(".");
  return `${header}.${encoded({ ...claims, "mitid.uuid": randomUUID() })}.${signature}`;
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value), "utf8").toString("base64url");
