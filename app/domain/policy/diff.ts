/** What one policy says differently from another, as rows that a person can read one by one. */
import type { Change } from "../four-eyes/proposal.ts";
import { leavesOf, NOTHING } from "./leaves.ts";

/** In the order of their paths. What one of the two has no word for is nothing there; a list in another order is the same list. */
export function policyChanges(before: unknown, after: unknown): readonly Change[] {
  const [old, fresh] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])].sort();
  return paths.flatMap((field) => {
    const change = { field, before: old.get(field) ?? NOTHING, after: fresh.get(field) ?? NOTHING };
    return inOrder(change.before) === inOrder(change.after) ? [] : [change];
  });
}

/** The ways of proof and the roles stand in no order: a form gives them back in its own. */
const inOrder = (parts: string): string => parts.split(", ").sort().join(", ");
