/** Hands each question of the menu to whoever can answer it. */
import { lastLookOfCaller } from "../../../db/caller-looks.ts";
import type { Ask } from "../../domain/ivr/state.ts";
import { answered, type Answered, type Asked } from "./answered.ts";
import { checkCode } from "./check-code.ts";
import { enqueueCaller } from "./enqueue-caller.ts";
import { keepFact, keepSubject } from "./keep-claim.ts";
import { blockMeansByCode, hasMeans, suspendByCode } from "./place-stop-by-code.ts";
import { requestHold } from "./request-hold.ts";
import { tellFate, tellReceipt } from "./stop-fate.ts";

export function answerAsk(asked: Asked, wanted: Ask): Answered | Promise<Answered> {
  switch (wanted.ask) {
    case "checkCode":
      return checkCode(asked, wanted.code);
    case "look":
      return readLook(asked);
    case "hasMeans":
      return hasMeans(asked, wanted.means);
    case "keepSubject":
      return keepSubject(asked, wanted.by, wanted.value);
    case "keepFact":
      return keepFact(asked, wanted.fact);
    case "suspend":
      return suspendByCode(asked);
    case "blockMeans":
      return blockMeansByCode(asked, wanted.means);
    case "requestHold":
      return requestHold(asked);
    case "fate":
      return tellFate(asked);
    case "receipt":
      return tellReceipt(asked);
    case "enqueue":
      return enqueueCaller(asked, wanted);
    default:
      return wanted satisfies never;
  }
}

// The look itself was made before the step, outside its transaction (app/lookups/look-up-means.ts).
async function readLook({ tx, context, call }: Asked): Promise<Answered> {
  const { callSid, facts } = call;
  if (facts.subjectId === null) return answered({ found: "gone" }, facts);
  const look = await lastLookOfCaller(tx, context.vault, { callSid, citizenId: facts.subjectId });
  return answered({ found: "look", outcome: look?.outcome ?? "systemDown" }, facts);
}
