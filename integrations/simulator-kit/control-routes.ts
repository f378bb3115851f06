/** The control routes every simulator has: put back, switch faults on and off, read the log (product.md §11). */
import type { ErrorRequestHandler, Router } from "express";
import { z } from "zod";
import type { EventLog } from "./event-log.ts";
import type { FaultBoard } from "./faults.ts";
import { faultSchema } from "./faults.ts";
import type { ProblemStyle } from "./problem.ts";
import { Problem, problemDetails } from "./problem.ts";

interface Controlled {
  readonly faults: FaultBoard;
  readonly log: EventLog;
  readonly reset: () => void;
}

export function addControlRoutes(control: Router, controlled: Controlled): void {
  control.post("/reset", (_, response) => {
    controlled.reset();
    controlled.faults.clear();
    controlled.log.clear();
    response.status(204).end();
  });
  control.get("/log", (_, response) => void response.json(controlled.log.list()));
  control.get("/faults", (_, response) => void response.json(controlled.faults.list()));
  control.delete("/faults", (_, response) => {
    controlled.faults.clear();
    response.status(204).end();
  });
  control.post("/faults", (request, response) => {
    const fault = faultSchema.safeParse(request.body);
    if (fault.success) {
      controlled.faults.add(fault.data);
      response.status(201).json(controlled.faults.list());
      return;
    }
    const fields = fault.error.issues.map((issue) => issue.path.join(".") || "body");
    response.status(422).json(problemDetails(new Problem(422, "fault.invalid", fields)).body);
  });
}

const bodyErrorSchema = z.object({ status: z.int().min(400).max(499) });

/** Answers a body that is too big, broken or of an unknown charset in the system's own style. */
export function refuseFaultyBody(style: ProblemStyle): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    const known = bodyErrorSchema.safeParse(error);
    if (!known.success) {
      next(error);
      return;
    }
    const { status } = known.data;
    const problem = new Problem(status, status === 404 ? "route.unknown" : "request.unreadable");
    const { type, body } = style(problem);
    response.status(problem.status).type(type).send(JSON.stringify(body));
  };
}
