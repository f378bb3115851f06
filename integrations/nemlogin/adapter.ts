/** Reaches NemLog-in over HTTP, in the words of contract.yaml. */
import type { Milliseconds } from "../../app/domain/duration.ts";
import { seconds } from "../../app/domain/duration.ts";
import { SystemDown } from "../../app/domain/faults.ts";
import type { HttpClientSettings } from "../http-client.ts";
import { createHttpClient } from "../http-client.ts";
import type { NemloginPort } from "./port.ts";
import { acknowledgementSchema } from "./schemas.ts";

export interface NemloginSettings extends Pick<HttpClientSettings, "log" | "firstPauseMs" | "breakMs"> {
  /** Up to and without `/identities`. */
  readonly baseUrl: string;
  readonly user: string;
  readonly password: string;
  /** For each try; 3 s when left out. */
  readonly timeoutMs?: Milliseconds | undefined;
}

export function createNemlogin(settings: NemloginSettings): NemloginPort {
  const { user, password, timeoutMs, ...rest } = settings;
  const client = createHttpClient({
    ...rest,
    system: "nemlogin",
    auth: { user, password },
    timeoutMs: timeoutMs ?? seconds(3),
  });

  return {
    async endSessions({ identityUuid, idempotencyKey, reason }) {
      const answer = await client.send({
        method: "POST",
        template: "/identities/{mitidUuid}/sessions/end",
        path: { mitidUuid: identityUuid },
        idempotencyKey,
        body: { json: { reason } },
        answer: acknowledgementSchema,
      });
      if (answer.ok) return answer.value;
      throw new SystemDown(
        "nemlogin",
        false,
        `refused the request (${answer.status} ${answer.code ?? "without code"})`,
      );
    },
  };
}
