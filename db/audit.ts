/** The record: one row for each command and each look, written in the transaction of what it tells of. */
import type { Actor } from "../app/domain/actor.ts";
import type { AuditAction } from "./audit-actions.ts";
import type { Tx } from "./database.ts";

export interface AuditEntry {
  readonly action: AuditAction;
  readonly outcome: "done" | "refused" | "seen" | "failed";
  /** Why somebody looked; required by the command for every look. */
  readonly purpose?: string;
  readonly citizenId?: string | null;
  readonly caseId?: string | null;
  readonly callSid?: string | null;
  readonly correlationId?: string | null;
  /** Codes, ids and counts only: never a personal number, a code or a phone number. */
  readonly facts?: Record<string, string | number | boolean | null | readonly string[]>;
}

export async function writeAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto("auditLog")
    .values({
      actorKind: actor.kind,
      actorId: actor.id,
      action: entry.action,
      outcome: entry.outcome,
      purpose: entry.purpose ?? null,
      citizenId: entry.citizenId ?? null,
      caseId: entry.caseId ?? null,
      callSid: entry.callSid ?? null,
      correlationId: entry.correlationId ?? null,
      facts: JSON.stringify(entry.facts ?? {}),
    })
    .execute();
}
