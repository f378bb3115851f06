/** NemLog-in's simulator: ends the sessions of the demo people; its control routes start and list them. */
import { randomUUID } from "node:crypto";
import type { Request } from "express";
import { z } from "zod";
import type { DemoPerson } from "../../people.ts";
import type { BasicCredentials } from "../../simulator-kit/basic-auth.ts";
import { answerControl } from "../../simulator-kit/control-answer.ts";
import { createRememberedAnswers } from "../../simulator-kit/idempotency.ts";
import { Problem, shaped } from "../../simulator-kit/problem.ts";
import type { Simulator } from "../../simulator-kit/simulator.ts";
import { createSimulatorFrame } from "../../simulator-kit/simulator.ts";
import type { NemloginAcknowledgement } from "../port.ts";
import type { Sessions } from "./sessions.ts";
import { createSessions } from "./sessions.ts";

export interface NemloginSimulatorSettings {
  readonly credentials: BasicCredentials;
  readonly people: readonly DemoPerson[];
  readonly now: () => Date;
}

const idempotencyKey = z.string().regex(/^[A-Za-z0-9_.:-]{8,128}$/);
const endOrder = z.strictObject({ reason: z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/) });
const newSession = z.strictObject({
  identityUuid: z.uuid(),
  service: z.string().min(1).max(100).default("borger.dk"),
});

/** Serves `/nemlogin/*` once mounted. */
export function createNemloginSimulator(settings: NemloginSimulatorSettings): Simulator {
  const { now, credentials, people } = settings;
  const sessions = createSessions(now);
  const remembered = createRememberedAnswers<NemloginAcknowledgement>();
  const reset = () => {
    sessions.reset();
    remembered.clear();
  };
  const frame = createSimulatorFrame({ prefix: "/nemlogin", credentials, now, reset });
  const isKnown = (uuid: string) => people.some((person) => person.mitid.identityUuid === uuid);

  frame.on("post", "/identities/:mitidUuid/sessions/end", "endSessions", (request) => {
    const key = keyOf(request);
    const body = shaped(endOrder, request.body);
    const uuid = (request.params["mitidUuid"] ?? "").toLowerCase();
    const carryOut = () => (isKnown(uuid) ? end(sessions, uuid, now()) : unknown(now()));
    const { answer, replayed } = remembered.once(key, { uuid, body }, carryOut);
    return {
      status: 200,
      body: answer,
      outcome: replayed ? "replayed" : answer.fate,
      subject: isKnown(uuid) ? uuid : null,
      key,
      headers: replayed ? { "idempotency-replayed": "true" } : undefined,
    };
  });
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

const unknown = (now: Date): NemloginAcknowledgement => ({
  fate: "notAllowed",
  transactionId: randomUUID(),
  at: now.toISOString(),
  code: "identity.unknown",
  ended: 0,
});

function keyOf(request: Request): string {
  const given = request.get("idempotency-key");
  if (given === undefined) throw new Problem(400, "idempotency-key.missing");
  return shaped(idempotencyKey, given);
}
