/** The control API below /sim, with leave for the web application's origin where its phone needs it. */
import express, { type RequestHandler, type Router } from "express";
import type { Line } from "../engine/line.ts";
import { callControl } from "./calls.ts";
import { clientControl } from "./clients.ts";
import { refuseControl } from "./handlers.ts";
import { machineControl } from "./machine.ts";

function allowWebOrigin(line: Line): RequestHandler {
  return (request, response, next) => {
    response.setHeader("access-control-allow-origin", line.settings.webOrigin);
    response.setHeader("access-control-allow-methods", "GET, POST");
    response.setHeader("access-control-allow-headers", "content-type");
    response.vary("origin");
    if (request.method === "OPTIONS") return response.status(204).end();
    next();
  };
}

export function controlRouter(line: Line): Router {
  const router = express.Router();
  router.use(["/clients", "/events"], allowWebOrigin(line));
  router.use(express.json({ limit: "64kb" }));
  callControl(router, line);
  clientControl(router, line);
  machineControl(router, line);
  router.use(
    (_request, response) => void response.status(404).json({ error: "no such control", code: null }),
  );
  router.use(refuseControl);
  return router;
}
