/** The first question of every command on a case: is there such a case, is it open, and is it this person's? */
import { writeAudit } from "../../db/audit.ts";
import { lockCaseByNumber, type CaseRow } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import type { Actor } from "../domain/actor.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";

export type CaseRefusal = "case.notYours" | "case.closed";

/** The locked case. An unknown case and somebody else's are one answer, so that numbers can't be probed. */
export async function ownCase(
  tx: Tx,
  actor: Actor,
  caseNumber: string,
): Promise<Ruling<CaseRow, CaseRefusal>> {
  const found = await lockCaseByNumber(tx, caseNumber);
  if (found !== undefined && isOwn(actor, found)) {
    return found.state === "closed" ? refuse("case.closed") : allow(found);
  }
  const facts = { known: found !== undefined };
  await writeAudit(tx, actor, { action: "case.use", outcome: "refused", caseId: found?.id ?? null, facts });
  return refuse("case.notYours");
}

/** A citizen's is the case of their visit to the web; everybody else's is what they own. */
const isOwn = (actor: Actor, { ownerId, visitId }: CaseRow): boolean =>
  actor.kind === "citizen" ? visitId === actor.id : ownerId === actor.id;
