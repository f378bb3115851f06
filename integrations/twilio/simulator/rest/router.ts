/** Twilio's REST API of 2010-04-01 as far as the line uses it: authentication, faults, resources, refusals. */
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from "express";
import type { Line } from "../engine/line.ts";
import { callRoutes } from "./calls.ts";
import { conferenceRoutes } from "./conferences.ts";
import { notAuthenticated, RestRefusal, unknownResource } from "./errors.ts";
import { messageRoutes } from "./messages.ts";
import { numberRoutes } from "./numbers.ts";
import { participantRoutes } from "./participants.ts";
import { queueRoutes } from "./queues.ts";

/** Either the account with an Auth Token or an API key with its secret. */
function isKnown(line: Line, user: string, password: string): boolean {
  const { accountSid, authTokens, apiKeys } = line.settings;
  if (user === accountSid) return authTokens.includes(password);
  return apiKeys.some((key) => key.sid === user && key.secret === password);
}

function authenticate(line: Line): RequestHandler {
  return (request, _response, next) => {
    const [scheme, encoded = ""] = (request.headers.authorization ?? "").split(" ");
    const [user = "", ...password] = Buffer.from(encoded, "base64").toString("utf8").split(":");
    const isIn = scheme?.toLowerCase() === "basic" && isKnown(line, user, password.join(":"));
    next(isIn ? undefined : notAuthenticated());
  };
}

/** Faults laid on REST: an error in place of the answer, a slow answer, or success that nobody hears of. */
function strikeFaults(line: Line): RequestHandler {
  return (request, response, next) => {
    const path = request.path.replace(/\.json$/, "");
    const faults = line.faults.strike("rest", request.method, path);
    const [fault] = faults;
    if (fault === undefined) return next();
    if (fault.kind === "reset") return request.socket.destroy();
    if (fault.kind === "latency") return void line.clock.after(fault.ms, next);
    if (fault.kind !== "timeout-after-success") return next(refusalOf(fault.status));
    response.json = () => {
      request.socket.destroy();
      return response;
    };
    next();
  };
}

function refusalOf(status: number): RestRefusal {
  if (status === 429) return new RestRefusal(429, 20429, "Too Many Requests");
  return new RestRefusal(status, status === 404 ? 20404 : 20500, "an injected fault");
}

const refuse: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof RestRefusal) return response.status(error.status).json(error);
  response.status(400).json(new RestRefusal(400, 20001, "the request could not be read"));
};

/** To be mounted below `/2010-04-01/Accounts`. */
export function restRouter(line: Line): Router {
  const account = express.Router();
  account.use(strikeFaults(line));
  callRoutes(account, line);
  queueRoutes(account, line);
  participantRoutes(account, line);
  conferenceRoutes(account, line);
  messageRoutes(account, line);
  numberRoutes(account, line);
  const router = express.Router();
  router.use(authenticate(line));
  router.use(express.urlencoded({ extended: false, limit: "100kb" }));
  router.use(`/${line.settings.accountSid}`, account);
  router.use((request, _response, next) => next(unknownResource(request.originalUrl.split("?")[0] ?? "")));
  router.use(refuse);
  return router;
}
