/** The frame of a simulator: operations with faults, credentials and log, and the control routes. */
import type { Express, Request, Response, Router } from "express";
import express from "express";
import type { BasicCredentials } from "./basic-auth.ts";
import { addControlRoutes, refuseFaultyBody } from "./control-routes.ts";
import type { EventLog } from "./event-log.ts";
import { createEventLog } from "./event-log.ts";
import type { FaultBoard } from "./faults.ts";
import { createFaultBoard } from "./faults.ts";
import type { OperationAnswer } from "./operation.ts";
import { runOperation } from "./operation.ts";
import type { ProblemStyle } from "./problem.ts";
import { problemDetails } from "./problem.ts";

export interface SimulatorSettings {
  /** Where it is mounted, such as "/mitid". */
  readonly prefix: string;
  readonly credentials: BasicCredentials;
  readonly now: () => Date;
  readonly problemStyle?: ProblemStyle;
  /** True where the system is asked with form fields. */
  readonly readsForms?: boolean;
  /** Puts the simulator's own data back as it was at the start. */
  readonly reset: () => void;
}

export type Handler = (request: Request) => OperationAnswer;

export interface SimulatorFrame {
  /** Adds one operation of the simulated system; `path` is below the prefix. */
  on(method: "get" | "post" | "delete", path: string, operation: string, handler: Handler): void;
  /** Adds a GET that needs no credentials, such as published keys. */
  onOpen(path: string, operation: string, handler: Handler): void;
  /** For extra control routes, below `_control`. */
  readonly control: Router;
  readonly faults: FaultBoard;
  readonly log: EventLog;
  readonly mount: (app: Express) => void;
}

/** What the sandbox needs of each simulator. */
export interface Simulator {
  readonly mount: (app: Express) => void;
  readonly close: () => void;
}

/** Express reads `status` from what is thrown. */
class NoSuchRoute extends Error {
  readonly status = 404;
}

export function createSimulatorFrame(settings: SimulatorSettings): SimulatorFrame {
  const faults = createFaultBoard();
  const log = createEventLog();
  const routes = express.Router({ strict: false, caseSensitive: true });
  const control = express.Router();
  const style = settings.problemStyle ?? problemDetails;
  let untilReset = new AbortController();
  const { now, credentials } = settings;
  const tools = { faults, log, style, now, credentials, untilReset: () => untilReset.signal };
  const reset = () => {
    untilReset.abort();
    untilReset = new AbortController();
    settings.reset();
  };

  addControlRoutes(control, { faults, log, reset });
  routes.use("/_control", express.json({ limit: "64kb" }), control);
  routes.use(express.json({ limit: "64kb" }));
  if (settings.readsForms === true) routes.use(express.urlencoded({ extended: false, limit: "64kb" }));
  routes.use(express.text({ limit: "20mb", type: ["application/xml", "text/xml"] }));

  return {
    control,
    faults,
    log,
    on(method, path, operation, handler) {
      routes[method](path, (request: Request, response: Response, next) => {
        runOperation(tools, operation, handler, request, response).catch(next);
      });
    },
    onOpen(path, operation, handler) {
      routes.get(path, (request: Request, response: Response, next) => {
        runOperation({ ...tools, credentials: null }, operation, handler, request, response).catch(next);
      });
    },
    mount(app) {
      routes.use(() => {
        throw new NoSuchRoute();
      });
      routes.use(refuseFaultyBody(style));
      app.use(settings.prefix, routes);
    },
  };
}
