/** The policy that holds at an instant. */
import type { PolicyVersion } from "../app/domain/policy/policy.ts";
import type { Tx } from "./database.ts";
import { policyShape } from "./policy-shape.ts";

/** Rejects when no policy holds yet or the stored rules are not whole: then nothing may be decided. */
export async function currentPolicy(tx: Tx, now: Date): Promise<PolicyVersion> {
  const row = await tx
    .selectFrom("policyVersions")
    .where("validFrom", "<=", now)
    .orderBy("validFrom", "desc")
    .orderBy("id", "desc")
    .select(["id", "rules"])
    .executeTakeFirstOrThrow();
  return { id: row.id, rules: policyShape.parse(row.rules) };
}
