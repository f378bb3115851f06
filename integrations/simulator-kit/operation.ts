/** Runs one operation of a simulated system: fault first, then credentials, then the work, then the log line. */
import { setTimeout as pause } from "node:timers/promises";
import type { Request, Response } from "express";
import type { BasicCredentials } from "./basic-auth.ts";
import { demandCredentials } from "./basic-auth.ts";
import type { EventLog, LogEntry } from "./event-log.ts";
import type { Fault, FaultBoard } from "./faults.ts";
import type { ProblemStyle } from "./problem.ts";
import { Problem } from "./problem.ts";

export interface OperationAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly outcome: string;
  readonly subject: string | null;
  readonly key?: string | undefined;
  readonly target?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface OperationTools {
  readonly faults: FaultBoard;
  readonly log: EventLog;
  readonly style: ProblemStyle;
  readonly now: () => Date;
  /** Null for an operation that is open to everybody. */
  readonly credentials: BasicCredentials | null;
  /** Aborts when the simulator is put back: nothing from before may happen afterwards. */
  readonly untilReset: () => AbortSignal;
}

export async function runOperation(
  tools: OperationTools,
  operation: string,
  handler: (request: Request) => OperationAnswer,
  request: Request,
  response: Response,
): Promise<void> {
  const fault = tools.faults.take(operation, `${request.method} ${request.baseUrl}${request.path}`);
  if (fault?.kind === "latency" && !(await waited(fault.ms ?? 0, tools.untilReset()))) {
    response.socket?.destroy();
    return;
  }
  if (fault !== null && stopsBefore(fault)) {
    note(tools, operation, refusalOf(`fault:${fault.kind}`, request));
    breakOff(tools, fault, response);
    return;
  }
  const answer = perform(tools, handler, request);
  note(tools, operation, answer);
  if (fault?.kind === "after-success-lost") {
    breakOff(tools, fault, response);
    return;
  }
  send(response, tools.style, answer);
}

/** False when the simulator was put back meanwhile. */
const waited = (ms: number, signal: AbortSignal): Promise<boolean> =>
  pause(ms, true, { signal }).catch(() => false);

const stopsBefore = (fault: Fault): boolean =>
  fault.kind === "status" || fault.kind === "reset" || fault.kind === "down";

function breakOff(tools: OperationTools, fault: Fault, response: Response): void {
  const status = fault.status ?? (fault.kind === "status" ? 503 : null);
  if (status === null || fault.kind === "reset" || fault.kind === "down") {
    response.socket?.destroy();
    return;
  }
  const { type, body } = tools.style(new Problem(status, "fault.injected"));
  response.status(status).type(type).send(JSON.stringify(body));
}

type Refused = OperationAnswer & { readonly problem?: Problem };

function perform(
  tools: OperationTools,
  handler: (request: Request) => OperationAnswer,
  request: Request,
): Refused {
  try {
    if (tools.credentials !== null) demandCredentials(tools.credentials, request.get("authorization"));
    return handler(request);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...refusalOf(error.code, request), status: error.status, problem: error };
  }
}

const refusalOf = (outcome: string, request: Request): OperationAnswer => ({
  status: 0,
  body: null,
  outcome,
  subject: null,
  key: request.get("idempotency-key"),
});

function note(tools: OperationTools, operation: string, answer: OperationAnswer): void {
  const entry: LogEntry = {
    at: tools.now().toISOString(),
    operation,
    subject: answer.subject,
    key: answer.key ?? null,
    outcome: answer.outcome,
  };
  tools.log.append(answer.target === undefined ? entry : { ...entry, target: answer.target });
}

function send(response: Response, style: ProblemStyle, answer: Refused): void {
  response.status(answer.status).set({ "cache-control": "no-store", ...answer.headers });
  if (answer.status === 401) response.set("www-authenticate", 'Basic realm="sandkassen", charset="UTF-8"');
  const problem = answer.problem === undefined ? null : style(answer.problem);
  if (problem === null && answer.body === null) {
    response.end();
    return;
  }
  response
    .type(problem?.type ?? "application/json")
    .send(JSON.stringify(problem === null ? answer.body : problem.body));
}
