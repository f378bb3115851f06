/** One line for each answered request: method, path without its query, status and time. */
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { maskedPath } from "./log.ts";

const QUIET = /^\/(assets|build|fonts|healthz|readyz|favicon)/;

export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    const { method, path } = request;
    response.once("close", () => {
      if (QUIET.test(path)) return;
      const ms = Number((process.hrtime.bigint() - startedAt) / 1_000_000n);
      log.info({ method, path: maskedPath(path), status: response.statusCode, ms }, "request");
    });
    next();
  };
}
