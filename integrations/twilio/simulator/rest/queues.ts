/** REST: Queues and their Members. */
import type { Router } from "express";
import type { Line } from "../engine/line.ts";
import { defaultQueueSize, largestQueueSize, type Member, type Queue } from "../engine/queues.ts";
import { nextFrom } from "./calls.ts";
import { pageOf } from "./envelope.ts";
import { badParameter, RestRefusal, unknownResource } from "./errors.ts";
import { formOf, type Form } from "./form.ts";
import { accountPath, renderMember, renderQueue } from "./render.ts";

function queueOf(line: Line, sid: string): Queue {
  const queue = line.queues.bySid(sid);
  if (queue === undefined) throw unknownResource(`${accountPath(line)}/Queues/${sid}.json`);
  return queue;
}

/** `Front` stands for the caller who has waited longest. */
function memberOf(line: Line, queue: Queue, callSid: string): Member {
  const member =
    callSid === "Front" ? queue.members[0] : queue.members.find((one) => one.callSid === callSid);
  if (member === undefined)
    throw unknownResource(`${accountPath(line)}/Queues/${queue.sid}/Members/${callSid}.json`);
  return member;
}

function nameFrom(line: Line, form: Form, own: Queue | null): string {
  const name = form.text("FriendlyName") ?? own?.friendlyName ?? "";
  if (name === "" || name.length > 64) throw badParameter(22000, "FriendlyName is 1 to 64 characters");
  const taken = line.queues.byName(name);
  if (taken !== undefined && taken !== own)
    throw new RestRefusal(400, 22003, "A queue with that name exists already");
  return name;
}

function queueRoutesProper(router: Router, line: Line): void {
  router.post("/Queues.json", (request, response) => {
    const form = formOf(request.body);
    const name = nameFrom(line, form, null);
    const size = form.number("MaxSize", defaultQueueSize, 1, largestQueueSize);
    response.status(201).json(renderQueue(line, line.queues.create(name, size, line.clock.now())));
  });
  router.get("/Queues.json", (request, response) => {
    const path = `${accountPath(line)}/Queues.json`;
    const queues = line.queues.list();
    response.json(
      pageOf("queues", path, formOf(request.query), [], queues, (queue) => renderQueue(line, queue)),
    );
  });
  router.get("/Queues/:sid.json", (request, response) => {
    response.json(renderQueue(line, queueOf(line, request.params.sid)));
  });
  router.post("/Queues/:sid.json", (request, response) => {
    const queue = queueOf(line, request.params.sid);
    const form = formOf(request.body);
    queue.friendlyName = nameFrom(line, form, queue);
    queue.maxSize = form.number("MaxSize", queue.maxSize, 1, largestQueueSize);
    queue.updatedAt = line.clock.now();
    response.json(renderQueue(line, queue));
  });
  router.delete("/Queues/:sid.json", (request, response) => {
    const queue = queueOf(line, request.params.sid);
    if (queue.members.length > 0) throw badParameter(22004, "Cannot delete a queue with callers in it");
    line.queues.remove(queue.sid);
    response.status(204).end();
  });
}

function memberRoutes(router: Router, line: Line): void {
  router.get("/Queues/:queue/Members.json", (request, response) => {
    const queue = queueOf(line, request.params.queue);
    const path = `${accountPath(line)}/Queues/${queue.sid}/Members.json`;
    const render = (member: Member): unknown => renderMember(line, queue, member);
    response.json(pageOf("queue_members", path, formOf(request.query), [], queue.members, render));
  });
  router.get("/Queues/:queue/Members/:call.json", (request, response) => {
    const queue = queueOf(line, request.params.queue);
    response.json(renderMember(line, queue, memberOf(line, queue, request.params.call)));
  });
  router.post("/Queues/:queue/Members/:call.json", (request, response) => {
    const queue = queueOf(line, request.params.queue);
    const next = nextFrom(formOf(request.body));
    if (next === null) throw badParameter(21205, "Url is required");
    const member = memberOf(line, queue, request.params.call);
    const answer = renderMember(line, queue, member);
    member.departure.resolve({ kind: "redirected", next });
    queue.members = queue.members.filter((one) => one !== member);
    response.json(answer);
  });
}

export function queueRoutes(router: Router, line: Line): void {
  memberRoutes(router, line);
  queueRoutesProper(router, line);
}
