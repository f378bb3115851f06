/** Personal numbers at rest: AES-256-GCM with a key id per row, and a keyed hash to find them by (product.md §10). */
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";

export interface Sealed {
  readonly cipher: Buffer;
  readonly keyId: string;
}

/** What a keyed hash is for; the same digits in two domains give unlike hashes. */
export type IndexDomain =
  | "cpr"
  | "userId"
  | "phone"
  | "blockingCode"
  | "answer"
  | "limit"
  | "stopToken"
  | "stopLink"
  | "oneTimeCode"
  | "contact"
  | "document"
  | "approvalNonce";

export interface Vault {
  /** Seals UTF-8 text; two seals of the same text differ. */
  seal(text: string): Sealed;
  /** Opens what `seal` made; throws when the key is unknown or the bytes were changed. */
  open(sealed: { readonly cipher: Uint8Array; readonly keyId: string }): string;
  /** 32 bytes; equal for equal text within one domain. */
  index(domain: IndexDomain, text: string): Buffer;
}

export interface VaultKeys {
  /** Key id and 64 hex digits; the first seals, all open. */
  readonly keys: readonly (readonly [string, string])[];
  /** 64 hex digits. */
  readonly indexKey: string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Throws when no key is given. */
export function createVault(config: VaultKeys): Vault {
  const keys = new Map(config.keys.map(([id, hex]) => [id, Buffer.from(hex, "hex")]));
  const [current] = config.keys;
  if (current === undefined) throw new Error("the vault has no key");
  const [currentId, currentHex] = current;
  const currentKey = Buffer.from(currentHex, "hex");
  const indexKey = Buffer.from(config.indexKey, "hex");
  return {
    seal: (text) => ({ cipher: encrypt(currentKey, currentId, text), keyId: currentId }),
    open: ({ cipher, keyId }) => {
      const known = keys.get(keyId);
      if (known === undefined) throw new Error(`no key with the id ${keyId}`);
      return decrypt(known, keyId, cipher);
    },
    index: (domain, text) => createHmac("sha256", indexKey).update(`${domain}\u0000${text}`).digest(),
  };
}

function encrypt(key: Buffer, keyId: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(keyId));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function decrypt(key: Buffer, keyId: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(keyId));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
    "utf8",
  );
}
