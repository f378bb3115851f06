/** A call comes in: it is put on file, counted against its number, and greeted. */
import { writeAudit } from "../../../db/audit.ts";
import type { Tx } from "../../../db/database.ts";
import { callerIndex, callsSince, insertCall } from "../../../db/phone-calls.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { keepAnswer, storedAnswer, takeIn } from "../../../db/webhook-inbox.ts";
import { callerOf } from "../../domain/actor.ts";
import { before, minutes } from "../../domain/duration.ts";
import { readCallerId, type CallerId } from "../../domain/ivr/caller-id.ts";
import type { Render, Screen } from "../../domain/ivr/screen.ts";
import { START } from "../../domain/ivr/state.ts";
import { promptOf } from "../../domain/ivr/steps.ts";
import type { CommandContext } from "../frame.ts";

export interface ReceiveCall {
  readonly callSid: string;
  /** As Twilio tells it: a number, a sentinel or a word. */
  readonly from: string;
  readonly render: Render;
}

const PATH = "/tlf/ind";
const FIRST_STEP = 1;

/** The document that greets the caller, or turns away a number that rings without end. Safe to run twice at once. */
export function receiveCall(context: CommandContext, order: ReceiveCall): Promise<string> {
  const { callSid, render } = order;
  const actor = callerOf(callSid);
  const key = `${callSid}:${PATH}`;
  return context.database.transact(actor, async (tx) => {
    if (!(await takeIn(tx, { key, callSid, path: PATH })))
      return (await storedAnswer(tx, key)) ?? render(greeting);
    const now = context.clock();
    const caller = readCallerId(order.from);
    const tooMany = await ringsTooOften(tx, context, caller, now);
    const state = tooMany ? "busy" : "inProgress";
    const correlationId = await insertCall(tx, context.vault, { callSid, caller, state, startedAt: now });
    await writeAudit(tx, actor, {
      action: "call.receive",
      outcome: tooMany ? "refused" : "done",
      callSid,
      correlationId,
      facts: { from: caller.kind },
    });
    const answer = render(tooMany ? rejection : greeting);
    await keepAnswer(tx, key, answer);
    return answer;
  });
}

// Withheld numbers are never counted as one: they are many people (telephony.md §7a S0).
async function ringsTooOften(tx: Tx, context: CommandContext, caller: CallerId, now: Date): Promise<boolean> {
  const index = callerIndex(context.vault, caller);
  if (index === null) return false;
  const { rules } = await currentPolicy(tx, now);
  return (await callsSince(tx, index, before(now, minutes(10)))) >= rules.limits.callsPerCallerPerTenMinutes;
}

const greeting: Screen = {
  language: START.language,
  lines: promptOf(START),
  then: "listen",
  step: START.step,
  stepNumber: FIRST_STEP,
};

const rejection: Screen = { ...greeting, lines: [], then: "reject", step: "over" };
