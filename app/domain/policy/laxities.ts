/**
 * Everything in a policy that no version may say: what would open more than law and contract allow, and what would
 * shut a stop that must stay open. A policy is held to it when it is proposed, and again whenever it is read.
 */
import type { StaffRole } from "../actor.ts";
import { ACT_KINDS, type ActKind } from "../protection/acts.ts";
import { atLeast, VERIFICATION_METHODS, type VerificationMethod } from "../verification/level.ts";
import { eyesFor, floorOf, keptOpen, type PolicyMover } from "./floor.ts";
import { leavesOf } from "./leaves.ts";
import { LEAST_WORTH, mayCarry, METHOD_BOUNDS } from "./method-bounds.ts";
import { boundsOf } from "./number-bounds.ts";
import type { Policy } from "./policy.ts";

type LaxityCode =
  | "level.belowFloor"
  | "level.mustBeOpen"
  | "mover.notAllowed"
  | "method.neverForThis"
  | "method.mustBeOpen"
  | "fourEyes.belowFloor"
  | "fourEyes.tooMany"
  | "worth.tooHigh"
  | "worth.tooLow"
  | "number.outside"
  | "approver.noDesk";

interface Laxity {
  /** Path of the leaf. */
  readonly path: string;
  readonly code: LaxityCode;
}

const MOVERS: readonly PolicyMover[] = ["agent", "clerk", "caller", "citizen"];

/** Who may ever decide for somebody else: they sit at a desk of the line, and take second looks (product.md §1). */
export const APPROVER_ROLES: readonly StaffRole[] = ["specialist", "teamLead"];

/** Every place where the policy would open or shut more than it may; empty for one that may be used. */
export const laxities = (policy: Policy): readonly Laxity[] => [
  ...ACT_KINDS.flatMap((kind) => laxitiesOfAct(policy, kind)),
  ...VERIFICATION_METHODS.flatMap((method) => laxitiesOfMethod(policy, method)),
  ...laxNumbers(policy),
  ...(policy.fourEyes.approvers.every((role) => APPROVER_ROLES.includes(role))
    ? []
    : [{ path: "fourEyes.approvers", code: "approver.noDesk" } as const]),
];

function laxitiesOfAct(policy: Policy, kind: ActKind): readonly Laxity[] {
  const { fourEyes } = policy.acts[kind];
  const path = `acts.${kind}`;
  const movers = MOVERS.flatMap((mover) => laxitiesOfMover(policy, kind, mover));
  if (eyesFor(kind).includes(fourEyes)) return movers;
  const code = fourEyes === "always" ? "fourEyes.tooMany" : "fourEyes.belowFloor";
  return [...movers, { path: `${path}.fourEyes`, code }];
}

function laxitiesOfMover({ acts }: Policy, kind: ActKind, mover: PolicyMover): readonly Laxity[] {
  const [floor, rule, kept] = [floorOf(kind), acts[kind][mover], keptOpen(kind)[mover]];
  const path = `acts.${kind}.${mover}`;
  const [level, methods] = [`${path}.level`, `${path}.methods`];
  if (rule === null) return kept === undefined ? [] : [{ path: level, code: "level.mustBeOpen" }];
  if (!floor.by.includes(mover)) return [{ path: level, code: "mover.notAllowed" }];
  const found: Laxity[] = [];
  if (!atLeast(rule.level, floor.leastLevel)) found.push({ path: level, code: "level.belowFloor" });
  if (kept !== undefined && !atLeast(floor.leastLevel, rule.level))
    found.push({ path: level, code: "level.mustBeOpen" });
  if (!rule.methods.every((method) => mayCarry(method, kind, mover)))
    found.push({ path: methods, code: "method.neverForThis" });
  if (kept?.every((method) => rule.methods.includes(method)) === false)
    found.push({ path: methods, code: "method.mustBeOpen" });
  return found;
}

function laxitiesOfMethod({ methods }: Policy, method: VerificationMethod): readonly Laxity[] {
  const [worth, most] = [methods[method], METHOD_BOUNDS[method]];
  const [alone, onTop] = [`methods.${method}.alone`, `methods.${method}.onConfirmed`];
  const found: Laxity[] = [];
  if (!atLeast(worth.alone, LEAST_WORTH)) found.push({ path: alone, code: "worth.tooLow" });
  if (!atLeast(most.alone, worth.alone)) found.push({ path: alone, code: "worth.tooHigh" });
  if (worth.onConfirmed === null) return found;
  if (!atLeast(worth.onConfirmed, "confirmed")) found.push({ path: onTop, code: "worth.tooLow" });
  if (most.onConfirmed === null || !atLeast(most.onConfirmed, worth.onConfirmed))
    found.push({ path: onTop, code: "worth.tooHigh" });
  return found;
}

function laxNumbers(policy: Policy): readonly Laxity[] {
  return [...leavesOf(policy)].flatMap(([path, text]): readonly Laxity[] => {
    const bounds = boundsOf(path);
    if (bounds === null) return [];
    const isWithin = Number(text) >= bounds.least && Number(text) <= bounds.most;
    return isWithin ? [] : [{ path, code: "number.outside" }];
  });
}
