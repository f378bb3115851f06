/** Letters that somebody must print and post, the oldest first; neither name nor address stands in the list. */
import type { Tx } from "../database.ts";

export interface LetterView {
  readonly id: string;
  readonly caseNumber: string;
  /** A decision, or a notice of something else. */
  readonly isDecision: boolean;
  readonly language: "da" | "en";
  readonly queuedAt: string;
  /** When it was last printed; null where it has not been. */
  readonly printedAt: string | null;
}

const MOST = 200;

export async function lettersView(tx: Tx): Promise<readonly LetterView[]> {
  const rows = await tx
    .selectFrom("letters")
    .innerJoin("notices", "notices.id", "letters.noticeId")
    .innerJoin("acts", "acts.id", "notices.actId")
    .innerJoin("cases", "cases.id", "acts.caseId")
    .where("letters.state", "in", ["waiting", "printed"])
    .orderBy("letters.createdAt")
    .limit(MOST)
    .select(["letters.id", "letters.state", "letters.createdAt", "letters.changedAt"])
    .select(["notices.template", "notices.language", "cases.number"])
    .execute();
  return rows.map(({ id, state, createdAt, changedAt, template, language, number }) => ({
    ...{ id, caseNumber: number, language, isDecision: template === "decision" },
    queuedAt: createdAt.toISOString(),
    printedAt: state === "printed" ? changedAt.toISOString() : null,
  }));
}
