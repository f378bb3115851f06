/** Proofs on a real database against the real simulators of MitID, its broker, CPR and Digital Post, with a clock that stands. */
import express from "express";
import { pino } from "pino";
import { afterAll, beforeEach } from "vitest";
import { z } from "zod";
import { identifyCitizen } from "../../app/lookups/identify-citizen.ts";
import type { Actor } from "../../app/domain/actor.ts";
import type { Milliseconds } from "../../app/domain/duration.ts";
import { SystemDown } from "../../app/domain/faults.ts";
import { logOptions } from "../../app/http/log.ts";
import { askInApp, cancelInApp, pollApproval } from "../../app/worker/approvals.ts";
import type { WorkerContext } from "../../app/worker/context.ts";
import { deliverBlockingCode } from "../../app/worker/deliver-blocking-code.ts";
import { deliverCode } from "../../app/worker/deliver-code.ts";
import { deliverWitnessNotice, tellWitness } from "../../app/worker/tell-witness.ts";
import { createCpr } from "../../integrations/cpr/adapter.ts";
import { createCprSimulator } from "../../integrations/cpr/simulator/index.ts";
import { createDigitalPost } from "../../integrations/digital-post/adapter.ts";
import { createDigitalPostSimulator } from "../../integrations/digital-post/simulator/index.ts";
import { createMitidBroker } from "../../integrations/mitid-broker/adapter.ts";
import { createMitidBrokerSimulator } from "../../integrations/mitid-broker/simulator/index.ts";
import { createMitid } from "../../integrations/mitid/adapter.ts";
import { createMitidSimulator } from "../../integrations/mitid/simulator/index.ts";
import { DEMO_PEOPLE, type DemoPerson } from "../../integrations/people.ts";
import { listenOnLoopback } from "../../integrations/simulator-kit/listen.ts";
import { testDatabase, type TestDatabase } from "./database.ts";
import { openCase } from "./desk.ts";

const LOGIN = { user: "linjen", password: "kun-til-prøver" };
const ISSUER = "https://broker.example/op";

export interface Sms {
  readonly to: string;
  readonly body: string;
}

/** The telephone company as a hand double: what it took, and what it does with the next messages. */
export interface Carrier {
  /** "sent" for all after the list; "dies" takes the message and then ends whoever sent it. */
  next: ("sent" | "silent" | "refused" | "dies")[];
  sent: Sms[];
  /** E-mails that have left; they all do. */
  mails: Sms[];
}

export interface ProofBench {
  readonly db: TestDatabase;
  readonly context: WorkerContext;
  readonly carrier: Carrier;
  /** Every line of the worker's log. */
  readonly logged: string[];
  /** How far the clock of the product and of the simulators stands from the beginning of the test. */
  setClock(offset: Milliseconds): void;
  pass(length: Milliseconds): void;
  /** Does every job that is due, once; resolves with the names of those which failed and stay for another try. */
  work(): Promise<readonly string[]>;
  /** `path` such as "/mitid/_control/citizen"; a body is posted, and null asks for a DELETE. */
  control(path: string, body?: object | null): Promise<unknown>;
}

/** Each test begins with nobody's limits touched and the clock at now; everything stops after the file's last test. */
export async function openProofBench(): Promise<ProofBench> {
  let [start, offset] = [Date.now(), 0];
  const clock = (): Date => new Date(start + offset);
  const db = await testDatabase({ clock });
  const url = await simulators(clock);
  const carrier: Carrier = { next: [], sent: [], mails: [] };
  const logged: string[] = [];
  const context = workerContext(db, url, { carrier, logged });
  const bench: ProofBench = {
    ...{ db, context, carrier, logged },
    setClock: (milliseconds) => void (offset = milliseconds),
    pass: (length) => void (offset += length),
    work: () => workOff(db, context),
    control: (path, body) => control(url + path, body),
  };
  beforeEach(async () => {
    [start, offset, carrier.next, carrier.sent, carrier.mails] = [Date.now(), 0, [], [], []];
    for (const system of ["mitid", "mitid/broker", "cpr", "digitalpost"])
      await control(`${url}/${system}/_control/reset`, {});
    await forgetProofs(db);
  });
  return bench;
}

async function simulators(clock: () => Date): Promise<string> {
  const app = express();
  const settings = { credentials: LOGIN, people: DEMO_PEOPLE, now: clock };
  const mitid = createMitidSimulator(settings);
  createMitidBrokerSimulator({ ...settings, issuer: ISSUER, isUsable: mitid.hasUsableApp }).mount(app);
  mitid.mount(app);
  createCprSimulator(settings).mount(app);
  createDigitalPostSimulator(settings).mount(app);
  const served = await listenOnLoopback(app, 0);
  afterAll(() => served.close());
  return served.url;
}

const unused = (): Promise<never> => Promise.reject(new Error("not asked for in this test"));

function workerContext(
  db: TestDatabase,
  url: string,
  { carrier, logged }: { readonly carrier: Carrier; readonly logged: string[] },
): WorkerContext {
  const quick = { ...LOGIN, firstPauseMs: 1, breakMs: 1, timeoutMs: 500 };
  const now = db.context.clock;
  return {
    ...db.context,
    log: pino(logOptions("info"), { write: (line) => void logged.push(line) }),
    ports: {
      mitid: createMitid({ ...quick, baseUrl: `${url}/mitid` }),
      broker: createMitidBroker({
        ...{ ...quick, baseUrl: `${url}/mitid/broker/op`, issuer: ISSUER, callerIp: "0.0.0.0", now },
      }),
      cpr: createCpr({ ...quick, baseUrl: `${url}/cpr` }),
      digitalPost: createDigitalPost({
        ...{ ...quick, baseUrl: `${url}/digitalpost/apis/v1`, senderCvr: "34051178" },
      }),
      nemlogin: { endSessions: unused, setCertificates: unused },
      nemkonto: { watch: unused },
      mail: {
        send: ({ to, subject, paragraphs }) => {
          carrier.mails.push({ to, body: [subject, ...paragraphs].join("\n") });
          return Promise.resolve();
        },
      },
      telephony: telephonyOf(carrier),
    },
    settings: {
      ...{ demo: true, publicBaseUrl: "http://127.0.0.1:3000", lineNumber: "+4570000001", dutyNumber: null },
      ...{ twilioAuthTokens: [], twilioAccountSid: "AC", simulatedLineUrl: null },
    },
    topics: { hear: () => () => undefined, close: () => Promise.resolve() },
  };
}

const telephonyOf = (carrier: Carrier): WorkerContext["ports"]["telephony"] => ({
  ...{ moveQueuedCaller: unused, redirectCall: unused, endCall: unused, setHold: unused },
  ...{ endConference: unused, liveCallSids: unused, agentToken: () => "" },
  findSms: ({ to, body }) =>
    Promise.resolve(carrier.sent.some((one) => one.to === to && one.body === body) ? "SM0" : null),
  sendSms: ({ to, body }) => {
    const how = carrier.next.shift() ?? "sent";
    if (how === "silent" || how === "refused")
      return Promise.reject(new SystemDown("twilio", how === "silent", "no message"));
    carrier.sent.push({ to, body });
    if (how === "dies") return Promise.reject(new Error("the process is gone"));
    return Promise.resolve({ messageSid: `SM${String(carrier.sent.length)}` });
  },
});

const checkShape = z.object({ checkId: z.uuid() });
const noticeShape = z.object({ noticeId: z.uuid() });
const codeShape = z.object({ codeId: z.uuid() });
const approvalShape = z.object({ approvalId: z.uuid() });
const TASKS: Readonly<Record<string, (context: WorkerContext, job: unknown) => Promise<void>>> = {
  "deliver-code": (context, job) => deliverCode(context, codeShape.parse(job)),
  "deliver-blocking-code": (context, job) => deliverBlockingCode(context, codeShape.parse(job)),
  "tell-witness": (context, job) => tellWitness(context, checkShape.parse(job)),
  "deliver-witness-notice": (context, job) => deliverWitnessNotice(context, noticeShape.parse(job)),
  "ask-approval": (context, job) => askInApp(context, approvalShape.parse(job)),
  "poll-approval": (context, job) => pollApproval(context, approvalShape.parse(job)),
  "cancel-approval": (context, job) => cancelInApp(context, approvalShape.parse(job)),
};

// The clock of the test stands and the database's does not: only a poll is put off to a time that counts.
const DUE = `select j.id, t.identifier, j.payload, j.attempts, j.max_attempts
  from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
  where t.identifier <> 'poll-approval' or j.run_at <= $1 order by j.id`;

/** The jobs themselves run in tests/journeys; here their work is done in the order in which it was left. */
async function workOff(db: TestDatabase, context: WorkerContext): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const row of (await db.asOwner(DUE, [context.clock()])).rows) {
    const { id, payload } = row;
    const task = String(row["identifier"]);
    // As graphile-worker: the key of a job that is being done is free for the next one.
    await db.asOwner(
      "update graphile_worker._private_jobs set key = null, attempts = attempts + 1 where id = $1",
      [id],
    );
    try {
      await TASKS[task]?.(context, payload);
      await db.asOwner("delete from graphile_worker._private_jobs where id = $1", [id]);
    } catch (error) {
      if (!(error instanceof SystemDown)) throw error;
      failed.push(task);
      await db.asOwner(
        "delete from graphile_worker._private_jobs where id = $1 and attempts >= max_attempts",
        [id],
      );
    }
  }
  return failed;
}

async function control(url: string, body?: object | null): Promise<unknown> {
  const method = body === undefined ? "GET" : body === null ? "DELETE" : "POST";
  const headers = { "content-type": "application/json" };
  const answer = await fetch(url, { method, headers, body: method === "POST" ? JSON.stringify(body) : null });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url} answered ${String(answer.status)}: ${text}`);
  return text === "" ? null : JSON.parse(text);
}

async function forgetProofs(db: TestDatabase): Promise<void> {
  await db.asOwner(
    `truncate one_time_codes, document_tries, approvals, document_checks, representations, control_questions,
     question_rounds, verifications, acts, act_targets, notices, reissues, blocking_codes cascade`,
  );
  await db.asOwner("delete from graphile_worker._private_jobs");
}

export interface ProofCase {
  readonly actor: Actor;
  readonly id: string;
  readonly caseNumber: string;
  readonly citizenId: string;
}

/** A case of this actor about one of the demo's people, nothing proven yet. */
export async function caseAbout(bench: ProofBench, actor: Actor, person: DemoPerson): Promise<ProofCase> {
  const { id, number: caseNumber } = await openCase(bench.db, actor);
  const order = { actor, caseNumber, key: person.cpr, purpose: "caller" };
  const found = await identifyCitizen(bench.context, order);
  if (!found.allowed) throw new Error(`${person.name} was not found: ${found.reasons.join()}`);
  return { actor, id, caseNumber, citizenId: found.value.citizenId };
}
