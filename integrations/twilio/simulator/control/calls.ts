/** Control API: telephones outside that call, press keys, speak, answer and hang up. */
import type { Router } from "express";
import { z } from "zod";
import { isOver, type Call } from "../engine/call.ts";
import { note } from "../engine/chronicle.ts";
import { hangUp } from "../engine/lifecycle.ts";
import type { Line } from "../engine/line.ts";
import { phoneHabits } from "../engine/phones.ts";
import { startInbound } from "../engine/starts.ts";
import { callNamed, ControlRefusal, later, read } from "./handlers.ts";
import { callView } from "./view.ts";
import { waitFor, waitOrder } from "./wait.ts";

const newCall = z.object({
  from: z.string().min(1).max(40),
  to: z.string().min(1),
  geo: z.record(z.string(), z.string()).default({}),
});
const keys = z
  .object({ digits: z.string().optional(), press: z.string().optional() })
  .transform(({ digits, press }) => digits ?? press ?? "")
  .pipe(z.string().regex(/^[0-9*#wW]{1,64}$/));
const spoken = z.object({
  text: z.string().min(1).max(1_000),
  confidence: z.number().min(0).max(1).nullable().default(0.9),
});

function liveCall(line: Line, sid: string): Call {
  const call = callNamed(line, sid);
  if (isOver(call)) throw new ControlRefusal(409, "the call is over");
  return call;
}

/** Types key by key; a key that nobody listens for is lost, as on a telephone. */
function typeKeys(line: Line, call: Call, typed: string): void {
  note(line, call, "digits", "•".repeat(typed.length));
  for (const key of typed.replace(/w/gi, "")) call.listener?.key(key);
}

export function callControl(router: Router, line: Line): void {
  router.post("/calls", (request, response) => {
    const { from, to, geo } = read(newCall, request.body);
    const number = line.numbers.find(to);
    if (number === undefined) throw new ControlRefusal(404, "nobody has that number here");
    response.status(201).json(callView(line, startInbound(line, number, from, geo)));
  });
  router.get("/calls", (_request, response) => {
    response.json([...line.calls.values()].map((call) => callView(line, call)));
  });
  router.get("/calls/:sid", (request, response) => {
    response.json(callView(line, callNamed(line, request.params.sid)));
  });
  router.get("/calls/:sid/timeline", (request, response) => {
    response.json(callNamed(line, request.params.sid).timeline);
  });
  router.get(
    "/calls/:sid/wait",
    later(async (request, response) => {
      const call = callNamed(line, request.params["sid"] ?? "");
      const result = await waitFor(line, call, read(waitOrder, request.query));
      response.status(result.ok ? 200 : 408).json({ ...result, call: callView(line, call) });
    }),
  );
  actions(router, line);
}

function actions(router: Router, line: Line): void {
  router.post(
    "/calls/:sid/digits",
    later(async (request, response) => {
      const call = liveCall(line, request.params["sid"] ?? "");
      // Nobody presses faster than the line fetches its next document; a script does, and means the next question.
      if (call.listener === null) await line.traffic.settled();
      typeKeys(line, call, read(keys, request.body));
      response.json(callView(line, call));
    }),
  );
  router.post("/calls/:sid/speech", (request, response) => {
    const call = liveCall(line, request.params.sid);
    const { text, confidence } = read(spoken, request.body);
    note(line, call, "speech", "…");
    call.listener?.speech(text, confidence);
    response.json(callView(line, call));
  });
  router.post("/calls/:sid/hangup", (request, response) => {
    const call = callNamed(line, request.params.sid);
    hangUp(line, call);
    response.json(callView(line, call));
  });
  for (const [verb, result] of [
    ["answer", "answer"],
    ["reject", "busy"],
  ] as const)
    router.post(`/calls/:sid/${verb}`, (request, response) => {
      const call = liveCall(line, request.params["sid"] ?? "");
      if (call.direction === "inbound" || call.status !== "ringing")
        throw new ControlRefusal(409, "nothing rings here");
      call.ring.resolve(result);
      response.json(callView(line, call));
    });
  router.put("/phones/:number", (request, response) => {
    line.phones.set(request.params.number, read(phoneHabits, request.body));
    response.json({ number: request.params.number, ...line.phones.habitsOf(request.params.number) });
  });
}
