/** Control API: browser clients, which SimPhone stands for. */
import type { Router } from "express";
import { z } from "zod";
import { checkAccessToken } from "../access-token.ts";
import { isOver, type Call } from "../engine/call.ts";
import { setMuted } from "../engine/conference-room.ts";
import { note } from "../engine/chronicle.ts";
import { hangUp } from "../engine/lifecycle.ts";
import type { Line } from "../engine/line.ts";
import { startClient } from "../engine/starts.ts";
import { ControlRefusal, read } from "./handlers.ts";
import { clientView } from "./view.ts";

const connectOrder = z.object({
  token: z.string().optional(),
  params: z.record(z.string().regex(/^\w{1,64}$/), z.string().max(1_000)).default({}),
});
const muteOrder = z.object({ muted: z.boolean().default(true) });
const keysOrder = z.object({ digits: z.string().regex(/^[0-9*#]{1,64}$/) });

const liveLegs = (line: Line, identity: string): readonly Call[] =>
  [...line.calls.values()].filter((call) => call.client === identity && !isOver(call));

function connect(line: Line, identity: string, body: unknown): Call {
  if (!/^\w{1,121}$/.test(identity))
    throw new ControlRefusal(422, "identity is letters, digits and underscores");
  const { token, params } = read(connectOrder, body);
  const verdict = token === undefined ? null : checkAccessToken(line.settings, token, identity, Date.now());
  if (verdict?.ok === false) throw new ControlRefusal(401, verdict.why, verdict.code);
  if (liveLegs(line, identity).length > 0) throw new ControlRefusal(409, "the client is in a call", 31486);
  return startClient(line, identity, params);
}

function mute(line: Line, identity: string, muted: boolean): void {
  for (const call of liveLegs(line, identity)) {
    const room = call.conferenceSid === null ? undefined : line.conferences.bySid(call.conferenceSid);
    const one = room?.participants.find((each) => each.callSid === call.sid);
    if (room && one) setMuted(line, room, one, muted);
  }
}

function endLegs(line: Line, identity: string, why: string): void {
  for (const call of liveLegs(line, identity)) {
    note(line, call, "status", why);
    hangUp(line, call);
  }
}

function settleRinging(line: Line, identity: string, result: "answer" | "busy"): void {
  const ringing = liveLegs(line, identity).find(
    (call) => call.direction !== "inbound" && call.status === "ringing",
  );
  if (ringing === undefined) throw new ControlRefusal(409, "nothing rings here");
  ringing.ring.resolve(result);
}

export function clientControl(router: Router, line: Line): void {
  router.get("/clients/:id", (request, response) => {
    response.json(clientView(line, request.params.id));
  });
  router.post("/clients/:id/connect", (request, response) => {
    const { sid } = connect(line, request.params.id, request.body);
    response.status(201).json({ sid, ...clientView(line, request.params.id) });
  });
  const act = (verb: string, work: (identity: string, body: unknown) => void): void => {
    router.post(`/clients/:id/${verb}`, (request, response) => {
      const identity = request.params["id"] ?? "";
      work(identity, request.body);
      response.json(clientView(line, identity));
    });
  };
  act("disconnect", (identity) => endLegs(line, identity, "client disconnected"));
  act("crash", (identity) => endLegs(line, identity, "client vanished"));
  act("accept", (identity) => settleRinging(line, identity, "answer"));
  act("reject", (identity) => settleRinging(line, identity, "busy"));
  act("mute", (identity, body) => mute(line, identity, read(muteOrder, body).muted));
  act("digits", (identity, body) => {
    const { digits } = read(keysOrder, body);
    for (const call of liveLegs(line, identity)) for (const key of digits) call.listener?.key(key);
  });
}
