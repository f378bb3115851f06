/** The verbs that only steer: Redirect, Leave, Hangup, Reject, Record, Start and Stop. */
import type { TwimlNode } from "../../twiml/tree.ts";
import { methodAttribute, numberAttribute } from "../../twiml/attributes.ts";
import { abortable, deferred } from "../../waiting.ts";
import { fetchNext } from "../call.ts";
import { note } from "../chronicle.ts";
import { endCall } from "../lifecycle.ts";
import { absoluteUrl, actionOrCurrent, goOn, type Stage, type Step } from "../stage.ts";

export function redirect(stage: Stage, node: TwimlNode): Step {
  const reference = node.text === "" ? (stage.url ?? "") : node.text;
  const url = absoluteUrl(stage, reference);
  note(stage.line, stage.call, "redirect", url);
  return { kind: "goto", next: fetchNext(url, methodAttribute(node, "method")) };
}

export const leave = (): Step => ({ kind: "leave" });
export const hangup = (): Step => ({ kind: "hangup" });

/** Only the first verb of an unanswered call rejects; later it merely hangs up. */
export function reject(stage: Stage, node: TwimlNode): Step {
  const status = node.attributes["reason"] === "busy" ? "busy" : "no-answer";
  if (stage.call.answeredAt === null) endCall(stage.line, stage.call, status);
  return { kind: "hangup" };
}

/** No sound is kept: the recording lasts until a key or until the silence has been long enough. */
export async function record(stage: Stage, node: TwimlNode): Promise<Step> {
  const { line, call } = stage;
  const started = line.clock.now();
  const ended = deferred<string>();
  const longest = Math.min(numberAttribute(node, "timeout", 5), numberAttribute(node, "maxLength", 3_600));
  const cancel = line.clock.after(longest * 1_000, () => ended.resolve(""));
  const finishKeys = node.attributes["finishOnKey"] ?? "1234567890*#";
  call.listener = {
    key: (key) => finishKeys.includes(key) && ended.resolve(key),
    speech: () => undefined,
  };
  note(line, call, "record", "recording");
  try {
    const Digits = await abortable(stage.signal, ended.promise);
    const RecordingDuration = String(Math.round((line.clock.now() - started) / 1_000));
    const RecordingUrl = `${line.settings.publicUrl}/sim/recordings/none`;
    return { kind: "goto", next: actionOrCurrent(stage, node, { Digits, RecordingDuration, RecordingUrl }) };
  } finally {
    cancel();
    call.listener = null;
  }
}

export function startOrStop(stage: Stage, node: TwimlNode): Step {
  note(
    stage.line,
    stage.call,
    "record",
    `${node.name} ${node.children.map((child) => child.name).join(" ")}`,
  );
  return goOn;
}
