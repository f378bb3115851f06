/** Reaches the CPR register over HTTP, in the words of contract.yaml. */
import type { Milliseconds } from "../../app/domain/duration.ts";
import { seconds } from "../../app/domain/duration.ts";
import { SystemDown } from "../../app/domain/faults.ts";
import type { HttpClientSettings } from "../http-client.ts";
import { createHttpClient } from "../http-client.ts";
import type { CprPort } from "./port.ts";
import { personSchema } from "./schemas.ts";

export interface CprSettings extends Pick<HttpClientSettings, "log" | "firstPauseMs" | "breakMs"> {
  /** Up to and without `/persons`. */
  readonly baseUrl: string;
  readonly user: string;
  readonly password: string;
  /** For each try; 3 s when left out. */
  readonly timeoutMs?: Milliseconds | undefined;
}

export function createCpr(settings: CprSettings): CprPort {
  const { user, password, timeoutMs, ...rest } = settings;
  const client = createHttpClient({
    ...rest,
    system: "cpr",
    auth: { user, password },
    timeoutMs: timeoutMs ?? seconds(3),
  });

  return {
    async findPerson(cpr) {
      const answer = await client.send({
        method: "POST",
        template: "/persons/search",
        body: { json: { cpr } },
        repeatable: true,
        answer: personSchema,
      });
      if (answer.ok) return answer.value;
      // 422: text that is no CPR number, which is the same as nobody.
      if (answer.status === 404 || answer.status === 422) return null;
      throw new SystemDown(
        "cpr",
        false,
        `refused the request (${answer.status} ${answer.code ?? "without code"})`,
      );
    },
  };
}
