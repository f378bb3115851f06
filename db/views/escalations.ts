/** What needs a person right now, the oldest first: which act, where it is stuck, since when, and who has it. */
import type { ActKind } from "../../app/domain/protection/acts.ts";
import type { Tx } from "../database.ts";
import { targetsWithWhy, type EscalationWhy } from "../escalations.ts";

export interface EscalationView {
  readonly actId: string;
  readonly system: string;
  readonly why: EscalationWhy;
  readonly caseNumber: string;
  readonly kind: ActKind;
  readonly means: string | null;
  readonly suffix: string | null;
  readonly actState: string;
  readonly acceptedAt: string;
  /** Since when it needs a person. */
  readonly since: string;
  readonly attempts: number;
  readonly lastAttemptAt: string | null;
  readonly errorCode: string | null;
  /** Who owns the case; null where nobody does, as with a night caller's. */
  readonly caseOwner: { readonly name: string; readonly staffId: string } | null;
  /** Null while nobody has it. */
  readonly taken: { readonly by: string; readonly staffId: string; readonly at: string } | null;
}

const MOST = 200;

export async function escalationsView(tx: Tx): Promise<readonly EscalationView[]> {
  const rows = await rowsOf(tx);
  return rows.flatMap((row) => (row.why === null ? [] : [shown(row, row.why)]));
}

const rowsOf = (tx: Tx) =>
  tx
    .selectFrom(targetsWithWhy(tx).as("target"))
    .innerJoin("acts", "acts.id", "target.actId")
    .innerJoin("cases", "cases.id", "acts.caseId")
    .leftJoin("staff", "staff.id", "target.takenBy")
    .leftJoin("staff as owner", "owner.id", "cases.ownerId")
    .where("target.why", "is not", null)
    .orderBy("target.since")
    .limit(MOST)
    .select(["target.actId", "target.system", "target.why", "target.since", "target.attempts"])
    .select(["target.lastAttemptAt", "target.errorCode", "target.takenBy", "target.takenAt"])
    .select(["cases.number", "acts.kind", "acts.authenticatorKind", "acts.authenticatorSuffix", "acts.state"])
    .select(["acts.acceptedAt", "acts.createdAt", "staff.displayName"])
    .select(["owner.id as ownerId", "owner.displayName as ownerName"])
    .execute();

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const shown = (row: Row, why: EscalationWhy): EscalationView => ({
  actId: row.actId,
  system: row.system,
  why,
  caseNumber: row.number,
  kind: row.kind,
  means: row.authenticatorKind,
  suffix: row.authenticatorSuffix,
  actState: row.state,
  acceptedAt: (row.acceptedAt ?? row.createdAt).toISOString(),
  since: row.since.toISOString(),
  attempts: row.attempts,
  lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
  errorCode: row.errorCode,
  caseOwner:
    row.ownerId === null || row.ownerName === null ? null : { staffId: row.ownerId, name: row.ownerName },
  taken:
    row.takenBy === null || row.takenAt === null || row.displayName === null
      ? null
      : { by: row.displayName, staffId: row.takenBy, at: row.takenAt.toISOString() },
});
