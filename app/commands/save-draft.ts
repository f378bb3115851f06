/** Keeps an unfinished note at the server, so that a lost browser loses nothing. Not recorded: it is not said yet. */
import type { Actor } from "../domain/actor.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { holdsCpr, LONGEST_NOTE } from "./add-note.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";

export interface SaveDraft {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly body: string;
}

export function saveDraft(
  context: CommandContext,
  order: SaveDraft,
): Promise<Ruling<null, CaseRefusal | "note.tooLong" | "note.personalNumber">> {
  const { actor, body } = order;
  return context.database.transact(actor, async (tx) => {
    const owned = await ownCase(tx, actor, order.caseNumber);
    if (!owned.allowed) return owned;
    if (body.length > LONGEST_NOTE) return refuse("note.tooLong");
    if (holdsCpr(body)) return refuse("note.personalNumber");
    const savedAt = context.clock();
    await tx
      .insertInto("caseDrafts")
      .values({ caseId: owned.value.id, staffId: actor.id, body, savedAt })
      .onConflict((conflict) => conflict.columns(["caseId", "staffId"]).doUpdateSet({ body, savedAt }))
      .execute();
    return allow(null);
  });
}
