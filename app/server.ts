/** The web process: Express in front of Remix, the job worker beside them, and an orderly end. */
import { once } from "node:events";
import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import { BadSettings, readEnv, type Env } from "./env.server.ts";
import { compressedAssets } from "./http/compression.ts";
import { askable } from "./http/askable.ts";
import { bodyLimit } from "./http/body-limit.ts";
import { health } from "./http/health.ts";
import { requestLog } from "./http/request-log.ts";
import { contextOf, remixContext } from "./http/remix-context.ts";
import { sameOrigin } from "./http/same-origin.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { spokenApology } from "./http/spoken-apology.ts";
import { plainFault } from "./http/plain-fault.ts";
import { createServices, type RunningServices } from "./services.server.ts";
import { startWorker, type Worker } from "./worker/start.ts";

const BUILD = new URL("../build/", import.meta.url);
const YEAR = "365d";

/** The order of middleware is the order of trust: log, headers, health, origin, size, files, pages. */
export function createApp(
  services: RunningServices,
  worker: Worker,
  build: ServerBuild,
  stopping: AbortSignal,
  env: Env,
): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", env.TRUST_PROXY_HOPS);
  app.use(requestLog(services.log));
  app.use(securityHeaders(services.settings.simulatedLineUrl));
  app.use(health(services, worker));
  app.use(askable());
  app.use(sameOrigin(services.settings.publicBaseUrl));
  app.use(bodyLimit());
  const client = fileURLToPath(new URL("client/", BUILD));
  app.use("/assets", compressedAssets(new URL("client/assets/", BUILD)));
  app.use("/assets", express.static(`${client}/assets`, { immutable: true, maxAge: YEAR, index: false }));
  app.use(express.static(client, { maxAge: "1h", index: false }));
  app.use(remixContext(services, stopping));
  app.all("*", pages(build));
  app.use("/tlf", spokenApology(services));
  app.use(plainFault(services.log));
  return app;
}

function pages(build: ServerBuild): RequestHandler {
  const getLoadContext = (_request: Request, response: Response) => contextOf(response);
  const answer = createRequestHandler({ build, mode: "production", getLoadContext });
  return (request, response, next) => {
    void answer(request, response, next);
  };
}

async function loadBuild(): Promise<ServerBuild> {
  const built: unknown = await import(new URL("server/index.js", BUILD).href);
  if (!isServerBuild(built)) throw new Error("the pages are not built: npm run build");
  return built;
}

const isServerBuild = (built: unknown): built is ServerBuild =>
  typeof built === "object" && built !== null && "routes" in built && "assets" in built;

async function main(): Promise<void> {
  const env = readEnv();
  const services = await createServices(env);
  const build = await loadBuild();
  const worker = await startWorker(services);
  const stopping = new AbortController();
  const app = createApp(services, worker, build, stopping.signal, env);
  const server = app.listen(env.PORT, env.HOST);
  await once(server, "listening");
  services.log.info({ port: env.PORT }, "listening");
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      void stop(server, services, worker, stopping);
    });
  }
}

const HARD_STOP_MS = 10_000;

// Streams first, or the server would wait for them for ever; the pool last, since jobs still write to it.
async function stop(
  server: Server,
  services: RunningServices,
  worker: Worker,
  stopping: AbortController,
): Promise<void> {
  setTimeout(() => process.exit(1), HARD_STOP_MS).unref();
  services.log.info("stopping");
  stopping.abort();
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  await closed;
  await worker.stop();
  await services.close();
  process.exit(0);
}

if (import.meta.filename === process.argv[1]) {
  main().catch((error: unknown) => {
    const words = error instanceof BadSettings ? error.message : error;
    process.stderr.write(`${words instanceof Error ? (words.stack ?? words.message) : String(words)}\n`);
    process.exit(1);
  });
}
