/** A person's own app in the tests of approvals: what it shows, and what they press. */
import { z } from "zod";
import { askApproval } from "../../app/commands/verify/ask-approval.ts";
import { seconds } from "../../app/domain/duration.ts";
import type { ProofBench, ProofCase } from "./proof-bench.ts";
import { column } from "./proof-scene.ts";

const requestsShape = z.array(
  z.object({ authReqId: z.string(), identityUuid: z.string(), referenceText: z.string(), state: z.string() }),
);

/** Every request that was ever in an app, oldest first. */
export const requestsIn = async (bench: ProofBench) =>
  requestsShape.parse(await bench.control("/mitid/broker/_control/requests"));

export async function press(bench: ProofBench, answer: "approve" | "deny" | "fail", forge?: string) {
  const request = (await requestsIn(bench)).findLast(({ state }) => state === "waiting");
  if (request === undefined) throw new Error("no request waits in the app");
  const { authReqId } = request;
  await bench.control("/mitid/broker/_control/answer", {
    ...{ authReqId, answer },
    ...(forge === undefined ? {} : { forge }),
  });
}

export const ask = (bench: ProofBench, { actor, caseNumber }: Pick<ProofCase, "actor" | "caseNumber">) =>
  askApproval(bench.context, { actor, caseNumber });

/** Asked, and the request is in the app; resolves with the number that the agent reads aloud. */
export async function askedInApp(bench: ProofBench, ours: ProofCase): Promise<string> {
  const asked = await ask(bench, ours);
  if (!asked.allowed) throw new Error(`nobody was asked: ${asked.reasons.join()}`);
  await bench.work();
  return asked.value.referenceNumber;
}

/** The next poll at the broker's own pace. */
export async function poll(bench: ProofBench, pause = seconds(3)): Promise<void> {
  bench.pass(pause);
  await bench.work();
}

export const approvalStates = (bench: ProofBench) =>
  column(bench, "select state from approvals order by asked_at");
