/** Turns away forms posted from elsewhere. Remix's own check answers 500 and trusts a header that anyone can send. */
import type { Request, RequestHandler } from "express";
import { isStopLink } from "./stop-path.ts";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

// A page without a referrer makes an older browser say "null" of its own form; on a stop link the secret word in the
// address, which no other site knows, vouches for the form.
const isOwn = (request: Request, own: string): boolean => {
  const origin = request.get("origin");
  return origin === own || (origin === "null" && isStopLink(request.path));
};

/** 403 for an unsafe method outside /tlf that the browser does not vouch for as coming from our own pages. */
export function sameOrigin(publicBaseUrl: string): RequestHandler {
  const own = new URL(publicBaseUrl).origin;
  return (request, response, next) => {
    if (SAFE.has(request.method) || request.path.startsWith("/tlf/")) {
      next();
      return;
    }
    const site = request.get("sec-fetch-site");
    const fromUs = site === undefined ? isOwn(request, own) : site === "same-origin";
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
