/** A printed letter is in the letterbox: the notice is sent, and the case says so. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { letterToSend, moveLetter } from "../../db/letters.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { mayPost } from "../domain/protection/paper.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";

export type PostRefusal = "letter.none" | "letter.notPrinted" | "mover.notAllowed";

export function postLetter(
  context: CommandContext,
  { actor, letterId }: { readonly actor: Actor; readonly letterId: string },
): Promise<Ruling<null, PostRefusal>> {
  return context.database.transact(actor, async (tx) => {
    if (actor.kind !== "agent" || !mayPost(actor.role)) return refuse("mover.notAllowed");
    const letter = await letterToSend(tx, letterId);
    if (letter === undefined) return refuse("letter.none");
    if (letter.state !== "printed") return refuse("letter.notPrinted");
    const now = context.clock();
    await moveLetter(tx, letterId, "posted", { now });
    const { noticeId, caseId, citizenId } = letter;
    await tx
      .updateTable("notices")
      .set({ state: "sent", sentAt: now })
      .where("id", "=", noticeId)
      .where("state", "=", "queued")
      .execute();
    const told = { channel: "letter", suffix: null, state: "sent" };
    await addCaseEvent(tx, actor, caseId, "notice.sent", told);
    const facts = { letterId, noticeId };
    await writeAudit(tx, actor, { action: "letter.post", outcome: "done", caseId, citizenId, facts });
    await tell(tx, "letters", `case:${caseId}`);
    return allow(null);
  });
}
