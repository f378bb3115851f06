/** Control API: the simulator itself: clock, faults, logs, messages, events, a fresh start. */
import type { Request, Response, Router } from "express";
import { z } from "zod";
import { clockModes } from "../config.ts";
import { hangUp } from "../engine/lifecycle.ts";
import type { LineEvent } from "../engine/events.ts";
import type { Line } from "../engine/line.ts";
import { faultOrder } from "../faults.ts";
import { later, read } from "./handlers.ts";
import { clientView, conferenceView, queueView } from "./view.ts";

const farthest = 7 * 24 * 3_600;
const advanceOrder = z
  .object({
    seconds: z.number().min(0).max(farthest).optional(),
    ms: z
      .number()
      .min(0)
      .max(farthest * 1_000)
      .optional(),
  })
  .transform(({ seconds, ms }) => ms ?? (seconds ?? 0) * 1_000);
const modeOrder = z.object({ mode: z.enum(clockModes) });
const strictOrder = z.object({ strict: z.boolean() });

const clockView = (line: Line): Record<string, unknown> => ({
  mode: line.clock.mode,
  now: new Date(line.clock.now()).toISOString(),
  strict: line.strict,
});

/** Ends every call and forgets everything but the configuration. */
function reset(line: Line): void {
  for (const call of line.calls.values()) hangUp(line, call);
  line.calls.clear();
  line.queues.clear();
  line.conferences.clear();
  line.messages.clear();
  line.phones.clear();
  line.faults.remove(null);
  line.log.clear();
  line.nextRestCallAt = 0;
  line.strict = line.settings.strict;
  line.events.publish({ type: "reset", data: null });
}

export function machineControl(router: Router, line: Line): void {
  router.get("/clock", (_request, response) => void response.json(clockView(line)));
  router.post("/clock", (request, response) => {
    line.clock.setMode(read(modeOrder, request.body).mode);
    response.json(clockView(line));
  });
  router.post(
    "/clock/advance",
    later(async (request, response) => {
      await line.clock.advance(read(advanceOrder, request.body), () => line.traffic.settled());
      line.events.publish({ type: "clock", data: clockView(line) });
      response.json(clockView(line));
    }),
  );
  router.post("/strict", (request, response) => {
    line.strict = read(strictOrder, request.body).strict;
    response.json(clockView(line));
  });
  router.post("/reset", (_request, response) => {
    reset(line);
    response.status(204).end();
  });
  faultControl(router, line);
  logControl(router, line);
}

function faultControl(router: Router, line: Line): void {
  router.get("/faults", (_request, response) => void response.json(line.faults.list()));
  router.post("/faults", (request, response) => {
    response.status(201).json(line.faults.add(read(faultOrder, request.body)));
  });
  router.delete("/faults", (_request, response) => {
    line.faults.remove(null);
    response.status(204).end();
  });
  router.delete("/faults/:id", (request, response) => {
    line.faults.remove(Number(request.params.id));
    response.status(204).end();
  });
}

function logControl(router: Router, line: Line): void {
  router.get("/messages", (request, response) => {
    const to = typeof request.query["to"] === "string" ? request.query["to"] : null;
    response.json(line.messages.list().filter((message) => to === null || message.to === to));
  });
  router.get("/webhooks", (_request, response) => void response.json(line.log.list()));
  router.get(
    "/queues",
    (_request, response) => void response.json(line.queues.list().map((one) => queueView(line, one))),
  );
  router.get(
    "/conferences",
    (_request, response) => void response.json(line.conferences.list().map(conferenceView)),
  );
  router.get("/people", (_request, response) => void response.json(line.settings.people()));
  router.get(
    "/numbers",
    (_request, response) => void response.json(line.numbers.list().map((number) => number.e164)),
  );
  router.get("/events", (request, response) => listen(line, request, response));
}

const beatMs = 15_000;

/** Server-sent events; `?call=` and `?client=` narrow them, and a client first hears how it stands. */
function listen(line: Line, request: Request, response: Response): void {
  const { call, client } = request.query;
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  const write = (name: string, data: unknown): boolean =>
    response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
  const tellClient = (identity: string): boolean => write("client", clientView(line, identity));
  write("hello", clockView(line));
  if (typeof client === "string") tellClient(client);
  const isWanted = (event: LineEvent): boolean => {
    if (typeof client === "string") return event.client === client || event.type === "conference";
    return typeof call !== "string" || event.callSid === call;
  };
  const unsubscribe = line.events.subscribe((event) => {
    if (!isWanted(event)) return;
    write(event.type, event);
    if (typeof client === "string" && event.type !== "timeline") tellClient(client);
  });
  const beat = setInterval(() => response.write(": beat\n\n"), beatMs);
  const stop = (): void => {
    unsubscribe();
    clearInterval(beat);
    response.end();
  };
  line.closing.signal.addEventListener("abort", stop, { once: true });
  response.once("close", () => {
    line.closing.signal.removeEventListener("abort", stop);
    stop();
  });
}
