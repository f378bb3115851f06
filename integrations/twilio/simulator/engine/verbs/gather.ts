/** Gather: prompts that a key cuts off, then digits or speech, then the action. */
import type { TwimlNode } from "../../twiml/tree.ts";
import { flagAttribute, listAttribute, numberAttribute } from "../../twiml/attributes.ts";
import type { Parameters } from "../../signer.ts";
import { abortable, scopeWithin } from "../../waiting.ts";
import { announceChange, note } from "../chronicle.ts";
import { postCallback } from "../callbacks.ts";
import { GatherSession, type GatherEnd, type GatherRules } from "../gather-session.ts";
import { callParameters } from "../parameters.ts";
import { absoluteUrl, actionOrCurrent, goOn, type Stage, type Step } from "../stage.ts";
import { pause, play, say } from "./sounds.ts";

class PromptCut extends Error {
  override readonly name = "PromptCut";
}

function rulesOf(node: TwimlNode): GatherRules {
  const count = numberAttribute(node, "numDigits", 0);
  return {
    input: listAttribute(node, "input", ["dtmf"]),
    numDigits: count === 0 ? null : count,
    finishOnKey: node.attributes["finishOnKey"] ?? "#",
    timeoutMs: numberAttribute(node, "timeout", 5) * 1_000,
  };
}

const prompts: Readonly<Record<string, typeof say>> = { Say: say, Play: play, Pause: pause };

async function playPrompts(stage: Stage, node: TwimlNode, outer: AbortSignal): Promise<void> {
  try {
    for (const child of node.children) await prompts[child.name]?.(stage, child);
  } catch (error) {
    if (outer.aborted || !(error instanceof PromptCut)) throw error;
  }
}

export async function gather(stage: Stage, node: TwimlNode): Promise<Step> {
  const { line, call } = stage;
  const rules = rulesOf(node);
  const prompt = scopeWithin(stage.signal);
  const session = new GatherSession(rules, line.clock, (isFirstInput) => {
    call.gathering = session.view();
    if (isFirstInput) prompt.abort(new PromptCut());
    announceChange(line, call);
  });
  call.listener = session;
  call.gathering = session.view();
  note(line, call, "gather", describe(rules));
  try {
    await playPrompts({ ...stage, signal: prompt.signal }, node, stage.signal);
    session.listen();
    return stepAfter(stage, node, await abortable(stage.signal, session.done.promise));
  } finally {
    session.close();
    call.listener = null;
    call.gathering = null;
  }
}

function describe(rules: GatherRules): string {
  const digits = rules.numDigits === null ? "digits" : `${rules.numDigits} digits`;
  const finish = rules.finishOnKey === "" ? "" : ` or ${rules.finishOnKey}`;
  return `${rules.input.join("+")}: ${digits}${finish}, ${rules.timeoutMs / 1_000} s`;
}

function stepAfter(stage: Stage, node: TwimlNode, end: GatherEnd): Step {
  if (end.kind === "speech") tellPartialResult(stage, node, end.text);
  if (end.kind === "empty" && !flagAttribute(node, "actionOnEmptyResult", false)) return goOn;
  return { kind: "goto", next: actionOrCurrent(stage, node, resultOf(end)) };
}

function resultOf(end: GatherEnd): Parameters {
  const always = { msg: "Gather End" };
  if (end.kind === "digits") return { ...always, Digits: end.digits, FinishedOnKey: end.finishedOn };
  if (end.kind === "empty") return { ...always, Digits: "", FinishedOnKey: end.finishedOn };
  const confidence = end.confidence === null ? {} : { Confidence: String(end.confidence) };
  return { ...always, SpeechResult: end.text, ...confidence };
}

function tellPartialResult(stage: Stage, node: TwimlNode, text: string): void {
  const callback = node.attributes["partialResultCallback"];
  if (callback === undefined) return;
  const parameters = { ...callParameters(stage.line, stage.call), UnstableSpeechResult: text };
  const target = { url: absoluteUrl(stage, callback), method: "POST" as const, events: [] };
  postCallback(stage.line, target, parameters, stage.call.sid);
}
