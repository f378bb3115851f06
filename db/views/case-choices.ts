/** Every act that could be thought of for the person of a case: open now, or closed with every reason why. */
import { floorOf } from "../../app/domain/policy/floor.ts";
import type { Policy } from "../../app/domain/policy/policy.ts";
import { ORDERABLE_MEANS, type ActKind } from "../../app/domain/protection/acts.ts";
import { decideAct, ruleFor, type ActRefusal } from "../../app/domain/protection/decide.ts";
import { effectOf } from "../../app/domain/protection/effect.ts";
import type { ActFacts } from "../../app/domain/protection/facts.ts";
import { eventOfCprStatus } from "../../app/domain/protection/identity-machine.ts";
import type { RegisterEvent } from "../../app/domain/protection/register.ts";
import { keyOfOrder, shapeOf, type ActOrder } from "../../app/domain/protection/order.ts";
import { before } from "../../app/domain/duration.ts";
import { isLive, type ProofLevel } from "../../app/domain/verification/level.ts";
import type { Requester } from "../../app/domain/verification/representation.ts";
import { lifetime } from "../../app/domain/verification/worth.ts";
import { actFacts, subjectFacts, type Scene } from "../act-facts.ts";
import type { Tx } from "../database.ts";
import type { StoredIdentity } from "../lookups.ts";
import { documentedRequesters } from "../representations.ts";
import { verificationsOf } from "../verifications.ts";

export interface ChoiceView {
  /** The same for the same act, also after a push. */
  readonly key: string;
  readonly order: ActOrder;
  readonly needs: ProofLevel;
  /** Empty where it may be done now. */
  readonly refusals: readonly ActRefusal[];
  /** Hours it would wait; 0 for at once, also where it is closed. */
  readonly coolingHours: number;
}

export interface ChoicesView {
  /** Version of the identity that all of them stand on. */
  readonly seenVersion: number | null;
  readonly choices: readonly ChoiceView[];
  /** Who may ask on the person's behalf now, on a paper that was seen; everybody else takes four eyes. */
  readonly documented: readonly Requester[];
  /** What the CPR register has said of the number; null where that is nothing out of the ordinary. */
  readonly registerSays: RegisterEvent | null;
}

export async function caseChoices(tx: Tx, scene: Scene): Promise<ChoicesView> {
  const subject = await subjectFacts(tx, scene);
  const { cprStatus: status } = subject.base;
  const choices: ChoiceView[] = [];
  for (const order of ordersFor(subject.identity)) {
    const facts = await actFacts(tx, scene.citizenId, subject, shapeOf(order), false);
    const ruling = decideAct(scene.policy, facts);
    choices.push({
      key: keyOfOrder(order),
      order,
      needs: needs(scene.policy, order.kind, scene),
      refusals: ruling.allowed ? nothingLeft(facts) : ruling.reasons,
      coolingHours: ruling.allowed ? ruling.value.coolingHours : 0,
    });
  }
  return {
    seenVersion: subject.identity?.version ?? null,
    choices,
    documented: await documentedNow(tx, scene),
    registerSays: status === null ? null : eventOfCprStatus(status),
  };
}

/** What is blocked never comes back: there the look is never too old. Any other stop may be asked for again. */
const nothingLeft = (facts: ActFacts): readonly ActRefusal[] =>
  facts.kind === "block" ? effectOf(facts) : [];

async function documentedNow(
  tx: Tx,
  { actor, caseId, citizenId, policy, now }: Scene,
): Promise<readonly Requester[]> {
  const proofs = await verificationsOf(tx, actor, caseId, citizenId);
  const isSeen = proofs.some((proof) => proof.method === "representation" && isLive(proof, now));
  if (!isSeen) return [];
  const since = before(now, lifetime(policy, "representation"));
  return documentedRequesters(tx, { caseId, citizenId, prover: actor }, since);
}

/** What is closed to this person at the desk shows what it takes where it is open to somebody. */
const needs = (policy: Policy, kind: ActKind, { actor }: Scene): ProofLevel =>
  ruleFor(policy, kind, actor.kind)?.level ?? floorOf(kind).leastLevel;

function ordersFor(identity: StoredIdentity | null): readonly ActOrder[] {
  const means = identity?.authenticators ?? [];
  const waiting = means.filter(({ state }) => state === "notActivated");
  return [
    { kind: "suspend" },
    { kind: "hold" },
    ...means.map(({ id }): ActOrder => ({ kind: "block", authenticatorId: id })),
    { kind: "liftHold" },
    ...means
      .filter(({ state }) => state === "temporarilyLocked")
      .map(({ id }): ActOrder => ({ kind: "liftLockout", authenticatorId: id })),
    ...waiting.map(({ id }): ActOrder => ({ kind: "activationCode", authenticatorId: id, delivery: "sms" })),
    { kind: "activationCode", authenticatorId: null, delivery: "sms" },
    { kind: "temporaryPassword" },
    { kind: "temporaryPin" },
    ...ORDERABLE_MEANS.map((kind): ActOrder => ({ kind: "orderMeans", means: kind })),
    { kind: "reopen" },
    { kind: "revoke" },
  ];
}
