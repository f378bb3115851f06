/** Reaches NemLog-in over HTTP, in the words of contract.yaml. */
import type { Milliseconds } from "../../app/domain/duration.ts";
import { seconds } from "../../app/domain/duration.ts";
import { SystemDown } from "../../app/domain/faults.ts";
import type { HttpClientSettings } from "../http-client.ts";
import { createHttpClient } from "../http-client.ts";
import type { NemloginPort } from "./port.ts";
import { acknowledgementSchema, certificateSchema } from "./schemas.ts";

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
      throw refused(answer);
    },
    async setCertificates({ identityUuid, idempotencyKey, ...order }) {
      const answer = await client.send({
        method: "POST",
        template: "/identities/{mitidUuid}/certificates/state",
        path: { mitidUuid: identityUuid },
        idempotencyKey,
        body: { json: order },
        answer: certificateSchema,
      });
      if (answer.ok) return answer.value;
      throw refused(answer);
    },
  };
}

const refused = ({ status, code }: { readonly status: number; readonly code: string | null }): SystemDown =>
  new SystemDown("nemlogin", false, `refused the request (${status} ${code ?? "without code"})`);
