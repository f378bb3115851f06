/** Dial with Numbers or Clients: all ring at once, the first to answer is bridged with the caller. */
import type { TwimlNode } from "../../twiml/tree.ts";
import { listAttribute, methodAttribute, numberAttribute } from "../../twiml/attributes.ts";
import { abortable, deferred, type Deferred } from "../../waiting.ts";
import { talkedSeconds } from "../callbacks.ts";
import { fetchNext, type Call, type CallbackTarget, type RingResult } from "../call.ts";
import { drive } from "../drive.ts";
import { endCall, openCall } from "../lifecycle.ts";
import { ringOut } from "../legs.ts";
import { absoluteUrl, type Stage } from "../stage.ts";
import type { DialResult } from "./dial-result.ts";

interface Leg {
  readonly call: Call;
  readonly noun: TwimlNode;
  readonly answered: Deferred<RingResult>;
  readonly bridgeOver: Deferred<void>;
  readonly gone: Deferred<void>;
}

function callbackOf(stage: Stage, noun: TwimlNode): CallbackTarget | null {
  const url = noun.attributes["statusCallback"];
  if (url === undefined) return null;
  return {
    url: absoluteUrl(stage, url),
    method: methodAttribute(noun, "statusCallbackMethod"),
    events: listAttribute(noun, "statusCallbackEvent", ["completed"]),
  };
}

const identityOf = (noun: TwimlNode): string =>
  noun.children.find((child) => child.name === "Identity")?.text ?? noun.text;

function parametersOf(noun: TwimlNode): Record<string, string> {
  const named = noun.children.filter((child) => child.name === "Parameter");
  return Object.fromEntries(
    named.map((one) => [one.attributes["name"] ?? "", one.attributes["value"] ?? ""]),
  );
}

function legFor(stage: Stage, node: TwimlNode, noun: TwimlNode): Leg {
  const client = noun.name === "Client" ? identityOf(noun) : null;
  const call = openCall(stage.line, {
    parentSid: stage.call.sid,
    from: node.attributes["callerId"] ?? stage.call.from,
    to: client === null ? noun.text : `client:${client}`,
    direction: "outbound-dial",
    client,
    extra: parametersOf(noun),
    fallback: null,
    callback: callbackOf(stage, noun),
    status: "queued",
  });
  const [answered, bridgeOver, gone] = [deferred<RingResult>(), deferred<void>(), deferred<void>()];
  return { call, noun, answered, bridgeOver, gone };
}

/** The leg's own life: ring, perhaps a whisper, then the bridge; afterwards it hangs up. */
async function live(stage: Stage, leg: Leg, timeoutMs: number, signal: AbortSignal): Promise<null> {
  const { line } = stage;
  try {
    const result = await ringOut(line, leg.call, timeoutMs, signal);
    const url = leg.noun.attributes["url"];
    if (result === "answer" && url !== undefined) {
      const whisper = fetchNext(absoluteUrl(stage, url), methodAttribute(leg.noun, "method"));
      await line.perform(line, leg.call, whisper, signal, "whisper");
    }
    leg.answered.resolve(result);
    if (result === "answer") await abortable(signal, leg.bridgeOver.promise);
    return null;
  } finally {
    leg.answered.resolve("failed");
    leg.gone.resolve();
  }
}

async function firstToAnswer(legs: readonly Leg[]): Promise<Leg | null> {
  const answers = legs.map(async (leg) =>
    (await leg.answered.promise) === "answer" ? leg : Promise.reject(new Error("no")),
  );
  return Promise.any(answers).catch(() => null);
}

export async function dialLegs(
  stage: Stage,
  node: TwimlNode,
  nouns: readonly TwimlNode[],
): Promise<DialResult> {
  const timeoutMs = numberAttribute(node, "timeout", 30) * 1_000;
  const legs = nouns
    .filter((noun) => noun.text !== "" || noun.children.length > 0)
    .map((noun) => legFor(stage, node, noun));
  for (const leg of legs) void drive(stage.line, leg.call, (signal) => live(stage, leg, timeoutMs, signal));
  try {
    const winner = await abortable(stage.signal, firstToAnswer(legs));
    for (const leg of legs) if (leg !== winner) endCall(stage.line, leg.call, "canceled");
    if (winner === null) return unanswered(legs);
    await abortable(stage.signal, winner.gone.promise);
    return { status: "completed", parameters: figuresOf(stage, winner) };
  } finally {
    for (const leg of legs) release(stage, leg);
  }
}

function release(stage: Stage, leg: Leg): void {
  leg.bridgeOver.resolve();
  if (leg.call.answeredAt === null) endCall(stage.line, leg.call, "canceled");
}

function unanswered(legs: readonly Leg[]): DialResult {
  const statuses = legs.map((leg) => leg.call.status);
  const status = statuses.includes("busy") ? "busy" : statuses.includes("no-answer") ? "no-answer" : "failed";
  const [first] = legs;
  return { status, parameters: first === undefined ? {} : { DialCallSid: first.call.sid } };
}

const figuresOf = (stage: Stage, leg: Leg): Record<string, string> => ({
  DialCallSid: leg.call.sid,
  DialCallDuration: String(talkedSeconds(stage.line, leg.call)),
});
