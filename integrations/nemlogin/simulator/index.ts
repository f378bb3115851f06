/** NemLog-in's simulator: ends sessions and sets certificates of the demo people; its control routes start and list them. */
import { randomUUID } from "node:crypto";
import type { Request } from "express";
import { z } from "zod";
import type { DemoPerson } from "../../people.ts";
import type { BasicCredentials } from "../../simulator-kit/basic-auth.ts";
import { answerControl } from "../../simulator-kit/control-answer.ts";
import { createRememberedAnswers, idempotencyKeyOf } from "../../simulator-kit/idempotency.ts";
import type { OperationAnswer } from "../../simulator-kit/operation.ts";
import { Problem, shaped } from "../../simulator-kit/problem.ts";
import type { Simulator } from "../../simulator-kit/simulator.ts";
import { createSimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { CertificateAcknowledgement, NemloginAcknowledgement } from "../port.ts";
import { createCertificates } from "./certificates.ts";
import type { Sessions } from "./sessions.ts";
import { createSessions } from "./sessions.ts";

export interface NemloginSimulatorSettings {
  readonly credentials: BasicCredentials;
  readonly people: readonly DemoPerson[];
  readonly now: () => Date;
}

const reason = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/);
const endOrder = z.strictObject({ reason });
const certificateOrder = z.strictObject({
  reason,
  state: z.enum(["valid", "onHold", "revoked"]),
  decidedAt: z.iso.datetime(),
});
const newSession = z.strictObject({
  identityUuid: z.uuid(),
  service: z.string().min(1).max(100).default("borger.dk"),
});

type Acknowledgement = NemloginAcknowledgement | CertificateAcknowledgement;

/** Serves `/nemlogin/*` once mounted. */
export function createNemloginSimulator(settings: NemloginSimulatorSettings): Simulator {
  const { now, credentials, people } = settings;
  const sessions = createSessions(now);
  const certificates = createCertificates(people);
  const remembered = createRememberedAnswers<Acknowledgement>();
  const reset = () => {
    sessions.reset();
    certificates.reset();
    remembered.clear();
  };
  const frame = createSimulatorFrame({ prefix: "/nemlogin", credentials, now, reset });
  const isKnown = (uuid: string) => people.some((person) => person.mitid.identityUuid === uuid);

  /** One order of one person, carried out once for each key and operation. */
  const order = (
    request: Request,
    what: { readonly operation: string; readonly body: object },
    carryOut: (uuid: string) => Acknowledgement,
  ): OperationAnswer => {
    const key = idempotencyKeyOf(request);
    const uuid = (request.params["mitidUuid"] ?? "").toLowerCase();
    // An act has one key, and comes here once for its sessions and once for its certificates.
    const { answer, replayed } = remembered.once(`${what.operation} ${key}`, { uuid, body: what.body }, () =>
      carryOut(uuid),
    );
    return {
      status: 200,
      body: answer,
      outcome: replayed ? "replayed" : answer.fate,
      subject: isKnown(uuid) ? uuid : null,
      key,
      headers: replayed ? { "idempotency-replayed": "true" } : undefined,
    };
  };

  frame.on("post", "/identities/:mitidUuid/sessions/end", "endSessions", (request) => {
    const body = shaped(endOrder, request.body);
    return order(request, { operation: "endSessions", body }, (uuid) =>
      isKnown(uuid) ? end(sessions, uuid, now()) : { ...unknown(now()), ended: 0 },
    );
  });
  frame.on("post", "/identities/:mitidUuid/certificates/state", "setCertificates", (request) => {
    const body = shaped(certificateOrder, request.body);
    return order(request, { operation: "setCertificates", body }, (uuid) =>
      isKnown(uuid)
        ? { ...certificates.set(uuid, body.state, body.decidedAt), ...transaction(now()) }
        : { ...unknown(now()), changed: 0 },
    );
  });
  frame.control.get("/certificates", (_, response) => answerControl(response, () => certificates.list()));
  frame.control.get("/sessions", (_, response) => answerControl(response, () => sessions.list()));
  frame.control.post("/sessions", (request, response) =>
    answerControl(response, () => begun(sessions, isKnown, request.body), 201),
  );
  return { mount: frame.mount, close: () => undefined };
}

function begun(sessions: Sessions, isKnown: (uuid: string) => boolean, body: unknown) {
  const { identityUuid, service } = shaped(newSession, body);
  if (!isKnown(identityUuid)) throw new Problem(404, "identity.unknown");
  return sessions.start(identityUuid, service);
}

function end(sessions: Sessions, uuid: string, now: Date): NemloginAcknowledgement {
  const since = sessions.lastEnd(uuid);
  const ended = sessions.endAll(uuid);
  const fate = ended > 0 ? "applied" : "alreadyDone";
  return { fate, transactionId: randomUUID(), at: since ?? now.toISOString(), code: null, ended };
}

const transaction = (now: Date) => ({ transactionId: randomUUID(), at: now.toISOString() });

const unknown = (now: Date) => ({
  fate: "notAllowed" as const,
  code: "identity.unknown",
  ...transaction(now),
});
