/** A small world to walk about in: one identity with its means and codes, moved by nothing but the machines and the decision. */
import type { Mover } from "../../../app/domain/actor.ts";
import type { Policy } from "../../../app/domain/policy/policy.ts";
import { codeAfter, type ActivationCode } from "../../../app/domain/protection/activation-code-machine.ts";
import type { ActKind } from "../../../app/domain/protection/acts.ts";
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
import type { Requester } from "../../../app/domain/verification/representation.ts";
import { facts } from "../../support/act-facts.ts";

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
