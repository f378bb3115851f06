/** Turns away what no page can be asked for, where the frame behind would take its own failure for ours. */
import type { RequestHandler } from "express";

// The web platform's Request refuses to be made with them.
const NO_METHODS = new Set(["TRACE", "TRACK", "CONNECT"]);

// A personal number has no place in an address, and no page may repeat it.
const NUMBER_SEGMENT = /\/\d{6}-?\d{4}(?=\/|$)/;

/** 405 for methods that no browser sends, 400 for a Host that is none, 404 for an address that holds a personal number. */
export function askable(): RequestHandler {
  return (request, response, next) => {
    if (NUMBER_SEGMENT.test(request.path)) {
      response.status(404).type("text/plain").send("Siden findes ikke. / The page does not exist.");
      return;
    }
    const known = !NO_METHODS.has(request.method);
    if (known && URL.canParse(`http://${request.get("host") ?? ""}`)) {
      next();
      return;
    }
    response
      .status(known ? 400 : 405)
      .set("Allow", "GET, HEAD, POST")
      .type("text/plain");
    response.send("Forespørgslen kan ikke læses. / The request cannot be read.");
  };
}
