/** What a caller hears when everything else has failed: a sentence and a way on, from memory alone. */
import type { ErrorRequestHandler } from "express";
import type { Services } from "./context.ts";
import { apologyTwiml } from "./twiml.ts";

/** Answers 200 with TwiML, since any other answer leaves the caller in silence. */
export function spokenApology({ log, settings }: Services): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    log.error({ err: error, path: request.baseUrl + request.path }, "webhook failed");
    response.status(200).type("text/xml").send(apologyTwiml(settings.dutyNumber));
  };
}
