/** Asks a control question on what the register says now: where the last look is old, the register is asked first. */
import { writeAudit } from "../../db/audit.ts";
import { cprOf } from "../../db/citizens.ts";
import { addLookup } from "../../db/lookups.ts";
import { tell } from "../../db/topics.ts";
import { askQuestion, type AskQuestion, type AskQuestionRefusal } from "../commands/ask-question.ts";
import { ownCase, type CaseRefusal } from "../commands/own-case.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import { ask, snapshotOf } from "./ask.ts";
import type { LookupContext } from "./frame.ts";

type LookRefusal = CaseRefusal | "case.noSubject" | "identify.notFound" | "identify.systemDown";

const PURPOSE = "questions";

/** Somebody whose address was protected since the last look is not asked about it. */
export async function askOnFreshRegister(
  context: LookupContext,
  order: AskQuestion,
): Promise<Ruling<{ readonly questionId: string }, AskQuestionRefusal | LookRefusal>> {
  const asked = await askQuestion(context, order);
  if (asked.allowed || asked.reasons[0] !== "questions.registerOld") return asked;
  const looked = await lookAnew(context, order);
  return looked.allowed ? askQuestion(context, order) : looked;
}

async function lookAnew(
  context: LookupContext,
  { actor, caseNumber }: AskQuestion,
): Promise<Ruling<null, LookRefusal>> {
  const { database, vault, ports } = context;
  const subject = await database.transact(actor, async (tx) => {
    const owned = await ownCase(tx, actor, caseNumber);
    if (!owned.allowed) return owned;
    const { id: caseId, citizenId } = owned.value;
    if (citizenId === null) return refuse("case.noSubject");
    return allow({ caseId, citizenId, cpr: await cprOf(tx, vault, citizenId) });
  });
  if (!subject.allowed) return subject;
  const { caseId, citizenId, cpr } = subject.value;
  if (cpr === null) return refuse("identify.notFound");
  const answer = await ask(ports.cpr.findPerson(cpr));
  return database.transact(actor, async (tx): Promise<Ruling<null, LookRefusal>> => {
    const { outcome } = answer;
    const look = { caseId, citizenId, system: "cpr", purpose: PURPOSE, outcome };
    await addLookup(tx, vault, actor, { ...look, snapshot: snapshotOf(answer) });
    const seen = outcome === "systemDown" ? "failed" : "seen";
    const about = { purpose: PURPOSE, citizenId, caseId, facts: { system: "cpr", result: outcome } };
    await writeAudit(tx, actor, { action: "citizen.look", outcome: seen, ...about });
    await tell(tx, `case:${caseId}`);
    if (outcome === "found") return allow(null);
    return refuse(outcome === "notFound" ? "identify.notFound" : "identify.systemDown");
  });
}
