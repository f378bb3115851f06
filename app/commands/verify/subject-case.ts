/** What every proof begins with: the case is this actor's, and it is about somebody; a refusal is put on record. */
import { writeAudit } from "../../../db/audit.ts";
import type { AuditAction } from "../../../db/audit-actions.ts";
import type { CaseRow } from "../../../db/cases.ts";
import type { Tx } from "../../../db/database.ts";
import type { Actor } from "../../domain/actor.ts";
import { allow, refuse, type ReasonCode, type Ruling } from "../../domain/ruling.ts";
import { ownCase, type CaseRefusal } from "../own-case.ts";

export type SubjectRefusal = CaseRefusal | "case.noSubject";

export type SubjectCase = CaseRow & { readonly citizenId: string };

/** The locked case with its subject. */
export async function subjectCase(
  tx: Tx,
  actor: Actor,
  caseNumber: string,
): Promise<Ruling<SubjectCase, SubjectRefusal>> {
  const owned = await ownCase(tx, actor, caseNumber);
  if (!owned.allowed) return owned;
  const { citizenId } = owned.value;
  return citizenId === null ? refuse("case.noSubject") : allow({ ...owned.value, citizenId });
}

export interface Attempt {
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly ours: SubjectCase;
  readonly facts?: Record<string, string | number | boolean | null | readonly string[]>;
}

export async function recordDone(tx: Tx, { actor, action, ours, facts }: Attempt): Promise<void> {
  await writeAudit(tx, actor, { action, outcome: "done", ...aboutOf(ours), facts: facts ?? {} });
}

/** The refusal as a ruling, after it is on record. */
export async function refuseOnRecord<Reason extends ReasonCode>(
  tx: Tx,
  { actor, action, ours, facts }: Attempt,
  reason: Reason,
): Promise<{ allowed: false; reasons: [Reason, ...Reason[]] }> {
  await writeAudit(tx, actor, {
    action,
    outcome: "refused",
    ...aboutOf(ours),
    facts: { ...facts, reasons: [reason] },
  });
  return refuse(reason);
}

const aboutOf = ({ id, citizenId, callSid }: SubjectCase) => ({ caseId: id, citizenId, callSid });
