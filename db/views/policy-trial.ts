/** What is wrong with new rules, leaf by leaf; and if nothing is, what they would have decided in the last week. */
import { before, days } from "../../app/domain/duration.ts";
import type { Tx } from "../database.ts";
import { policyShape } from "../policy-shape.ts";
import { policyPreview, type PolicyPreview } from "./policy-preview.ts";

export interface PolicyFault {
  /** The path of a leaf, or of what lies above it. */
  readonly path: string;
  /** A code of the floor, or "value.bad". */
  readonly code: string;
}

export interface PolicyTrial {
  readonly faults: readonly PolicyFault[];
  readonly preview: PolicyPreview | null;
}

const LATELY = days(7);

export async function policyTrial(tx: Tx, rules: unknown, now: Date): Promise<PolicyTrial> {
  const parsed = policyShape.safeParse(rules);
  if (parsed.success)
    return { faults: [], preview: await policyPreview(tx, parsed.data, before(now, LATELY)) };
  const faults = parsed.error.issues.map(({ path, code, message }) => ({
    path: path.map(String).join("."),
    code: code === "custom" ? message : "value.bad",
  }));
  return { faults, preview: null };
}
