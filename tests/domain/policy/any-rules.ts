/** Policies by chance: any rules at all, and the same brought to what may still be used. */
import fc from "fast-check";
import { floorOf, keptOpen, type PolicyMover } from "../../../app/domain/policy/floor.ts";
import { mayCarry } from "../../../app/domain/policy/method-bounds.ts";
import type { ActRules, Policy } from "../../../app/domain/policy/policy.ts";
import { ACT_KINDS, type ActKind } from "../../../app/domain/protection/acts.ts";
import { atLeast, PROOF_LEVELS, VERIFICATION_METHODS } from "../../../app/domain/verification/level.ts";
import { policy } from "../../support/act-facts.ts";

const rule = fc.option(
  fc.record({
    level: fc.constantFrom(...PROOF_LEVELS),
    methods: fc.subarray([...VERIFICATION_METHODS], { minLength: 4 }),
  }),
  { freq: 6 },
);
const rules: fc.Arbitrary<ActRules> = fc.record({
  agent: rule,
  clerk: rule,
  caller: rule,
  citizen: rule,
  fourEyes: fc.constantFrom("never", "uninvited", "always"),
});

/** Any rules at all, most of them laxer than they may be. */
export const anyRules: fc.Arbitrary<Policy["acts"]> = fc.record({
  hold: rules,
  block: rules,
  suspend: rules,
  revoke: rules,
  liftHold: rules,
  liftLockout: rules,
  reopen: rules,
  activationCode: rules,
  temporaryPassword: rules,
  temporaryPin: rules,
  orderMeans: rules,
});

/** Closes, tightens or keeps open what must be: the laxest policies that may still be used are among these. */
export function onTheFloor(acts: Policy["acts"]): Policy {
  const fit = (kind: ActKind): ActRules => {
    const floor = floorOf(kind);
    const fitted = (mover: PolicyMover) => {
      const [wanted, kept] = [acts[kind][mover], keptOpen(kind)[mover]];
      if (kept !== undefined) return { level: floor.leastLevel, methods: [...kept] };
      if (wanted === null || !floor.by.includes(mover)) return null;
      const level = atLeast(wanted.level, floor.leastLevel) ? wanted.level : floor.leastLevel;
      return { level, methods: wanted.methods.filter((method) => mayCarry(method, kind, mover)) };
    };
    const { fourEyes } = acts[kind];
    return {
      agent: fitted("agent"),
      clerk: fitted("clerk"),
      caller: fitted("caller"),
      citizen: fitted("citizen"),
      fourEyes: floor.fourEyes === "never" ? fourEyes : floor.fourEyes,
    };
  };
  return { ...policy, acts: { ...acts, ...Object.fromEntries(ACT_KINDS.map((kind) => [kind, fit(kind)])) } };
}
