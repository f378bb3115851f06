/** The versions of the policy one after another: the newest one, a certain one, and the next. */
import { sql } from "kysely";
import type { Policy } from "../app/domain/policy/policy.ts";
import type { Tx } from "./database.ts";
import type { DatedPolicy } from "./policy.ts";
import { policyShape } from "./policy-shape.ts";

const COLUMNS = ["id", "rules", "validFrom"] as const;

/** One policy decision at a time: the next number and what is newest are the same for both readers and writer. */
export async function lockPolicies(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('policy_versions'))`.execute(tx);
}

/** The version that was approved last, in force or still to come. */
export async function newestPolicy(tx: Tx): Promise<DatedPolicy> {
  const row = await tx
    .selectFrom("policyVersions")
    .orderBy("id", "desc")
    .select(COLUMNS)
    .executeTakeFirstOrThrow();
  return { id: row.id, validFrom: row.validFrom, rules: policyShape.parse(row.rules) };
}

/** Number of the version that was approved last, whatever its shape. */
export async function newestPolicyId(tx: Tx): Promise<number> {
  const { id } = await tx
    .selectFrom("policyVersions")
    .select((eb) => eb.fn.max("id").as("id"))
    .executeTakeFirstOrThrow();
  return id;
}

/** A version by its number; null where there is none, or where it has the shape of another release. */
export async function policyById(tx: Tx, id: number): Promise<DatedPolicy | null> {
  const row = await tx.selectFrom("policyVersions").where("id", "=", id).select(COLUMNS).executeTakeFirst();
  const parsed = policyShape.safeParse(row?.rules);
  return row === undefined || !parsed.success ? null : { ...row, rules: parsed.data };
}

/** Versions that would begin after an instant: those whose place nothing that was approved later has taken. */
export async function policiesAfter(
  tx: Tx,
  instant: Date,
): Promise<readonly Pick<DatedPolicy, "id" | "validFrom">[]> {
  return tx
    .selectFrom("policyVersions as version")
    .where("version.validFrom", ">", instant)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("policyVersions as later")
            .whereRef("later.id", ">", "version.id")
            .whereRef("later.validFrom", "<=", "version.validFrom")
            .select("later.id"),
        ),
      ),
    )
    .orderBy("version.id")
    .select(["version.id", "version.validFrom"])
    .execute();
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

/**
 * The next version; resolves with its number. `validFrom` null: from now, by the database's clock, which its gates ask.
 * The database refuses one without an approved proposal.
 */
export async function addPolicy(
  tx: Tx,
  policy: { readonly rules: Policy; readonly validFrom: Date | null; readonly proposalId: string },
): Promise<number> {
  const { id } = await tx
    .insertInto("policyVersions")
    .values({
      id: sql<number>`(select max(id) + 1 from policy_versions)`,
      validFrom: policy.validFrom ?? sql<Date>`date_trunc('milliseconds', clock_timestamp())`,
      rules: JSON.stringify(policy.rules),
      proposalId: policy.proposalId,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}
