/** What a verb is handed, and what it may answer. */
import type { TwimlNode } from "../twiml/tree.ts";
import { methodAttribute } from "../twiml/attributes.ts";
import type { Parameters } from "../signer.ts";
import { resolveUrl } from "../web/destination.ts";
import { fetchNext, ScriptFailure, type Call, type Next, type Sounding } from "./call.ts";
import { announceChange, note } from "./chronicle.ts";
import type { Line, Setting } from "./line.ts";
import { callParameters } from "./parameters.ts";

export interface Stage {
  readonly line: Line;
  readonly call: Call;
  readonly signal: AbortSignal;
  readonly setting: Setting;
  /** URL and method of the current document; null for TwiML that came inline. */
  readonly url: string | null;
  readonly method: "GET" | "POST";
}

export type Step =
  | { readonly kind: "next" }
  | { readonly kind: "goto"; readonly next: Next }
  | { readonly kind: "hangup" }
  | { readonly kind: "leave" };

export type Verb = (stage: Stage, node: TwimlNode) => Promise<Step> | Step;

export const goOn: Step = { kind: "next" };

/** Resolves a URL of the document; throws ScriptFailure where inline TwiML has a relative one. */
export function absoluteUrl(stage: Stage, reference: string): string {
  const url = resolveUrl(reference, stage.url);
  if (url === null) throw new ScriptFailure(11100, reference, "URL must be absolute");
  return url;
}

/** The verb's action, or null where it has none. */
function actionOf(stage: Stage, node: TwimlNode, extra: Parameters): Next | null {
  const action = node.attributes["action"];
  if (action === undefined || action.trim() === "") return null;
  return fetchNext(absoluteUrl(stage, action), methodAttribute(node, "method"), extra);
}

/** The verb's action, or the current document, as Gather and Record do (telephony.md §1.2). */
export function actionOrCurrent(stage: Stage, node: TwimlNode, extra: Parameters): Next {
  const action = actionOf(stage, node, extra);
  if (action !== null) return action;
  if (stage.url === null) throw new ScriptFailure(11100, null, "inline TwiML has no document to return to");
  return fetchNext(stage.url, methodAttribute(node, "method"), extra);
}

/** Goes to the action when there is one, else to the next verb. */
export function actionOrNext(stage: Stage, node: TwimlNode, extra: Parameters): Step {
  const next = actionOf(stage, node, extra);
  return next === null ? goOn : { kind: "goto", next };
}

/** Requests the action of a call that is already elsewhere or over; its TwiML is not carried out. */
export function tellAction(stage: Stage, node: TwimlNode, extra: Parameters): void {
  const next = actionOf(stage, node, extra);
  if (next?.kind !== "fetch") return;
  const { line, call } = stage;
  note(line, call, "webhook", `${next.method} ${next.url} (answer ignored)`);
  void line.webhooks.send({
    url: next.url,
    method: next.method,
    parameters: callParameters(line, call),
    extra,
    channel: "twiml",
    callSid: call.sid,
    cookies: call.cookies,
  });
}

/** Lets something sound for `ms` on the clock; an abort of the signal cuts it off. */
export async function sound(stage: Stage, what: Omit<Sounding, "endsAt">, ms: number): Promise<void> {
  const { line, call } = stage;
  const sounding = { ...what, endsAt: line.clock.now() + ms };
  call.sounding = sounding;
  announceChange(line, call);
  try {
    await line.clock.sleep(ms, stage.signal);
  } finally {
    if (call.sounding === sounding) call.sounding = null;
  }
}
