/** Carries an order out once per Idempotency-Key, and acknowledges it. */
import { randomUUID } from "node:crypto";
import type { Request } from "express";
import { createRememberedAnswers, idempotencyKeyOf } from "../../simulator-kit/idempotency.ts";
import type { OperationAnswer } from "../../simulator-kit/operation.ts";
import type { MitidAcknowledgement } from "../port.ts";
import { drawChance } from "./chance.ts";
import type { Entry } from "./entry.ts";
import type { Identities } from "./identities.ts";
import type { Chance, Verdict } from "./rules/verdict.ts";
import { no } from "./rules/verdict.ts";

export interface Order {
  readonly body: unknown;
  /** The means or the code that the address names, null where it names none. */
  readonly target: string | null;
  /** The version that an opening was decided on; null for a stop, which is never `stale`. */
  readonly version: number | null;
  readonly decide: (entry: Entry, now: Date, chance: Chance) => Verdict;
}

export interface Orders {
  answer(request: Request, order: Order): OperationAnswer;
  reset(): void;
}

export function createOrders(identities: Identities, now: () => Date): Orders {
  const remembered = createRememberedAnswers<MitidAcknowledgement>();

  const carryOut = (uuid: string, key: string, order: Order): MitidAcknowledgement => {
    const verdict = judge(identities.byUuid(uuid), order, now());
    if (verdict.fate === "applied") identities.keep(verdict.entry, verdict.changes, key);
    return acknowledge(verdict, now());
  };

  return {
    reset: () => remembered.clear(),
    answer(request, order) {
      const key = idempotencyKeyOf(request);
      const uuid = request.params["uuid"] ?? "";
      const { body: asked, version } = order;
      const what = { path: request.path.toLowerCase(), body: asked, version };
      const { answer: body, replayed } = remembered.once(key, what, () => carryOut(uuid, key, order));
      return {
        status: 200,
        body,
        outcome: replayed ? "replayed" : body.fate,
        subject: identities.byUuid(uuid)?.identity.uuid ?? null,
        key,
        target: order.target ?? undefined,
        headers: replayed ? { "idempotency-replayed": "true" } : undefined,
      };
    },
  };
}

function judge(entry: Entry | null, order: Order, now: Date): Verdict {
  if (entry === null) return no("identity.unknown");
  if (order.version !== null && order.version !== entry.identity.version) return { fate: "stale" };
  return order.decide(entry, now, drawChance());
}

function acknowledge(verdict: Verdict, now: Date): MitidAcknowledgement {
  return {
    fate: verdict.fate,
    transactionId: randomUUID(),
    at: "at" in verdict ? verdict.at : now.toISOString(),
    code: verdict.fate === "notAllowed" ? verdict.code : null,
    reference: verdict.fate === "applied" ? verdict.reference : null,
  };
}
