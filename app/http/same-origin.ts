/** Turns away forms posted from elsewhere. Remix's own check answers 500 and trusts a header that anyone can send. */
import type { RequestHandler } from "express";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/** 403 for an unsafe method outside /tlf that the browser does not vouch for as coming from our own pages. */
export function sameOrigin(publicBaseUrl: string): RequestHandler {
  const own = new URL(publicBaseUrl).origin;
  return (request, response, next) => {
    if (SAFE.has(request.method) || request.path.startsWith("/tlf/")) {
      next();
      return;
    }
    const site = request.get("sec-fetch-site");
    const fromUs = site === undefined ? request.get("origin") === own : site === "same-origin";
    if (fromUs) {
      // Remix asks again, and would believe a header that anyone can send.
      delete request.headers.origin;
      delete request.headers["x-forwarded-host"];
      next();
      return;
    }
    response
      .status(403)
      .type("text/plain")
      .send("Formularen kom fra en anden side. / The form came from another site.");
  };
}
