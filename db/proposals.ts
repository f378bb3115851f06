/** Proposals that wait for a second person, and what became of each; none is ever removed. */
import { sql } from "kysely";
import { mayApprove } from "../app/domain/four-eyes/decider.ts";
import type { Basis, Change, ProposalKindName, ProposalState } from "../app/domain/four-eyes/proposal.ts";
import type { ActKind } from "../app/domain/protection/acts.ts";
import type { Tx } from "./database.ts";
import { currentPolicy } from "./policy.ts";
import { basisShape, changesShape } from "./proposal-shapes.ts";
import { staffById } from "./staff.ts";

export interface NewProposal {
  readonly kind: ProposalKindName;
  readonly proposedBy: string;
  readonly reason: string;
  readonly caseId: string | null;
  readonly citizenId: string | null;
  readonly actKind: ActKind | null;
  readonly authenticatorId: string | null;
  readonly payload: object;
  readonly basedOn: Basis;
  readonly changes: readonly Change[];
  readonly policyId: number;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
}

export async function insertProposal(tx: Tx, proposal: NewProposal): Promise<string> {
  const { id } = await tx
    .insertInto("proposals")
    .values({
      ...proposal,
      payload: JSON.stringify(proposal.payload),
      basedOn: JSON.stringify(proposal.basedOn),
      changes: JSON.stringify(proposal.changes),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export interface StoredProposal {
  readonly id: string;
  readonly kind: ProposalKindName;
  readonly state: ProposalState;
  readonly proposedBy: string;
  readonly reason: string;
  readonly caseId: string | null;
  readonly citizenId: string | null;
  readonly actKind: ActKind | null;
  readonly authenticatorId: string | null;
  /** As it was stored; each kind reads its own. */
  readonly payload: unknown;
  readonly basedOn: Basis;
  readonly changes: readonly Change[];
  readonly policyId: number;
  readonly proposedAt: Date;
  readonly expiresAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
  readonly version: number;
}

type Row = Omit<StoredProposal, "basedOn" | "changes"> & { basedOn: unknown; changes: unknown };

/** The ground of a proposal whose ground cannot be read: whatever is there now is something else. */
const NO_GROUND: Basis = { caseVersion: -1, identityVersion: -1, policyId: -1, newestPolicyId: -1 };

/** Reads what the database holds as JSON. One row of an older form must not stop those beside it: it is merely stale. */
export function storedProposal(row: Row): StoredProposal {
  const [basedOn, changes] = [basisShape.safeParse(row.basedOn), changesShape.safeParse(row.changes)];
  return {
    ...row,
    basedOn: basedOn.success ? basedOn.data : NO_GROUND,
    changes: changes.success ? changes.data : [],
  };
}

/** As it stands, unlocked; undefined where there is none. */
export async function proposalById(tx: Tx, id: string): Promise<StoredProposal | undefined> {
  const row = await tx.selectFrom("proposals").where("id", "=", id).selectAll().executeTakeFirst();
  return row === undefined ? undefined : storedProposal(row);
}

/** As it stands, locked until the transaction ends. */
export async function lockProposal(tx: Tx, id: string): Promise<StoredProposal> {
  const row = await tx
    .selectFrom("proposals")
    .where("id", "=", id)
    .selectAll()
    .forUpdate()
    .executeTakeFirstOrThrow();
  return storedProposal(row);
}

/** The proposal that this form, or this renewal, has made already. */
export async function proposalByKey(
  tx: Tx,
  proposedBy: string,
  idempotencyKey: string,
): Promise<StoredProposal | undefined> {
  const row = await tx
    .selectFrom("proposals")
    .where("proposedBy", "=", proposedBy)
    .where(sql<string>`payload ->> 'idempotencyKey'`, "=", idempotencyKey)
    .selectAll()
    .executeTakeFirst();
  return row === undefined ? undefined : storedProposal(row);
}

/** The open proposal for the same act on the same person, whoever made it. */
export async function openActProposal(
  tx: Tx,
  wanted: { readonly citizenId: string; readonly actKind: ActKind; readonly authenticatorId: string | null },
): Promise<StoredProposal | undefined> {
  const row = await tx
    .selectFrom("proposals")
    .where("state", "=", "open")
    .where("citizenId", "=", wanted.citizenId)
    .where("actKind", "=", wanted.actKind)
    .where("authenticatorId", "is not distinct from", wanted.authenticatorId)
    .selectAll()
    .executeTakeFirst();
  return row === undefined ? undefined : storedProposal(row);
}

/** Every open one, oldest first. */
export async function openProposals(tx: Tx): Promise<readonly StoredProposal[]> {
  const rows = await tx
    .selectFrom("proposals")
    .where("state", "=", "open")
    .orderBy("proposedAt")
    .selectAll()
    .execute();
  return rows.map(storedProposal);
}

export interface Settlement {
  readonly state: Exclude<ProposalState, "open">;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
  readonly decisionReason: string | null;
}

/** Ends an open proposal, from the version that was read; false when somebody else ended it first. */
export async function settleProposal(
  tx: Tx,
  proposal: Pick<StoredProposal, "id" | "version">,
  settlement: Settlement,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("proposals")
    .set({ ...settlement, version: proposal.version + 1 })
    .where("id", "=", proposal.id)
    .where("version", "=", proposal.version)
    .where("state", "=", "open")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** How many open proposals this person could decide now, or how many of their own wait where they may decide none. */
export async function approvalsWaiting(tx: Tx, staffId: string, now: Date): Promise<number> {
  const member = await staffById(tx, staffId);
  const { rules } = await currentPolicy(tx, now);
  const mayDecide = member !== undefined && mayApprove(member, rules.fourEyes.approvers);
  const { count } = await tx
    .selectFrom("proposals")
    .where("state", "=", "open")
    .where("expiresAt", ">", now)
    .where("proposedBy", mayDecide ? "<>" : "=", staffId)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(count);
}
