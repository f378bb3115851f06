/** One step of the phone menu: what must be known or waited for first, then the step itself. */
import type { ActionFunctionArgs } from "@remix-run/node";
import { advanceMenu } from "../../commands/phone/advance-menu.ts";
import { awaitAcknowledgement } from "../../commands/phone/await-acknowledgement.ts";
import { answerBefore, callPosition } from "../../commands/phone/call-position.ts";
import { callerOf } from "../../domain/actor.ts";
import type { Input } from "../../domain/ivr/state.ts";
import { lookUpMeans } from "../../lookups/look-up-means.ts";
import { twimlRenderer } from "../../http/twiml.ts";
import { answerCall, onlyPost, type Webhook } from "../../http/webhook.ts";
import type { RequestContext } from "../../http/context.ts";
import { lineWorld } from "../../../db/views/line.ts";

export const loader = onlyPost;

export function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  return answerCall(request, context, (webhook) => takeStep(context, webhook));
}

async function takeStep(context: RequestContext, webhook: Webhook): Promise<string> {
  const { services } = context;
  const { callSid } = webhook;
  const { dutyNumber } = services.settings;
  const stepNumber = stepIn(webhook.query("n"));
  const before = await answerBefore(services, callSid, stepNumber);
  if (before !== null) return before;
  const input = inputOf(webhook);
  await prepare(context, callSid, stepNumber, input);
  const world = await services.database.read(callerOf(callSid), (tx) =>
    lineWorld(tx, services.clock(), dutyNumber !== null),
  );
  return advanceMenu(services, { callSid, stepNumber, input, world, render: twimlRenderer(dutyNumber) });
}

/** Outside systems are asked and waited for before the step's transaction, never within it. */
async function prepare(
  { services, gone }: RequestContext,
  callSid: string,
  stepNumber: number,
  input: Input,
): Promise<void> {
  const position = await callPosition(services, callSid);
  if (position?.stepNumber !== stepNumber) return;
  const { step, subjectId: citizenId } = position;
  if (step === "waiting") await awaitAcknowledgement(services, callSid, gone);
  const wantsOneMeans = step === "stop" && input.kind === "keys" && input.keys === "3";
  if (wantsOneMeans && citizenId !== null) await lookUpMeans(services, { callSid, citizenId });
}

/** A number that no step has, where the URL has none: the call is told where it is. */
const stepIn = (text: string | null): number => (text !== null && /^\d{1,6}$/.test(text) ? Number(text) : -1);

function inputOf({ field }: Webhook): Input {
  const dialled = field("DialCallStatus");
  if (dialled !== null)
    return { kind: "dialled", answered: dialled === "completed" || dialled === "answered" };
  const digits = field("Digits") ?? "";
  return { kind: "keys", keys: digits === "" && field("FinishedOnKey") === "#" ? "#" : digits };
}
