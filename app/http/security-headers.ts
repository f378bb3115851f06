/** Headers of every answer: a policy with a nonce per request, enforced, and nothing more open than the page needs. */
import { randomBytes } from "node:crypto";
import type { RequestHandler } from "express";
import { isStopLink } from "./stop-path.ts";

/** Sets the headers and `res.locals.nonce`. `lineUrl` is where an agent's simulated phone connects, or null. */
export function securityHeaders(lineUrl: string | null): RequestHandler {
  return (request, response, next) => {
    const nonce = randomBytes(16).toString("base64");
    response.locals["nonce"] = nonce;
    const agentPage = /^\/agent(?:[/.]|$)/.test(request.path);
    const stopLink = isStopLink(request.path);
    response.set({
      "Content-Security-Policy": policy(nonce, agentPage ? lineUrl : null),
      // Not "no-referrer" elsewhere: a browser would then send «Origin: null» with our own forms.
      "Referrer-Policy": stopLink ? "no-referrer" : "same-origin",
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Permissions-Policy": agentPage
        ? "microphone=(self), camera=(), geolocation=()"
        : "microphone=(), camera=(), geolocation=()",
    });
    // What stands on a staff page is about somebody, and a stop link opens a door: no cache keeps them.
    if (stopLink) response.set("X-Robots-Tag", "noindex");
    if (agentPage || stopLink) response.set("Cache-Control", "no-store");
    next();
  };
}

function policy(nonce: string, lineUrl: string | null): string {
  const connect = ["'self'", ...(lineUrl === null ? [] : [lineUrl])].join(" ");
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "media-src 'self'",
    `connect-src ${connect}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
