/** A posted letter came back: it reached nobody, so a person must find another way, and what waits for it stays. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { letterPosted, moveLetter } from "../../db/letters.ts";
import { tell } from "../../db/topics.ts";
import { markUnreached } from "../../db/unreached.ts";
import type { Actor } from "../domain/actor.ts";
import { mayPost } from "../domain/protection/paper.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";

export type ReturnRefusal = "letter.notPosted" | "mover.notAllowed";

export function returnLetter(
  context: CommandContext,
  { actor, letterId }: { readonly actor: Actor; readonly letterId: string },
): Promise<Ruling<null, ReturnRefusal>> {
  return context.database.transact(actor, async (tx) => {
    if (actor.kind !== "agent" || !mayPost(actor.role)) return refuse("mover.notAllowed");
    const letter = await letterPosted(tx, letterId);
    if (letter === undefined) return refuse("letter.notPosted");
    const now = context.clock();
    await moveLetter(tx, letterId, "returned", { now, reason: "cameBack" });
    const { noticeId, actId, caseId, citizenId } = letter;
    await tx
      .updateTable("notices")
      .set({ state: "failed", errorCode: "cameBack" })
      .where("id", "=", noticeId)
      .where("state", "=", "sent")
      .execute();
    await markUnreached(tx, actId, now);
    const told = { channel: "letter", suffix: null, state: "failed" };
    await addCaseEvent(tx, actor, caseId, "notice.failed", told);
    const facts = { letterId, noticeId, actId };
    await writeAudit(tx, actor, { action: "letter.return", outcome: "done", caseId, citizenId, facts });
    await tell(tx, "letters", "escalations", `case:${caseId}`);
    return allow(null);
  });
}
