/** Walks the menu without a database: every question gets the answer that the test hands in. */
import { learn } from "../../../app/domain/ivr/learn.ts";
import { press } from "../../../app/domain/ivr/press.ts";
import type { Ask, Finding, MenuState, Move, World } from "../../../app/domain/ivr/state.ts";

export type Spoken = Extract<Move, { kind: "say" }>;
export type Answers = (ask: Ask) => Finding;

export const OPEN: World = {
  opening: { open: true, closes: 20 * 60 },
  today: "2026-03-12",
  duty: false,
  incidents: [],
  limits: { strikesPerStep: 3, wrongCodesPerCall: 3 },
};
export const CLOSED: World = {
  ...OPEN,
  opening: { open: false, opensNext: { day: "2026-03-12", minute: 8 * 60 } },
};
export const ON_DUTY: World = { ...CLOSED, duty: true };
export const INCIDENT: World = {
  ...OPEN,
  incidents: [{ system: "mitid", say: { da: "MitID er langsomt.", en: "MitID is slow." } }],
};
export const WORLDS = { OPEN, CLOSED, ON_DUTY, INCIDENT };

/** A world in which everything goes well. */
export const kindAnswers: Answers = (ask) => {
  switch (ask.ask) {
    case "checkCode":
      return { found: "code", result: "hit" };
    case "look":
      return { found: "look", outcome: "found" };
    case "hasMeans":
      return { found: "means", some: true };
    case "keepSubject":
    case "keepFact":
      return { found: "kept" };
    case "suspend":
    case "blockMeans":
      return { found: "accepted" };
    case "requestHold":
      return { found: "requested", receipt: "47110923" };
    case "fate":
      return { found: "fate", fate: "done", receipt: "47110923" };
    case "receipt":
      return { found: "receipt", receipt: "47110923" };
    case "enqueue":
      return { found: "queued" };
    default:
      return ask satisfies never;
  }
};

export interface Walk {
  readonly end: Spoken;
  readonly asks: readonly Ask[];
}

/** One input, and all questions that it raises. */
export function walk(
  state: MenuState,
  keys: string,
  world: World = OPEN,
  answers: Answers = kindAnswers,
): Walk {
  const asks: Ask[] = [];
  let move = press(state, { kind: "keys", keys }, world);
  while (move.kind === "ask") {
    asks.push(move.ask);
    if (asks.length > 5) throw new Error("the menu asks without end");
    move = learn(move.state, answers(move.ask), world);
  }
  return { end: move, asks };
}

/** Several inputs on end; resolves with the last. */
export function walkAll(
  state: MenuState,
  inputs: readonly string[],
  world: World = OPEN,
  answers: Answers = kindAnswers,
): Walk {
  const [first = "", ...rest] = inputs;
  const step = walk(state, first, world, answers);
  return rest.length === 0 ? step : walkAll(step.end.state, rest, world, answers);
}

export const phrases = (spoken: Spoken): readonly string[] => spoken.lines.map(({ phrase }) => phrase);
