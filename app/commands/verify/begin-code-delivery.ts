/** The worker takes a code in hand: what is to be sent to whom, or nothing when the code has ended meanwhile. */
import { caseById } from "../../../db/cases.ts";
import { citizenById } from "../../../db/citizens.ts";
import { lockUnsentCode } from "../../../db/one-time-codes.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { systemActor } from "../../domain/actor.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import type { CommandContext } from "../frame.ts";

export interface CodeDelivery {
  readonly codeId: string;
  readonly code: string;
  readonly caseId: string;
  readonly citizenId: string;
  readonly mitidUuid: string | null;
  readonly language: "da" | "en";
  /** On the web the code is typed by the person; at the line it is said to the agent. */
  readonly isForWeb: boolean;
  readonly contactRules: Policy["contact"];
}

export function beginCodeDelivery(context: CommandContext, codeId: string): Promise<CodeDelivery | null> {
  return context.database.transact(systemActor("worker"), async (tx) => {
    const row = await lockUnsentCode(tx, codeId);
    const now = context.clock();
    if (row === undefined || row.expiresAt <= now) return null;
    const { mitidUuid } = await citizenById(tx, row.citizenId);
    const { language } = await caseById(tx, row.caseId);
    const { rules } = await currentPolicy(tx, now);
    return {
      codeId,
      code: context.vault.open(row.sealed),
      caseId: row.caseId,
      citizenId: row.citizenId,
      mitidUuid,
      language,
      isForWeb: row.actorKind === "citizen",
      contactRules: rules.contact,
    };
  });
}
