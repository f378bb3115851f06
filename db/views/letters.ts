/** Letters that somebody must print and post, the oldest first, and those that may still come back; nobody is named. */
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

export interface PostedLetter {
  readonly id: string;
  readonly caseNumber: string;
  readonly isDecision: boolean;
  readonly postedAt: string;
}

/** The newest first. `caseNumber` stands on the letter that is in somebody's hand. */
export async function postedLetters(tx: Tx, since: Date): Promise<readonly PostedLetter[]> {
  const rows = await tx
    .selectFrom("letters")
    .innerJoin("notices", "notices.id", "letters.noticeId")
    .innerJoin("acts", "acts.id", "notices.actId")
    .innerJoin("cases", "cases.id", "acts.caseId")
    .where("letters.state", "=", "posted")
    .where("letters.postedAt", ">=", since)
    .orderBy("letters.postedAt", "desc")
    .limit(MOST)
    .select(["letters.id", "letters.postedAt", "notices.template", "cases.number"])
    .execute();
  return rows.flatMap(({ id, postedAt, template, number }) =>
    postedAt === null
      ? []
      : [{ id, caseNumber: number, isDecision: template === "decision", postedAt: postedAt.toISOString() }],
  );
}
