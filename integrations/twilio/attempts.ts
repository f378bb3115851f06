/** Repeats requests to Twilio where that is safe, and sorts the outcomes: gone, refused, or down. */
import { ExponentialBackoff, handleWhen, retry, type RetryPolicy } from "cockatiel";
import twilio from "twilio";
import { seconds } from "../../app/domain/duration.ts";
import { SystemDown } from "../../app/domain/faults.ts";

const tries = 3;
const firstPauseMs = 150;
const statusOf = (error: unknown): number | null =>
  error instanceof twilio.RestException ? error.status : null;

/** Twilio turned the request away before acting on it, so that sending it again cannot do it twice. */
const wasTurnedAway = (error: unknown): boolean => statusOf(error) === 429;

/** The request may or may not have been carried out: no answer, or a server error. */
function isUncertain(error: unknown): boolean {
  const status = statusOf(error);
  return status === null || status >= 500;
}

// Jitter comes with the backoff's default generator: many waiting offers must not knock again in step.
const policyFor = (isRepeatable: (error: unknown) => boolean): RetryPolicy =>
  retry(handleWhen(isRepeatable), {
    maxAttempts: tries - 1,
    backoff: new ExponentialBackoff({ initialDelay: firstPauseMs, maxDelay: seconds(2) }),
  });

const repeatable = policyFor((error) => wasTurnedAway(error) || isUncertain(error));
const unrepeatable = policyFor(wasTurnedAway);

/** Twilio's words may quote a telephone number; only its figures are passed on. */
function asSystemDown(error: unknown): SystemDown {
  if (!(error instanceof twilio.RestException)) return new SystemDown("twilio", true, "no answer");
  const isPassing = error.status === 429 || error.status >= 500;
  return new SystemDown("twilio", isPassing, `status ${error.status}, code ${error.code ?? 0}`);
}

async function translated<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    throw asSystemDown(error);
  }
}

/** For requests that may be sent twice. Rejects with SystemDown. */
export const persist = <Value>(request: () => Promise<Value>): Promise<Value> =>
  translated(repeatable.execute(request));

/** For requests that must not be carried out twice: repeated only when Twilio turned them away. */
export const once = <Value>(request: () => Promise<Value>): Promise<Value> =>
  translated(unrepeatable.execute(request));

/** The call, member, participant or conference is no longer there, or the call is over (21220). */
const isGone = (error: unknown): boolean =>
  error instanceof twilio.RestException && (error.status === 404 || error.code === 21220);

/** `gone` after an uncertain try may also mean that the lost try did its work. */
export type Aim = "done" | "gone" | "goneAfterUncertainty";

/** Changes something that may have left meanwhile. Rejects with SystemDown. */
export async function attempt(request: () => Promise<unknown>): Promise<Aim> {
  let isAfterUncertainty = false;
  const aim = async (): Promise<Aim> => {
    try {
      await request();
      return "done";
    } catch (error) {
      if (isGone(error)) return isAfterUncertainty ? "goneAfterUncertainty" : "gone";
      isAfterUncertainty ||= isUncertain(error);
      throw error;
    }
  };
  return persist(aim);
}
