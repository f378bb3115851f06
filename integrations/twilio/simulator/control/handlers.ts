/** What the control API's handlers share: reading bodies, finding calls, refusing. */
import type { ErrorRequestHandler, RequestHandler } from "express";
import type { z } from "zod";
import type { Call } from "../engine/call.ts";
import type { Line } from "../engine/line.ts";

export class ControlRefusal extends Error {
  override readonly name = "ControlRefusal";
  readonly status: number;
  readonly code: number | null;

  constructor(status: number, message: string, code: number | null = null) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Parses a body; a wrong one becomes a 422 that names the fields. */
export function read<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`);
  throw new ControlRefusal(422, fields.join("; "));
}

export function callNamed(line: Line, sid: string): Call {
  const call = line.calls.get(sid);
  if (call === undefined) throw new ControlRefusal(404, "no such call");
  return call;
}

/** Hands a rejected promise to the error handler, which Express 4 does not do by itself. */
export const later =
  (work: (...parts: Parameters<RequestHandler>) => Promise<void>): RequestHandler =>
  (request, response, next) => {
    work(request, response, next).catch(next);
  };

export const refuseControl: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof ControlRefusal)
    return response.status(error.status).json({ error: error.message, code: error.code });
  const isBadBody = error instanceof SyntaxError || (error instanceof Error && "type" in error);
  if (!isBadBody) return next(error);
  response.status(400).json({ error: "the body could not be read", code: null });
};
