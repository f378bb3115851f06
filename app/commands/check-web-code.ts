/** Is this somebody's blocking code, typed on the web, and may this address still try? The phone's limits hold here too. */
import { writeAudit } from "../../db/audit.ts";
import { ownerOfCode, stopsByCodeSince } from "../../db/blocking-codes.ts";
import type { Tx } from "../../db/database.ts";
import { currentPolicy } from "../../db/policy.ts";
import { addCodeMiss, codeMissesSince } from "../../db/web-code-misses.ts";
import { citizenOf } from "../domain/actor.ts";
import { before, days, hours } from "../domain/duration.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";

export interface WebCode {
  /** UUID of the visit; one visit is one case. */
  readonly visitId: string;
  /** The client's address; only its keyed hash is kept. */
  readonly source: string;
  /** As typed. */
  readonly code: string;
}

export type CodeRefusal = "code.wrong" | "code.overLimit";

/** Part of the caller's transaction. Wrong codes count against the address, right ones against their owner. */
export async function checkWebCode(
  tx: Tx,
  context: CommandContext,
  { visitId, source, code }: WebCode,
): Promise<Ruling<{ readonly citizenId: string }, CodeRefusal>> {
  const now = context.clock();
  const { limits } = (await currentPolicy(tx, now)).rules;
  const sourceIndex = context.vault.index("limit", `blockingCode:${source}`);
  const record = (citizenId: string | null, result: "hit" | "miss" | "overLimit") =>
    writeAudit(tx, citizenOf(visitId), {
      action: "code.check",
      outcome: result === "hit" ? "done" : "refused",
      correlationId: visitId,
      citizenId,
      facts: { result },
    });
  if ((await codeMissesSince(tx, sourceIndex, before(now, hours(1)))) >= limits.failuresPerCallerPerHour) {
    await record(null, "overLimit");
    return refuse("code.overLimit");
  }
  const citizenId = await ownerOfCode(tx, context.vault, code.replaceAll(/\s/g, ""));
  if (citizenId === undefined) {
    await addCodeMiss(tx, sourceIndex, now);
    await record(null, "miss");
    return refuse("code.wrong");
  }
  if ((await stopsByCodeSince(tx, citizenId, before(now, days(1)))) >= limits.requestsPerTargetPerDay) {
    await record(citizenId, "overLimit");
    return refuse("code.overLimit");
  }
  await record(citizenId, "hit");
  return allow({ citizenId });
}
