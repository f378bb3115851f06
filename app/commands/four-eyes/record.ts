/** What a proposal leaves behind at each turn: its row in the record, its line in the case, and the news. */
import { writeAudit } from "../../../db/audit.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import type { Tx } from "../../../db/database.ts";
import type { StoredProposal } from "../../../db/proposals.ts";
import { tell } from "../../../db/topics.ts";
import type { Actor } from "../../domain/actor.ts";

export type Turn = "make" | "approve" | "refuse" | "withdraw" | "expire" | "stale" | "see";

type Told = Pick<StoredProposal, "id" | "kind" | "proposedBy" | "caseId" | "citizenId" | "actKind">;

interface Trace {
  readonly outcome: "done" | "refused";
  readonly facts?: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

export async function auditTurn(tx: Tx, actor: Actor, of: Told, turn: Turn, trace: Trace): Promise<void> {
  await writeAudit(tx, actor, {
    action: `proposal.${turn}`,
    outcome: trace.outcome,
    caseId: of.caseId,
    citizenId: of.citizenId,
    facts: { proposalId: of.id, kind: of.kind, act: of.actKind, ...trace.facts },
  });
}

const EVENT: { readonly [T in Exclude<Turn, "see">]: string } = {
  make: "proposal.made",
  approve: "proposal.approved",
  refuse: "proposal.refused",
  withdraw: "proposal.withdrawn",
  expire: "proposal.expired",
  stale: "proposal.stale",
};

/** The whole trace of a turn that was taken; last in its transaction, because it tells the news. */
export async function tellTurn(
  tx: Tx,
  actor: Actor,
  of: Told,
  turn: Exclude<Turn, "see">,
  facts: Trace["facts"] = {},
): Promise<void> {
  await auditTurn(tx, actor, of, turn, { outcome: "done", facts });
  if (of.caseId !== null) {
    await addCaseEvent(tx, actor, of.caseId, EVENT[turn], { proposalId: of.id, kind: of.actKind });
    await tell(tx, `case:${of.caseId}`);
  }
  await tell(tx, "approvals", `agent:${of.proposedBy}`);
}
