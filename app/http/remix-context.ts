/** Makes the context of one request: who asks, the nonce, and when the client is gone. */
import type { RequestHandler, Response } from "express";
import type { AppLoadContext } from "@remix-run/node";
import type { Services } from "./context.ts";

const contexts = new WeakMap<Response, AppLoadContext>();

/** The context that was made for this answer; throws where the middleware below did not run before. */
export function contextOf(response: Response): AppLoadContext {
  const context = contexts.get(response);
  if (context === undefined) throw new Error("the request has no context");
  return context;
}

/** Puts the context where the Remix handler finds it, and sends on a prolonged or blanked session cookie. */
export function remixContext(services: Services, stopping: AbortSignal): RequestHandler {
  return (request, response, next) => {
    sessionOf(services, request.path, request.get("cookie") ?? null)
      .then(({ staff, setCookie }) => {
        if (setCookie !== null) response.append("Set-Cookie", setCookie);
        const nonce: unknown = response.locals["nonce"];
        contexts.set(response, {
          kind: "faelleslinjen",
          services,
          staff,
          nonce: typeof nonce === "string" ? nonce : "",
          gone: goneSignal(response, stopping),
          clientAddress: request.ip ?? "unknown",
        });
        next();
      })
      .catch(next);
  };
}

// Twilio has no session, and a webhook must not wait for a look-up it has no use of.
function sessionOf(services: Services, path: string, cookie: string | null) {
  if (path.startsWith("/tlf/")) return Promise.resolve({ staff: null, setCookie: null });
  return services.sessions.find(cookie);
}

function goneSignal(response: Response, stopping: AbortSignal): AbortSignal {
  const left = new AbortController();
  response.once("close", () => {
    left.abort();
  });
  return AbortSignal.any([left.signal, stopping]);
}
