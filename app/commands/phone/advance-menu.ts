/** One step of the phone menu: one input, one transaction, one answer, however often it is sent. */
import { writeAudit } from "../../../db/audit.ts";
import type { Tx } from "../../../db/database.ts";
import { addCallEvent, lockCall, saveCall, type CallFacts, type CallRow } from "../../../db/phone-calls.ts";
import { tell } from "../../../db/topics.ts";
import { keepAnswer, stepKey, storedAnswer, takeIn } from "../../../db/webhook-inbox.ts";
import { callerOf } from "../../domain/actor.ts";
import { learn } from "../../domain/ivr/learn.ts";
import { say } from "../../domain/ivr/phrases.ts";
import { press } from "../../domain/ivr/press.ts";
import type { Render, Screen } from "../../domain/ivr/screen.ts";
import { keepsClaim, START, type Input, type Move, type World } from "../../domain/ivr/state.ts";
import { MENU, promptOf } from "../../domain/ivr/steps.ts";
import type { CommandContext } from "../frame.ts";
import { answerAsk } from "./answer-ask.ts";

export interface AdvanceMenu {
  readonly callSid: string;
  readonly stepNumber: number;
  readonly input: Input;
  readonly world: World;
  readonly render: Render;
}

const PATH = "/tlf/trin";

/** Resolves with the TwiML of the answer; a repeated step gets the stored one and has no effect. */
export function advanceMenu(context: CommandContext, order: AdvanceMenu): Promise<string> {
  const { callSid, stepNumber, render } = order;
  return context.database.transact(callerOf(callSid), async (tx) => {
    const call = await lockCall(tx, callSid);
    if (call === undefined) return render(unknownCall);
    const key = stepKey(callSid, stepNumber);
    const known = await storedAnswer(tx, key);
    if (typeof known === "string") return known;
    if (stepNumber !== call.stepNumber) return render(currentScreen(call));
    await takeIn(tx, { key, callSid, path: PATH });
    const { move, facts } = await decide(tx, context, call, order);
    const answer = render(screenOf(move, stepNumber + 1));
    await saveCall(tx, { ...call, menu: move.state, stepNumber: stepNumber + 1, facts });
    await keepAnswer(tx, key, answer);
    await record(tx, context, call, move);
    if (move.then === "enqueue") await tell(tx, "queue");
    return answer;
  });
}

type Spoken = Extract<Move, { kind: "say" }>;

const MOST_QUESTIONS = 5;

/** The machine moves, asks, and moves again, until it has something to say. */
async function decide(
  tx: Tx,
  context: CommandContext,
  call: CallRow,
  { input, world }: AdvanceMenu,
): Promise<{ readonly move: Spoken; readonly facts: CallFacts }> {
  const now = context.clock();
  let { facts } = call;
  let move = press(call.menu, input, world);
  for (let asked = 0; asked < MOST_QUESTIONS && move.kind === "ask"; asked += 1) {
    const reply = await answerAsk({ tx, context, now, call: { ...call, menu: move.state, facts } }, move.ask);
    facts = reply.facts;
    move = learn(move.state, reply.finding, world);
  }
  if (move.kind === "ask") throw new Error("the menu asks without end");
  return { move, facts: keepsClaim(move.state.step) ? facts : { ...facts, subjectId: null, claim: null } };
}

async function record(tx: Tx, context: CommandContext, call: CallRow, move: Spoken): Promise<void> {
  const { callSid, correlationId, stepNumber, menu } = call;
  const kind = move.strike === true ? `strike.${menu.step}` : `step.${move.state.step}`;
  await addCallEvent(tx, { callSid, source: "menu", sequence: stepNumber, kind, at: context.clock() });
  const outcome = move.strike === true ? "refused" : "done";
  const facts = { from: menu.step, to: move.state.step, number: stepNumber };
  await writeAudit(tx, callerOf(callSid), { action: "menu.step", outcome, callSid, correlationId, facts });
}

const screenOf = ({ state, lines, then }: Spoken, stepNumber: number): Screen => ({
  language: state.language,
  step: state.step,
  lines,
  then,
  stepNumber,
});

/** A call we know nothing of, as after a restored backup: greeted anew. */
const unknownCall: Screen = {
  language: START.language,
  lines: [],
  then: "startOver",
  step: START.step,
  stepNumber: 1,
};

/** The answer to a step out of turn: where the call is now, without any effect. */
function currentScreen({ menu, stepNumber }: CallRow): Screen {
  const base = { language: menu.language, step: menu.step, stepNumber };
  if (menu.step === "waiting") return { ...base, lines: [], then: "goOn" };
  if (menu.step === "queued") return { ...base, lines: [], then: "enqueue" };
  if (MENU[menu.step].kind === "passing") return { ...base, lines: say("goodbye"), then: "hangUp" };
  return { ...base, lines: promptOf(menu), then: "listen" };
}
