/** The message with a code has left, or can't leave: then the code is worth nothing and ends. */
import { writeAudit } from "../../../db/audit.ts";
import { addCaseEvent, lockCaseById } from "../../../db/cases.ts";
import { endCode, lockUnsentCode, noteSent } from "../../../db/one-time-codes.ts";
import { tell } from "../../../db/topics.ts";
import { systemActor } from "../../domain/actor.ts";
import type { CommandContext } from "../frame.ts";

export interface CodeDelivered {
  readonly codeId: string;
  readonly caseId: string;
  readonly outcome:
    | { readonly state: "sent"; readonly messageSid: string; readonly messages: number }
    /** `contact.tooYoung`: the number was changed since the order. */
    | {
        readonly state: "notSent";
        readonly reason: "contact.none" | "contact.tooYoung" | "refusedByCarrier";
      };
}

const WORKER = systemActor("worker");

export function settleCodeDelivery(
  context: CommandContext,
  { codeId, caseId, outcome }: CodeDelivered,
): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    // Case before code, as in every command: two orders of locks would be a deadlock one day.
    await lockCaseById(tx, caseId);
    const row = await lockUnsentCode(tx, codeId);
    if (row === undefined) return;
    const { citizenId } = row;
    const isSent = outcome.state === "sent";
    if (isSent) await noteSent(tx, codeId, outcome.messageSid);
    else await endCode(tx, codeId, { state: "dead", now: context.clock() });
    const told = isSent ? { messages: outcome.messages } : { code: outcome.reason };
    await addCaseEvent(tx, WORKER, caseId, isSent ? "code.sent" : "code.notSent", told);
    const facts = { codeId, ...told };
    const outcomeOf = isSent ? "done" : "failed";
    await writeAudit(tx, WORKER, { action: "code.deliver", outcome: outcomeOf, caseId, citizenId, facts });
    await tell(tx, `case:${caseId}`);
  });
}
