/** The systems were asked about whoever an unattended caller named: that is on record before the answer is compared. */
import { writeAudit } from "../../db/audit.ts";
import { ensureCitizen } from "../../db/citizens.ts";
import { lockHoldRequest } from "../../db/hold-requests.ts";
import { systemActor } from "../domain/actor.ts";
import type { CommandContext } from "./frame.ts";

export interface HoldLook {
  readonly requestId: string;
  readonly subject: { readonly cpr: string; readonly mitidUuid: string };
  /** What each system said. */
  readonly said: Readonly<Record<"mitid" | "cpr", "found" | "notFound" | "systemDown">>;
}

const WORKER = systemActor("worker");

/** Whether or not the claim fits, and each time anew: whoever was looked at can be told so. */
export function recordHoldLook(
  context: CommandContext,
  { requestId, subject, said }: HoldLook,
): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    const request = await lockHoldRequest(tx, requestId);
    if (request === undefined) return;
    const { id: citizenId } = await ensureCitizen(tx, context.vault, subject);
    for (const system of ["mitid", "cpr"] as const) {
      const result = said[system];
      await writeAudit(tx, WORKER, {
        action: "citizen.look",
        outcome: result === "systemDown" ? "failed" : "seen",
        purpose: "hold",
        citizenId,
        callSid: request.callSid,
        facts: { system, result, requestId },
      });
    }
  });
}
