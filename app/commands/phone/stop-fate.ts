/** How far the stops of this call have come, in the one word that the caller hears. */
import { actsOfCaller, receiptOfCall } from "../../../db/receipts.ts";
import type { Fate } from "../../domain/ivr/state.ts";
import { answered, type Answered, type Asked } from "./answered.ts";

export async function tellFate({ tx, call }: Asked): Promise<Answered> {
  const acts = await actsOfCaller(tx, call.callSid);
  const [first] = acts;
  if (first === undefined) return answered({ found: "gone" }, call.facts);
  const fate = fateOf(acts.map(({ state }) => state));
  return answered({ found: "fate", fate, receipt: first.receiptNumber }, call.facts);
}

/** One that is under way holds back the good news; one that MitID refused does not, when another took effect. */
export function fateOf(states: readonly string[]): Fate {
  if (states.every((state) => state === "refused")) return "notCarriedOut";
  const settled = states.every((state) => state === "acknowledged" || state === "refused");
  return settled ? "done" : "underWay";
}

export async function tellReceipt({ tx, call }: Asked): Promise<Answered> {
  const receipt = await receiptOfCall(tx, call.callSid);
  return answered(receipt === undefined ? { found: "gone" } : { found: "receipt", receipt }, call.facts);
}
