/** Reaches MitID over HTTP, in the words of contract.yaml. */
import type { Milliseconds } from "../../app/domain/duration.ts";
import { seconds } from "../../app/domain/duration.ts";
import type { HttpClientSettings } from "../http-client.ts";
import { createHttpClient } from "../http-client.ts";
import { changes, contactPoints, search, withoutPerson } from "./adapter/lookups.ts";
import { openings, reissues, stops } from "./adapter/orders.ts";
import type { MitidPort } from "./port.ts";

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
    changes: (after, limit) => changes(client, after, limit),
    ...stops(client),
    ...openings(client),
    ...reissues(client),
  };
}
