/** The one way out to the systems behind us: timeout per try, retry where it is safe, breaker, redacted log. */
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  ExponentialBackoff,
  circuitBreaker,
  handleType,
  retry,
  wrap,
} from "cockatiel";
import { seconds } from "../app/domain/duration.ts";
import { SystemDown } from "../app/domain/faults.ts";
import { PassingFault, sendOnce } from "./http-client/attempt.ts";
import type { HttpClient, HttpClientSettings, HttpRequest } from "./http-client/types.ts";

export type {
  Credentials,
  HttpAnswer,
  HttpClient,
  HttpClientSettings,
  HttpLogEntry,
  HttpRequest,
} from "./http-client/types.ts";

const RETRIES = 2;
const FAULTS_BEFORE_BREAK = 5;

export function createHttpClient(settings: HttpClientSettings): HttpClient {
  const breaker = circuitBreaker(handleType(PassingFault), {
    halfOpenAfter: settings.breakMs ?? seconds(3),
    breaker: new ConsecutiveBreaker(FAULTS_BEFORE_BREAK),
  });
  const patient = wrap(retryPolicy(settings), breaker);

  return {
    async send(request) {
      const policy = isRepeatable(request) ? patient : breaker;
      let attempt = 0;
      try {
        return await policy.execute(() => sendOnce(settings, request, ++attempt, isRepeatable(request)));
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        // Nothing was sent, so the same request may always be sent again later.
        throw new SystemDown(settings.system, true, "not asked, it has failed too often just now");
      }
    },
  };
}

function retryPolicy(settings: HttpClientSettings) {
  const initialDelay = settings.firstPauseMs ?? 100;
  return retry(handleType(PassingFault), {
    maxAttempts: RETRIES,
    backoff: new ExponentialBackoff({ initialDelay, maxDelay: seconds(2) }),
  });
}

const isRepeatable = (request: HttpRequest<unknown>): boolean =>
  request.method === "GET" || request.idempotencyKey !== undefined || request.repeatable === true;
