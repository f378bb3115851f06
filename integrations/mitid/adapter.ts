/** Reaches MitID over HTTP, in the words of contract.yaml. */
import type { Milliseconds } from "../../app/domain/duration.ts";
import { seconds } from "../../app/domain/duration.ts";
import { SystemDown } from "../../app/domain/faults.ts";
import type { HttpClient, HttpClientSettings } from "../http-client.ts";
import { createHttpClient } from "../http-client.ts";
import type { IdentityKey, MitidAcknowledgement, MitidIdentity, MitidPort } from "./port.ts";
import type { WireIdentity } from "./schemas.ts";
import { acknowledgementSchema, contactPointsSchema, identitySchema } from "./schemas.ts";

export interface MitidSettings extends Pick<HttpClientSettings, "log" | "firstPauseMs" | "breakMs"> {
  /** Up to and without `/identities`. */
  readonly baseUrl: string;
  readonly user: string;
  readonly password: string;
  /** For each try; 3 s when left out. */
  readonly timeoutMs?: Milliseconds | undefined;
}

export function createMitid(settings: MitidSettings): MitidPort {
  const { user, password, timeoutMs, ...rest } = settings;
  const client = createHttpClient({
    ...rest,
    system: "mitid",
    auth: { user, password },
    timeoutMs: timeoutMs ?? seconds(3),
  });

  return {
    findIdentity: async (key) => withoutPerson(await search(client, key)),
    async personOf(uuid) {
      const found = await search(client, { by: "uuid", uuid });
      return found === null ? null : { cpr: found.cpr, userId: found.userId };
    },
    contactPoints: (uuid) => contactPoints(client, uuid),
    hold: ({ until, ...stop }) =>
      order(client, "/identities/{uuid}/holds", { uuid: stop.identityUuid }, stop.idempotencyKey, {
        reason: stop.reason,
        until,
      }),
    suspendIdentity: (stop) =>
      order(client, "/identities/{uuid}/suspensions", { uuid: stop.identityUuid }, stop.idempotencyKey, {
        reason: stop.reason,
      }),
    blockAuthenticator: (stop) =>
      order(
        client,
        "/identities/{uuid}/authenticators/{authenticatorId}/blocks",
        { uuid: stop.identityUuid, authenticatorId: stop.authenticatorId },
        stop.idempotencyKey,
        { reason: stop.reason },
      ),
  };
}

async function search(client: HttpClient, key: IdentityKey): Promise<WireIdentity | null> {
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
function withoutPerson(found: WireIdentity | null): MitidIdentity | null {
  if (found === null) return null;
  const { uuid, state, heldUntil, assuranceLevel, authenticators, version } = found;
  return { uuid, state, heldUntil, assuranceLevel, authenticators, version };
}

async function contactPoints(client: HttpClient, uuid: string) {
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

async function order(
  client: HttpClient,
  template: string,
  path: Readonly<Record<string, string>>,
  idempotencyKey: string,
  json: unknown,
): Promise<MitidAcknowledgement> {
  const request = { method: "POST", template, path, idempotencyKey, body: { json } } as const;
  const answer = await client.send({ ...request, answer: acknowledgementSchema });
  if (answer.ok) return answer.value;
  throw refused(answer);
}

/** MitID finds our request itself at fault: sending it again would not help, somebody must look. */
const refused = (answer: { readonly status: number; readonly code: string | null }): SystemDown =>
  new SystemDown("mitid", false, `refused the request (${answer.status} ${answer.code ?? "without code"})`);
