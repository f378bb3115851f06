/** The versions of the policy one after another: the newest one, a certain one, and the next. */
import { sql } from "kysely";
import type { Policy, PolicyVersion } from "../app/domain/policy/policy.ts";
import type { Tx } from "./database.ts";
import { policyShape } from "./policy-shape.ts";

export interface DatedPolicy extends PolicyVersion {
  readonly validFrom: Date;
}

const COLUMNS = ["id", "rules", "validFrom"] as const;

/** One policy decision at a time: the next number and what is newest are the same for both readers and writer. */
export async function lockPolicies(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('policy_versions'))`.execute(tx);
}

/** The newest version, in force or still to come: what a change builds on. */
export async function newestPolicy(tx: Tx): Promise<DatedPolicy> {
  const row = await tx
    .selectFrom("policyVersions")
    .orderBy("id", "desc")
    .select(COLUMNS)
    .executeTakeFirstOrThrow();
  return { id: row.id, validFrom: row.validFrom, rules: policyShape.parse(row.rules) };
}

/** Roles that could decide proposals under this version; an older version is not read whole. */
export async function approversUnder(tx: Tx, policyId: number): Promise<readonly string[]> {
  const row = await tx
    .selectFrom("policyVersions")
    .where("id", "=", policyId)
    .select(sql<readonly string[] | null>`rules -> 'fourEyes' -> 'approvers'`.as("approvers"))
    .executeTakeFirst();
  return row?.approvers ?? [];
}

/** The next version; resolves with its number. The database refuses one without an approved proposal. */
export async function addPolicy(
  tx: Tx,
  policy: { readonly rules: Policy; readonly validFrom: Date; readonly proposalId: string },
): Promise<number> {
  const { id } = await tx
    .insertInto("policyVersions")
    .values({
      id: sql<number>`(select max(id) + 1 from policy_versions)`,
      validFrom: policy.validFrom,
      rules: JSON.stringify(policy.rules),
      proposalId: policy.proposalId,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
