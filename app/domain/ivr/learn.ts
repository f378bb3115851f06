/** What an answer from outside leads to: a code that fits, a stop that was accepted, a receipt. */
import { say, type Line, type Phrase } from "./phrases.ts";
import { arrive, part, receiptLine, speak, strike, wayOut, withPath } from "./moves.ts";
import { shortPromptOf } from "./steps.ts";
import type { Fate, Finding, MenuMeans, MenuState, Move, World } from "./state.ts";

/** Total: every finding leads on to a sentence, whatever the step. */
export function learn(state: MenuState, finding: Finding, world: World): Move {
  switch (finding.found) {
    case "code":
      return codeChecked(state, finding.result, world);
    case "look":
      return looked(state, finding.outcome);
    case "means":
      return finding.some ? arrive(state, "confirmMeans") : onlyTheWhole(state, "meansNone");
    case "kept":
      return arrive(state, state.step === "fact" ? "confirmHold" : "fact");
    case "accepted":
      return speak({ ...state, step: "waiting", strikes: 0 }, say("moment"), "goOn");
    case "requested":
      return tellReceipt(state, "neutral", finding.receipt, world);
    case "fate":
      return tellReceipt(state, finding.fate, finding.receipt, world);
    case "receipt":
      return listenAfterReceipt(state, [receiptLine(finding.receipt)], world);
    case "queued":
      return speak(state, say("toAgent"), "enqueue");
    case "gone":
      return part(state, say("thanks"));
    default:
      return finding satisfies never;
  }
}

function codeChecked(state: MenuState, result: "hit" | "miss" | "overLimit", world: World): Move {
  if (result === "hit") return arrive(withPath(state, "code"), "stop");
  if (result === "overLimit") return wayOut(state, world, "limit");
  const counted = { ...state, wrongCodes: state.wrongCodes + 1 };
  if (counted.wrongCodes >= world.limits.wrongCodesPerCall) return wayOut(counted, world, "limit");
  return strike(counted, world, "wrongCode");
}

function looked(state: MenuState, outcome: "found" | "notFound" | "systemDown"): Move {
  if (outcome === "found") return arrive(state, "means");
  return onlyTheWhole(state, outcome === "systemDown" ? "meansUnknown" : "meansNone");
}

// The short prompt names the consequence too, and leaves out the single means that can't be blocked now.
function onlyTheWhole(state: MenuState, why: Phrase): Move {
  const back: MenuState = { ...state, step: "stop", strikes: 0, means: null };
  return speak(back, [...say(why), ...shortPromptOf(back)], "listen");
}

const DONE: Readonly<Record<MenuMeans, Phrase>> = {
  codeApp: "doneCodeApp",
  codeDisplay: "doneCodeDisplay",
  codeReader: "doneCodeReader",
  chip: "doneChip",
};

function fateLine(state: MenuState, fate: Fate): Line {
  if (fate !== "done") return { phrase: fate };
  return { phrase: state.means === null ? "doneIdentity" : DONE[state.means] };
}

function nextLine(state: MenuState, fate: Fate): readonly Line[] {
  if (fate === "notCarriedOut") return [];
  if (fate === "neutral") return say("afterHold");
  return say(state.means === null ? "afterIdentity" : "afterMeans");
}

// What it means, the receipt twice, how to go on, and the bank: in this order, since many hang up after the receipt.
function tellReceipt(state: MenuState, fate: Fate, receipt: string, world: World): Move {
  const lines = [fateLine(state, fate), receiptLine(receipt), ...nextLine(state, fate), ...say("bank")];
  return listenAfterReceipt(state, lines, world);
}

function listenAfterReceipt(state: MenuState, lines: readonly Line[], world: World): Move {
  const choices = say("receiptAgain", ...(world.opening.open ? (["receiptAgent"] as const) : []));
  return speak({ ...state, step: "receipt", strikes: 0 }, [...lines, ...choices], "listen");
}
