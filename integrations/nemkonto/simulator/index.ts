/** NemKonto's simulator: watches the accounts of the demo people; its control route lists the watches. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { DemoPerson } from "../../people.ts";
import type { BasicCredentials } from "../../simulator-kit/basic-auth.ts";
import { answerControl } from "../../simulator-kit/control-answer.ts";
import { createRememberedAnswers, idempotencyKeyOf } from "../../simulator-kit/idempotency.ts";
import { shaped } from "../../simulator-kit/problem.ts";
import type { Simulator } from "../../simulator-kit/simulator.ts";
import { createSimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { WatchAcknowledgement } from "../port.ts";

export interface NemkontoSimulatorSettings {
  readonly credentials: BasicCredentials;
  readonly people: readonly DemoPerson[];
  readonly now: () => Date;
}

interface Watch {
  /** MitID's key of the person: no log may hold the number. */
  readonly identityUuid: string;
  readonly until: string;
  readonly reason: string;
}

const watchOrder = z.strictObject({
  cpr: z.string().regex(/^\d{10}$/),
  until: z.iso.datetime(),
  reason: z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/),
});

/** Serves `/nemkonto/*` once mounted. */
export function createNemkontoSimulator(settings: NemkontoSimulatorSettings): Simulator {
  const { now, credentials, people } = settings;
  const watches = new Map<string, Watch>();
  const remembered = createRememberedAnswers<WatchAcknowledgement>();
  const reset = () => {
    watches.clear();
    remembered.clear();
  };
  const frame = createSimulatorFrame({ prefix: "/nemkonto", credentials, now, reset });

  frame.on("post", "/watches", "watchAccount", (request) => {
    const key = idempotencyKeyOf(request);
    const order = shaped(watchOrder, request.body);
    const person = people.find((one) => one.cpr === order.cpr);
    const { answer, replayed } = remembered.once(key, order, () => ({
      ...watch(watches, person, order),
      transactionId: randomUUID(),
      at: now().toISOString(),
    }));
    return {
      status: 200,
      body: answer,
      outcome: replayed ? "replayed" : answer.fate,
      subject: person?.mitid.identityUuid ?? null,
      key,
      headers: replayed ? { "idempotency-replayed": "true" } : undefined,
    };
  });
  frame.control.get("/watches", (_, response) => answerControl(response, () => [...watches.values()]));
  return { mount: frame.mount, close: () => undefined };
}

function watch(
  watches: Map<string, Watch>,
  person: DemoPerson | undefined,
  { until, reason }: z.infer<typeof watchOrder>,
): Pick<WatchAcknowledgement, "fate" | "code"> {
  if (person === undefined) return { fate: "notAllowed", code: "payee.unknown" };
  if (!person.hasNemkonto) return { fate: "alreadyDone", code: "account.none" };
  const { identityUuid } = person.mitid;
  const standing = watches.get(identityUuid);
  if (standing !== undefined && Date.parse(standing.until) >= Date.parse(until))
    return { fate: "alreadyDone", code: null };
  watches.set(identityUuid, { identityUuid, until, reason });
  return { fate: "applied", code: null };
}
