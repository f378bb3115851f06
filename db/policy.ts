/** The policy that holds at an instant. */
import { sql } from "kysely";
import type { PolicyVersion } from "../app/domain/policy/policy.ts";
import type { Tx } from "./database.ts";
import { policyShape } from "./policy-shape.ts";

export interface DatedPolicy extends PolicyVersion {
  readonly validFrom: Date;
}

/**
 * The policy that holds now. Where the two clocks differ, the database's decides: it is the one that its gates ask, and
 * a stop must not be refused for a second's difference.
 */
export function currentPolicy(tx: Tx, now: Date): Promise<DatedPolicy> {
  return newestUsable(tx, sql<Date>`least(${now}::timestamptz, clock_timestamp())`);
}

/** The policy that will hold at a later instant, as things stand. */
export function policyHoldingAt(tx: Tx, instant: Date): Promise<DatedPolicy> {
  return newestUsable(tx, sql<Date>`${instant}::timestamptz`);
}

/**
 * Of the versions whose day has come the one that was approved last: an earlier day that was approved later takes the
 * place of what was still to come. One that this release cannot use holds nothing up: the one before it goes on.
 * Rejects when there is none: then nothing may be decided.
 */
async function newestUsable(tx: Tx, at: ReturnType<typeof sql<Date>>): Promise<DatedPolicy> {
  const begun = tx
    .selectFrom("policyVersions")
    .where("validFrom", "<=", at)
    .orderBy("id", "desc")
    .select(["id", "rules", "validFrom"]);
  const newest = await begun.limit(1).executeTakeFirstOrThrow();
  const usable = usableOf(newest);
  if (usable !== null) return usable;
  for (const row of await begun.where("id", "<", newest.id).execute()) {
    const older = usableOf(row);
    if (older !== null) return older;
  }
  throw new Error("no version of the policy can be used");
}

function usableOf(row: { id: number; rules: unknown; validFrom: Date }): DatedPolicy | null {
  const parsed = policyShape.safeParse(row.rules);
  return parsed.success ? { id: row.id, rules: parsed.data, validFrom: row.validFrom } : null;
}
