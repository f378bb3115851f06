/** Reaches NemKonto over HTTP, in the words of contract.yaml. */
import type { Milliseconds } from "../../app/domain/duration.ts";
import { seconds } from "../../app/domain/duration.ts";
import { SystemDown } from "../../app/domain/faults.ts";
import type { HttpClientSettings } from "../http-client.ts";
import { createHttpClient } from "../http-client.ts";
import type { NemkontoPort } from "./port.ts";
import { acknowledgementSchema } from "./schemas.ts";

export interface NemkontoSettings extends Pick<HttpClientSettings, "log" | "firstPauseMs" | "breakMs"> {
  /** Up to and without `/watches`. */
  readonly baseUrl: string;
  readonly user: string;
  readonly password: string;
  /** For each try; 3 s when left out. */
  readonly timeoutMs?: Milliseconds | undefined;
}

export function createNemkonto(settings: NemkontoSettings): NemkontoPort {
  const { user, password, timeoutMs, ...rest } = settings;
  const client = createHttpClient({
    ...rest,
    system: "nemkonto",
    auth: { user, password },
    timeoutMs: timeoutMs ?? seconds(3),
  });

  return {
    async watch({ idempotencyKey, ...order }) {
      const answer = await client.send({
        method: "POST",
        template: "/watches",
        idempotencyKey,
        body: { json: order },
        answer: acknowledgementSchema,
      });
      if (answer.ok) return answer.value;
      const { status, code } = answer;
      throw new SystemDown("nemkonto", false, `refused the request (${status} ${code ?? "without code"})`);
    },
  };
}
