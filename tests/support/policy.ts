/** The policy that is in force on a fresh database, read from the migration that brings it. */
import { readFileSync } from "node:fs";
import type { Policy } from "../../app/domain/policy/policy.ts";
import { policyShape } from "../../db/policy-shape.ts";

const MIGRATION = new URL("../../db/migrations/0007_gates_of_acts.sql", import.meta.url);

export function policyInForce(): Policy {
  const [, json = ""] =
    /'2026-01-01T00:00:00Z', '(\{[\s\S]*?\n\})'\)/.exec(readFileSync(MIGRATION, "utf8")) ?? [];
  const rules: unknown = JSON.parse(json);
  return policyShape.parse(rules);
}
