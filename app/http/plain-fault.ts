/** The last answer of all, when not even the page for faults could be made. */
import type { ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { maskedPath } from "./log.ts";

const OURS = "Der er sket en fejl hos os. Ring 70 00 00 01, og tryk 1. Det virker altid.";
const THEIRS =
  "Adressen kan ikke læses. Gå til forsiden. / The address cannot be read. Go to the front page.";

export function plainFault(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const theirs = isClientFault(error);
    if (!theirs) log.error({ err: error, path: maskedPath(request.path) }, "request failed");
    response.status(theirs ? error.status : 500).type("text/plain; charset=utf-8");
    response.send(theirs ? THEIRS : OURS);
  };
}

// Express and its parsers mark what the client did wrong with a 4xx status.
function isClientFault(error: unknown): error is Error & { status: number } {
  if (!(error instanceof Error) || !("status" in error)) return false;
  return typeof error.status === "number" && error.status >= 400 && error.status < 500;
}
