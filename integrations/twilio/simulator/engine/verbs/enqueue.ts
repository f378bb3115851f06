/** Enqueue: the caller waits in a queue, hears the wait document again and again, and leaves one way or another. */
import type { TwimlNode } from "../../twiml/tree.ts";
import { methodAttribute, numberAttribute } from "../../twiml/attributes.ts";
import type { Parameters } from "../../signer.ts";
import { abortable, scopeWithin } from "../../waiting.ts";
import { fetchNext, isOver } from "../call.ts";
import { announceChange, note } from "../chronicle.ts";
import type { Ending } from "../line.ts";
import { defaultQueueSize, joinQueue, largestQueueSize, leaveQueue, waitedSeconds } from "../queues.ts";
import type { Departure, Member, Queue } from "../queues.ts";
import { absoluteUrl, actionOrNext, tellAction, type Stage, type Step } from "../stage.ts";
import { music } from "./sounds.ts";

class WaitOver extends Error {
  override readonly name = "WaitOver";
}

type Outcome = { readonly kind: "left"; readonly how: Ending } | Departure;

function queueNamed(stage: Stage, node: TwimlNode): Queue {
  const { queues, clock } = stage.line;
  const wanted = numberAttribute(node, "maxQueueSize", defaultQueueSize);
  return (
    queues.byName(node.text) ?? queues.create(node.text, Math.min(wanted, largestQueueSize), clock.now())
  );
}

export async function enqueue(stage: Stage, node: TwimlNode): Promise<Step> {
  const { line, call } = stage;
  const queue = queueNamed(stage, node);
  if (queue.members.length >= queue.maxSize) {
    note(line, call, "queue", `${queue.friendlyName}: full`);
    return actionOrNext(stage, node, { QueueResult: "queue-full", QueueSid: queue.sid, QueueTime: "0" });
  }
  const member = joinQueue(queue, call.sid, line.clock.now());
  call.queueSid = queue.sid;
  note(line, call, "queue", `${queue.friendlyName}: waits`);
  changed(stage, queue);
  try {
    const outcome = await waitIn(stage, node, member);
    return await afterWait(stage, node, queue, member, outcome);
  } catch (error) {
    if (stage.signal.aborted)
      tellAction(stage, node, resultOf(stage, queue, member, isOver(call) ? "hangup" : "redirected"));
    throw error;
  } finally {
    leave(stage, queue);
  }
}

function changed(stage: Stage, queue: Queue): void {
  stage.line.events.publish({
    type: "queue",
    callSid: stage.call.sid,
    data: { sid: queue.sid, size: queue.members.length },
  });
  announceChange(stage.line, stage.call);
}

function leave(stage: Stage, queue: Queue): void {
  if (stage.call.queueSid !== queue.sid) return;
  leaveQueue(queue, stage.call.sid, stage.line.clock.now());
  stage.call.queueSid = null;
  changed(stage, queue);
}

function resultOf(stage: Stage, queue: Queue, member: Member, QueueResult: string): Parameters {
  const QueueTime = String(waitedSeconds(member, stage.line.clock.now()));
  note(stage.line, stage.call, "queue", `${queue.friendlyName}: ${QueueResult}`);
  return { QueueResult, QueueSid: queue.sid, QueueTime };
}

/** The wait document is requested for ever; whoever takes the caller out cuts it off. */
async function waitIn(stage: Stage, node: TwimlNode, member: Member): Promise<Outcome> {
  const scope = scopeWithin(stage.signal);
  const waiting = waitLoop({ ...stage, signal: scope.signal }, node);
  waiting.catch(() => undefined);
  const listening = waiting.then((how): Outcome => ({ kind: "left", how }));
  try {
    return await abortable(stage.signal, Promise.race([member.departure.promise, listening]));
  } finally {
    scope.abort(new WaitOver());
  }
}

const shortestRoundMs = 1_000;

async function waitLoop(stage: Stage, node: TwimlNode): Promise<Ending> {
  const waitUrl = node.attributes["waitUrl"];
  if (waitUrl === undefined || waitUrl.trim() === "") return music(stage);
  const { line, call, signal } = stage;
  const next = fetchNext(absoluteUrl(stage, waitUrl), methodAttribute(node, "waitUrlMethod"));
  for (;;) {
    const started = line.clock.now();
    const ending = await line.perform(line, call, next, signal, "queue-wait");
    if (ending !== "done") return ending;
    await line.clock.sleep(Math.max(0, started + shortestRoundMs - line.clock.now()), signal);
  }
}

async function afterWait(
  stage: Stage,
  node: TwimlNode,
  queue: Queue,
  member: Member,
  outcome: Outcome,
): Promise<Step> {
  if (outcome.kind === "redirected") {
    tellAction(stage, node, resultOf(stage, queue, member, "redirected"));
    return { kind: "goto", next: outcome.next };
  }
  if (outcome.kind === "bridged") return bridged(stage, node, queue, member, outcome);
  if (outcome.how === "hangup") {
    tellAction(stage, node, resultOf(stage, queue, member, "hangup"));
    return { kind: "hangup" };
  }
  return actionOrNext(stage, node, resultOf(stage, queue, member, "leave"));
}

async function bridged(
  stage: Stage,
  node: TwimlNode,
  queue: Queue,
  member: Member,
  departure: Extract<Departure, { kind: "bridged" }>,
): Promise<Step> {
  const { line, call, signal } = stage;
  const result = resultOf(stage, queue, member, "bridged");
  leave(stage, queue);
  try {
    if (departure.whisper) await line.perform(line, call, departure.whisper, signal, "whisper");
    departure.whispered();
    await abortable(signal, departure.over);
    return actionOrNext(stage, node, result);
  } finally {
    departure.gone();
  }
}
