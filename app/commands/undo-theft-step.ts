/** An agent takes back what they noted of a step of the checklist; that it stood there stays on the timeline. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { forgetStep } from "../../db/theft-steps.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import type { TheftStep } from "../domain/protection/theft.ts";
import { allow, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";
import { ownCase, type CaseRefusal } from "./own-case.ts";

export interface UndoTheftStep {
  readonly actor: Actor;
  readonly caseNumber: string;
  readonly step: TheftStep;
}

/** Undoing what does not stand there changes nothing, and is no fault. */
export function undoTheftStep(
  context: CommandContext,
  { actor, caseNumber, step }: UndoTheftStep,
): Promise<Ruling<null, CaseRefusal>> {
  return context.database.transact(actor, async (tx) => {
    const owned = await ownCase(tx, actor, caseNumber);
    if (!owned.allowed) return owned;
    const { id: caseId, citizenId } = owned.value;
    if (!(await forgetStep(tx, caseId, step))) return allow(null);
    await addCaseEvent(tx, actor, caseId, "theft.undone", { code: step });
    const about = { caseId, citizenId, facts: { step } };
    await writeAudit(tx, actor, { action: "theft.undo", outcome: "done", ...about });
    await tell(tx, `case:${caseId}`);
    return allow(null);
  });
}
