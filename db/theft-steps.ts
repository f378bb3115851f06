/** The checklist of identity theft: one row for each step that was gone through; what stood there before is on the timeline. */
import type { TheftOutcome, TheftStep } from "../app/domain/protection/theft.ts";
import type { Tx } from "./database.ts";

export interface NewTheftStep {
  readonly caseId: string;
  readonly step: TheftStep;
  readonly outcome: TheftOutcome;
  readonly staffId: string;
  readonly at: Date;
}

/** False where the same already stands there. */
export async function noteStep(tx: Tx, step: NewTheftStep): Promise<boolean> {
  const { outcome, staffId, at } = step;
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("theftSteps")
    .values(step)
    .onConflict((conflict) =>
      conflict
        .columns(["caseId", "step"])
        .doUpdateSet({ outcome, staffId, at })
        .where("theftSteps.outcome", "<>", outcome),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** False where nothing stood there. */
export async function forgetStep(tx: Tx, caseId: string, step: TheftStep): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("theftSteps")
    .where("caseId", "=", caseId)
    .where("step", "=", step)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function stepsOf(tx: Tx, caseId: string) {
  return tx
    .selectFrom("theftSteps")
    .innerJoin("staff", "staff.id", "theftSteps.staffId")
    .where("caseId", "=", caseId)
    .select(["theftSteps.step", "theftSteps.outcome", "theftSteps.at", "staff.displayName"])
    .execute();
}
