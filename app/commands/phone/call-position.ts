/** Looks at a call without changing it: where it is in the menu, and what it was told at a step before. */
import { callerOf } from "../../domain/actor.ts";
import type { Language } from "../../domain/ivr/phrases.ts";
import type { Step } from "../../domain/ivr/state.ts";
import { findCall } from "../../../db/phone-calls.ts";
import { stepKey, storedAnswer } from "../../../db/webhook-inbox.ts";
import type { CommandContext } from "../frame.ts";

export interface CallPosition {
  readonly step: Step;
  readonly stepNumber: number;
  readonly language: Language;
  /** The person whose blocking code was keyed; null before and after. */
  readonly subjectId: string | null;
}

/** Undefined for a call that is not on file. */
export function callPosition(context: CommandContext, callSid: string): Promise<CallPosition | undefined> {
  return context.database.read(callerOf(callSid), async (tx) => {
    const call = await findCall(tx, callSid);
    if (call === undefined) return undefined;
    const { menu, stepNumber, facts } = call;
    return { step: menu.step, stepNumber, language: menu.language, subjectId: facts.subjectId };
  });
}

/** The answer that this step of this call was given before; null where it is new. */
export async function answerBefore(
  context: CommandContext,
  callSid: string,
  stepNumber: number,
): Promise<string | null> {
  const stored = await context.database.read(callerOf(callSid), (tx) =>
    storedAnswer(tx, stepKey(callSid, stepNumber)),
  );
  return stored ?? null;
}
