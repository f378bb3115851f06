/** The simulator's orders: hold, suspension, block; each carried out once per Idempotency-Key. */
import { randomUUID } from "node:crypto";
import type { Request } from "express";
import type { z } from "zod";
import { createRememberedAnswers } from "../../simulator-kit/idempotency.ts";
import type { OperationAnswer } from "../../simulator-kit/operation.ts";
import { Problem, shaped } from "../../simulator-kit/problem.ts";
import type { SimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { MitidAcknowledgement } from "../port.ts";
import type { acknowledgementSchema, WireIdentity } from "../schemas.ts";
import type { Identities } from "./identities.ts";
import { byUuid } from "./lookups.ts";
import { holdRequest, idempotencyKey, stopRequest } from "./requests.ts";
import type { Verdict } from "./rules.ts";
import { decideBlock, decideHold, decideSuspension } from "./rules.ts";

type Acknowledgement = z.infer<typeof acknowledgementSchema>;

interface Order {
  readonly body: unknown;
  readonly authenticatorId: string | null;
  readonly decide: (identity: WireIdentity, now: Date) => Verdict;
}

interface Orders {
  addTo(frame: SimulatorFrame): void;
  reset(): void;
}

export function createOrders(identities: Identities, now: () => Date): Orders {
  const remembered = createRememberedAnswers<Acknowledgement>();

  const carryOut = (uuid: string, order: Order): Acknowledgement => {
    const identity = byUuid(identities, uuid);
    const verdict: Verdict =
      identity === null ? { fate: "notAllowed", code: "identity.unknown" } : order.decide(identity, now());
    if (verdict.fate === "applied") {
      const { event, at } = verdict;
      identities.change(verdict.identity, { event, at, authenticatorId: order.authenticatorId });
    }
    return acknowledge(verdict, now());
  };

  const answer = (request: Request, order: Order): OperationAnswer => {
    const key = keyOf(request);
    const uuid = (request.params["uuid"] ?? "").toLowerCase();
    const what = { path: request.path.toLowerCase(), body: order.body };
    const { answer: body, replayed } = remembered.once(key, what, () => carryOut(uuid, order));
    return {
      status: 200,
      body,
      outcome: replayed ? "replayed" : body.fate,
      subject: byUuid(identities, uuid)?.uuid ?? null,
      key,
      target: order.authenticatorId ?? undefined,
      headers: replayed ? { "idempotency-replayed": "true" } : undefined,
    };
  };

  return { reset: () => remembered.clear(), addTo: (frame) => addOrders(frame, answer) };
}

function addOrders(frame: SimulatorFrame, answer: (request: Request, order: Order) => OperationAnswer): void {
  frame.on("post", "/identities/:uuid/holds", "holdIdentity", (request) => {
    const body = shaped(holdRequest, request.body);
    const until = new Date(body.until);
    return answer(request, {
      body,
      authenticatorId: null,
      decide: (identity, now) => decideHold(identity, until, now),
    });
  });
  frame.on("post", "/identities/:uuid/suspensions", "suspendIdentity", (request) =>
    answer(request, {
      body: shaped(stopRequest, request.body),
      authenticatorId: null,
      decide: decideSuspension,
    }),
  );
  frame.on("post", "/identities/:uuid/authenticators/:id/blocks", "blockAuthenticator", (request) => {
    const authenticatorId = (request.params["id"] ?? "").toLowerCase();
    return answer(request, {
      body: shaped(stopRequest, request.body),
      authenticatorId,
      decide: (identity, now) => decideBlock(identity, authenticatorId, now),
    });
  });
}

function keyOf(request: Request): string {
  const given = request.get("idempotency-key");
  if (given === undefined) throw new Problem(400, "idempotency-key.missing");
  return shaped(idempotencyKey, given);
}

function acknowledge(verdict: Verdict, now: Date): MitidAcknowledgement {
  return {
    fate: verdict.fate,
    transactionId: randomUUID(),
    at: verdict.fate === "notAllowed" ? now.toISOString() : verdict.at,
    code: verdict.fate === "notAllowed" ? verdict.code : null,
  };
}
