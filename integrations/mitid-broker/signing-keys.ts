/** The keys that the broker signs with, fetched from its published list and kept for a while. */
import type { KeyObject } from "node:crypto";
import { createPublicKey } from "node:crypto";
import { after, hours } from "../../app/domain/duration.ts";
import type { HttpClient } from "../http-client.ts";
import { refused } from "./refused.ts";
import type { PublishedKey } from "./schemas.ts";
import { keysSchema } from "./schemas.ts";

export interface SigningKeys {
  /** Makes sure that a list is at hand which is not old; rejects with SystemDown where there is none to be had. */
  ready(): Promise<void>;
  /** Asks the broker anew for a key that is not known yet; null where it does not publish one of that name. */
  named(kid: string): Promise<KeyObject | null>;
}

/** A key that the broker has withdrawn is believed no longer than this. */
const KEPT = hours(1);
const SHORTEST_KEY_BITS = 2_048;

export function createSigningKeys(client: HttpClient, now: () => Date): SigningKeys {
  let keys: ReadonlyMap<string, KeyObject> = new Map();
  let fetchedAt: Date | null = null;

  const fetchAnew = async () => {
    keys = await publishedKeys(client);
    fetchedAt = now();
  };
  return {
    async ready() {
      if (fetchedAt === null || after(fetchedAt, KEPT) <= now()) await fetchAnew();
    },
    async named(kid) {
      if (!keys.has(kid)) await fetchAnew();
      return keys.get(kid) ?? null;
    },
  };
}

async function publishedKeys(client: HttpClient): Promise<ReadonlyMap<string, KeyObject>> {
  const answer = await client.send({
    method: "GET",
    template: "/.well-known/openid-configuration/jwks",
    answer: keysSchema,
  });
  if (!answer.ok) throw refused(answer);
  return new Map(answer.value.keys.flatMap(usable));
}

function usable({ kid, kty, use, alg, n, e }: PublishedKey): readonly (readonly [string, KeyObject])[] {
  if (kid === undefined || (use ?? "sig") !== "sig" || (alg ?? "RS256") !== "RS256") return [];
  try {
    const key = createPublicKey({ key: { kty, n: n ?? "", e: e ?? "" }, format: "jwk" });
    return (key.asymmetricKeyDetails?.modulusLength ?? 0) < SHORTEST_KEY_BITS ? [] : [[kid, key]];
  } catch {
    return [];
  }
}
