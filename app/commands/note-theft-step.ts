/** An agent has gone through one step of the checklist of identity theft with the person. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { noteStep } from "../../db/theft-steps.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { outcomesOf, type TheftOutcome, type TheftStep } from "../domain/protection/theft.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";

export interface NoteTheftStep {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly step: TheftStep;
  readonly outcome: TheftOutcome;
}

export type TheftRefusal = CaseRefusal | "case.noSubject" | "theft.byActOnly";

/** A step that is noted anew is moved to its new outcome; both stand on the timeline. */
export function noteTheftStep(
  context: CommandContext,
  { actor, caseNumber, step, outcome }: NoteTheftStep,
): Promise<Ruling<null, TheftRefusal>> {
  return context.database.transact(actor, async (tx) => {
    const owned = await ownCase(tx, actor, caseNumber);
    if (!owned.allowed) return owned;
    const { id: caseId, citizenId } = owned.value;
    if (citizenId === null) return refuse("case.noSubject");
    if (!outcomesOf(step).includes(outcome)) return refuse("theft.byActOnly");
    const isNew = await noteStep(tx, { caseId, step, outcome, staffId: actor.id, at: context.clock() });
    if (!isNew) return allow(null);
    await addCaseEvent(tx, actor, caseId, "theft.noted", { code: step, outcome });
    await writeAudit(tx, actor, {
      action: "theft.note",
      outcome: "done",
      caseId,
      citizenId,
      facts: { step, result: outcome },
    });
    await tell(tx, `case:${caseId}`);
    return allow(null);
  });
}
