/** A small world to walk about in: one identity with its means and codes, moved by nothing but the machines and the decision. */
import fc from "fast-check";
import type { Mover } from "../../../app/domain/actor.ts";
import { floorOf, keptOpen, type PolicyMover } from "../../../app/domain/policy/floor.ts";
import { mayCarry } from "../../../app/domain/policy/method-bounds.ts";
import type { ActRules, Policy } from "../../../app/domain/policy/policy.ts";
import { codeAfter, type ActivationCode } from "../../../app/domain/protection/activation-code-machine.ts";
import { ACT_KINDS, DELIVERIES, ORDERABLE_MEANS, type ActKind } from "../../../app/domain/protection/acts.ts";
import {
  authenticatorMachine,
  type AuthenticatorEvent,
} from "../../../app/domain/protection/authenticator-machine.ts";
import { decideAct } from "../../../app/domain/protection/decide.ts";
import type { ActFacts, LiveProof } from "../../../app/domain/protection/facts.ts";
import { identityMachine, type IdentityEvent } from "../../../app/domain/protection/identity-machine.ts";
import { next } from "../../../app/domain/protection/machine.ts";
import type {
  AuthenticatorKind,
  AuthenticatorState,
  IdentityState,
} from "../../../app/domain/protection/means.ts";
import { atLeast, PROOF_LEVELS, VERIFICATION_METHODS } from "../../../app/domain/verification/level.ts";
import { REQUESTERS, type Requester } from "../../../app/domain/verification/representation.ts";
import { facts, policy } from "../../support/act-facts.ts";

interface Means {
  readonly kind: AuthenticatorKind;
  readonly state: AuthenticatorState;
}

interface Code extends ActivationCode {
  /** Place of the means that it is for. */
  readonly opens: number;
  readonly order: Order;
}

export interface World {
  readonly identity: IdentityState;
  readonly means: readonly Means[];
  readonly codes: readonly Code[];
}

export interface Order {
  readonly step: "order";
  readonly kind: ActKind;
  readonly mover: Mover;
  readonly requester: Requester;
  readonly proofs: readonly LiveProof[];
  readonly isApproved: boolean;
  readonly about: number;
  readonly over: Partial<ActFacts>;
}

export type Step =
  | Order
  | { readonly step: "identity"; readonly event: IdentityEvent }
  | { readonly step: "means"; readonly event: AuthenticatorEvent; readonly about: number }
  | { readonly step: "enterCode"; readonly isRight: boolean; readonly about: number };

export const START: World = {
  identity: "active",
  means: [
    { kind: "codeApp", state: "active" },
    { kind: "codeDisplay", state: "notActivated" },
    { kind: "codeReader", state: "temporarilyLocked" },
    { kind: "chip", state: "blocked" },
  ],
  codes: [],
};

/** `about` is any number: it is the place, counted round and round. */
export const placeOf = (list: readonly unknown[], about: number): number =>
  list.length === 0 ? -1 : about % list.length;

const withState = (means: readonly Means[], place: number, state: AuthenticatorState): readonly Means[] =>
  means.map((one, at) => (at === place ? { ...one, state } : one));

export function take(rules: Policy, world: World, step: Step): World {
  switch (step.step) {
    case "order":
      return isAllowed(rules, world, step) ? carryOut(world, step) : world;
    case "identity":
      return { ...world, identity: next(identityMachine, world.identity, step.event) };
    case "means":
      return moveMeans(world, placeOf(world.means, step.about), step.event);
    case "enterCode":
      return enter(world, placeOf(world.codes, step.about), step.isRight);
    default:
      return step satisfies never;
  }
}

function isAllowed(rules: Policy, world: World, order: Order): boolean {
  const { kind, mover, requester, proofs, isApproved, over, about } = order;
  const needsMeans = kind === "block" || kind === "liftLockout" || kind === "activationCode";
  const means = needsMeans ? (world.means[placeOf(world.means, about)] ?? null) : null;
  const seen = { ...over, mover, requester, proofs, isApproved, means, identity: world.identity };
  return decideAct(rules, facts(kind, seen)).allowed;
}

function carryOut(world: World, order: Order): World {
  const { kind, about } = order;
  const place = placeOf(world.means, about);
  const event = identityMachine.edges.find(({ act }) => act === kind)?.event;
  if (event !== undefined) return { ...world, identity: next(identityMachine, world.identity, event) };
  const ofMeans = authenticatorMachine.edges.find(({ act }) => act === kind)?.event;
  if (ofMeans !== undefined) return moveMeans(world, place, ofMeans);
  if (kind === "activationCode") return withCode(world, place, order);
  if (kind !== "orderMeans") return world;
  const parcel: Means = { kind: order.over.orderedMeans ?? "codeDisplay", state: "notActivated" };
  return withCode({ ...world, means: [...world.means, parcel] }, world.means.length, order);
}

const withCode = (world: World, opens: number, order: Order): World => ({
  ...world,
  codes: [...world.codes, { state: "live", wrongTries: 0, opens, order }],
});

function moveMeans(world: World, place: number, event: AuthenticatorEvent): World {
  const means = world.means[place];
  if (means === undefined) return world;
  return { ...world, means: withState(world.means, place, next(authenticatorMachine, means.state, event)) };
}

function enter(world: World, place: number, isRight: boolean): World {
  const code = world.codes[place];
  if (code === undefined) return world;
  const tried = { ...code, ...codeAfter(code, isRight ? "rightTry" : "wrongTry") };
  const entered = { ...world, codes: world.codes.map((one, at) => (at === place ? tried : one)) };
  const opened = code.state === "live" && tried.state === "used";
  return opened ? moveMeans(entered, code.opens, "activate") : entered;
}

const MOVERS: readonly Mover[] = ["agent", "clerk", "caller", "citizen", "system"];
const place = fc.nat({ max: 11 });

const order: fc.Arbitrary<Order> = fc.record({
  step: fc.constant("order"),
  kind: fc.constantFrom(...ACT_KINDS),
  mover: fc.constantFrom(...MOVERS),
  requester: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Requester>("subject") },
    fc.constantFrom(...REQUESTERS),
  ),
  proofs: fc.array(
    fc.record({
      id: fc.constant("proof"),
      level: fc.constantFrom(...PROOF_LEVELS),
      method: fc.constantFrom(...VERIFICATION_METHODS),
    }),
    { maxLength: 3 },
  ),
  isApproved: fc.boolean(),
  about: place,
  over: fc.record(
    {
      orderedMeans: fc.constantFrom(...ORDERABLE_MEANS),
      delivery: fc.constantFrom(...DELIVERIES),
      contactAgeHours: fc.nat({ max: 400 }),
      failuresLately: fc.nat({ max: 3 }),
      hadProof: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
});

/** What happens without an order of ours; a means is activated by its code alone. Death is rare: nothing follows it. */
const byItself = {
  identity: identityMachine.edges.flatMap(({ act, event }) =>
    act === null ? Array<IdentityEvent>(event === "died" ? 1 : 5).fill(event) : [],
  ),
  means: authenticatorMachine.edges.flatMap(({ act, event }) =>
    act === null && event !== "activate" ? [event] : [],
  ),
};

export const walk: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof<fc.MaybeWeightedArbitrary<Step>[]>(
    { weight: 6, arbitrary: order },
    { weight: 1, arbitrary: fc.record({ step: fc.constant("identity"), event: fc.constantFrom(...byItself.identity) }) },
    { weight: 1, arbitrary: fc.record({ step: fc.constant("means"), event: fc.constantFrom(...byItself.means), about: place }) },
    { weight: 2, arbitrary: fc.record({ step: fc.constant("enterCode"), isRight: fc.boolean(), about: place }) },
  ),
  { maxLength: 40, size: "max" },
); // prettier-ignore

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
