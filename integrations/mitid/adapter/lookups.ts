/** What the adapter reads: an identity by its key, its contact points, the change log. */
import type { HttpClient } from "../../http-client.ts";
import type { IdentityKey, MitidChange, MitidContactPoint, MitidIdentity } from "../port.ts";
import type { WireIdentity } from "../schemas.ts";
import { changesSchema, contactPointsSchema, identitySchema } from "../schemas.ts";
import { refused } from "./refused.ts";

export async function search(client: HttpClient, key: IdentityKey): Promise<WireIdentity | null> {
  const answer = await client.send({
    method: "POST",
    template: "/identities/search",
    body: { json: searchBody(key) },
    repeatable: true,
    answer: identitySchema,
  });
  if (answer.ok) return answer.value;
  // 422: typed text that no identity could have as its key, which is the same as unknown.
  if (answer.status === 404 || answer.status === 422) return null;
  throw refused(answer);
}

function searchBody(key: IdentityKey): Record<string, string> {
  switch (key.by) {
    case "cpr":
      return { cpr: key.cpr };
    case "userId":
      return { userId: key.userId };
    case "uuid":
      return { uuid: key.uuid };
    default:
      return key satisfies never;
  }
}

/** The port keeps the person out of the identity, so that a screen cannot show it by accident. */
export function withoutPerson(found: WireIdentity | null): MitidIdentity | null {
  if (found === null) return null;
  const { uuid, state, heldUntil, assuranceLevel, authenticators, version } = found;
  return { uuid, state, heldUntil, assuranceLevel, authenticators, version };
}

export async function contactPoints(client: HttpClient, uuid: string): Promise<readonly MitidContactPoint[]> {
  const answer = await client.send({
    method: "GET",
    template: "/identities/{uuid}/contact-points",
    path: { uuid },
    answer: contactPointsSchema,
  });
  if (answer.ok) return answer.value.contactPoints;
  if (answer.status === 404) return [];
  throw refused(answer);
}

export async function changes(
  client: HttpClient,
  after: number,
  limit: number,
): Promise<{ readonly changes: readonly MitidChange[]; readonly latest: number }> {
  const answer = await client.send({
    method: "GET",
    template: "/changes",
    query: { after: String(after), limit: String(limit) },
    answer: changesSchema,
  });
  if (answer.ok) return answer.value;
  throw refused(answer);
}
