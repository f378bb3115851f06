/** Dial: hands the call to a conference, a queue or other telephones, and then tells the action. */
import type { TwimlNode } from "../../twiml/tree.ts";
import { flagAttribute, numberAttribute } from "../../twiml/attributes.ts";
import type { Parameters } from "../../signer.ts";
import { scopeWithin } from "../../waiting.ts";
import { note } from "../chronicle.ts";
import { actionOrNext, tellAction, type Stage, type Step } from "../stage.ts";
import { dialConference } from "./dial-conference.ts";
import { dialLegs } from "./dial-legs.ts";
import { dialQueue } from "./dial-queue.ts";
import type { DialResult } from "./dial-result.ts";

class DialOver extends Error {
  override readonly name = "DialOver";
}

const longestCallSeconds = 14_400;

async function connect(stage: Stage, node: TwimlNode): Promise<DialResult> {
  const [first] = node.children;
  if (first?.name === "Conference") return dialConference(stage, first);
  if (first?.name === "Queue") return dialQueue(stage, node, first);
  const plain: TwimlNode = { name: "Number", attributes: {}, children: [], text: node.text };
  const nouns = first === undefined ? [plain] : node.children.filter((noun) => noun.name !== "Sip");
  if (nouns.length < node.children.length)
    note(stage.line, stage.call, "warning", "12200 Sip is not carried out here");
  return dialLegs(stage, node, nouns);
}

const parametersOf = (result: DialResult): Parameters => ({
  DialCallStatus: result.status,
  DialBridged: String(result.status === "completed" || result.status === "answered"),
  ...result.parameters,
});

export async function dial(stage: Stage, node: TwimlNode): Promise<Step> {
  const { line, call, signal } = stage;
  const scope = scopeWithin(signal);
  const cancel = line.clock.after(numberAttribute(node, "timeLimit", longestCallSeconds) * 1_000, () =>
    scope.abort(new DialOver()),
  );
  if (flagAttribute(node, "hangupOnStar", false))
    call.listener = { key: (key) => key === "*" && scope.abort(new DialOver()), speech: () => undefined };
  note(
    line,
    call,
    "dial",
    node.children.map((noun) => `${noun.name} ${noun.text}`.trim()).join(", ") || node.text,
  );
  try {
    return actionOrNext(stage, node, parametersOf(await connect({ ...stage, signal: scope.signal }, node)));
  } catch (error) {
    if (error instanceof DialOver && !signal.aborted)
      return actionOrNext(stage, node, parametersOf({ status: "completed", parameters: {} }));
    if (signal.aborted) tellAction(stage, node, parametersOf({ status: "answered", parameters: {} }));
    throw error;
  } finally {
    cancel();
    call.listener = null;
  }
}
