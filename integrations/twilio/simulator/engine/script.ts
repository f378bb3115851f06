/** Carries out scripts: document after document, verb after verb, until one ends the call or the wait. */
import type { TwimlNode } from "../twiml/tree.ts";
import { ScriptFailure } from "./call.ts";
import { note } from "./chronicle.ts";
import { openDocument } from "./document.ts";
import { answerCall } from "./lifecycle.ts";
import type { Ending, Perform, Setting } from "./line.ts";
import { goOn, type Stage, type Step, type Verb } from "./stage.ts";
import { dial } from "./verbs/dial.ts";
import { enqueue } from "./verbs/enqueue.ts";
import { gather } from "./verbs/gather.ts";
import { hangup, leave, record, redirect, reject, startOrStop } from "./verbs/simple.ts";
import { pause, play, say } from "./verbs/sounds.ts";

const verbs: Readonly<Record<string, Verb>> = {
  Say: say,
  Play: play,
  Pause: pause,
  Gather: gather,
  Redirect: redirect,
  Enqueue: enqueue,
  Leave: leave,
  Dial: dial,
  Record: record,
  Reject: reject,
  Hangup: hangup,
  Start: startOrStop,
  Stop: startOrStop,
};

const sounds = ["Say", "Play", "Pause", "Redirect"];

const allowedIn: Record<Setting, (name: string) => boolean> = {
  call: (name) => name !== "Leave",
  "queue-wait": (name) => [...sounds, "Hangup", "Leave", "Gather"].includes(name),
  "conference-wait": (name) => sounds.includes(name),
  whisper: (name) => [...sounds, "Gather", "Hangup"].includes(name),
};

async function runVerb(stage: Stage, node: TwimlNode): Promise<Step> {
  const verb = verbs[node.name];
  if (verb === undefined) return goOn;
  if (!allowedIn[stage.setting](node.name)) {
    note(stage.line, stage.call, "warning", `12200 ${node.name} is not carried out here`);
    return goOn;
  }
  if (stage.setting === "call" && node.name !== "Reject") answerCall(stage.line, stage.call);
  return verb(stage, node);
}

async function runVerbs(stage: Stage, nodes: readonly TwimlNode[]): Promise<Step> {
  for (const node of nodes) {
    const step = await runVerb(stage, node);
    if (step.kind !== "next") return step;
    stage.signal.throwIfAborted();
  }
  return goOn;
}

const mostDocumentsASecond = 100;

/** Follows a script to its end. Rejects with ScriptFailure, or with the signal's reason. */
export const perform: Perform = async (line, call, first, signal, setting): Promise<Ending> => {
  let next = first;
  let started = line.clock.now();
  for (let documents = 1; ; documents += 1) {
    const document = await openDocument(line, call, next, signal, setting);
    if (setting === "call") call.documentUrl = document.url;
    const step = await runVerbs({ line, call, signal, setting, ...document }, document.verbs);
    if (step.kind === "next") return "done";
    if (step.kind !== "goto") return step.kind;
    next = step.next;
    if (line.clock.now() - started > 1_000) [started, documents] = [line.clock.now(), 0];
    if (documents > mostDocumentsASecond)
      throw new ScriptFailure(11215, document.url, "documents go in circles");
  }
};
