/** Answers one control route: what the work gives as JSON, and a Problem that it throws in the kit's own style. */
import type { Response } from "express";
import { Problem, problemDetails } from "./problem.ts";

export function answerControl(response: Response, work: () => unknown, status = 200): void {
  response.set("cache-control", "no-store");
  try {
    response.status(status).json(work());
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { type, body } = problemDetails(error);
    response.status(error.status).type(type).send(JSON.stringify(body));
  }
}
