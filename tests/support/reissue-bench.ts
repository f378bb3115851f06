/** What a citizen has in hand of a reissue, and does with it, over the simulator's control routes. */
import { z } from "zod";
import type { DemoPerson } from "../../integrations/people.ts";
import type { ActBench } from "./act-bench.ts";

const codesShape = z.array(z.object({ identityUuid: z.string(), kind: z.string(), code: z.string() }));
const deedShape = z.union([z.object({ outcome: z.string() }), z.object({ code: z.string() })]);

/** The newest code that MitID has sent to this person; a code that fits nothing where there is none. */
export async function codeOf(
  bench: ActBench,
  { mitid }: DemoPerson,
  kind?: "activationCode" | "temporaryPassword" | "temporaryPin",
): Promise<string> {
  const codes = codesShape.parse(await bench.control("/mitid/_control/codes"));
  const theirs = codes.filter((one) => one.identityUuid === mitid.identityUuid);
  return theirs.findLast((one) => kind === undefined || one.kind === kind)?.code ?? "00000000";
}

/** Resolves with what came of it, or with MitID's reason why it was refused. */
export async function enter(
  bench: ActBench,
  { mitid: { identityUuid } }: DemoPerson,
  action: "enterActivationCode" | "useTemporaryPassword" | "useTemporaryPin",
  code: string,
): Promise<string> {
  const done = deedShape.parse(
    await bench.control("/mitid/_control/citizen", { action, identityUuid, code }),
  );
  return "outcome" in done ? done.outcome : done.code;
}
