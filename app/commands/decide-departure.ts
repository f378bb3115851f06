/** A reissue that has waited is decided once more as it leaves: on what holds now, and with the proof it was asked with. */
import { actFacts, storedFacts, subjectFacts } from "../../db/act-facts.ts";
import { dropTargets, lockTarget, settleTarget } from "../../db/act-targets.ts";
import { lockSubject, moveAct } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import type { Tx } from "../../db/database.ts";
import { actToDepart, addDeparture, addStay, departureOf, isAnotherUnderWay } from "../../db/departures.ts";
import { addJob, tellPerson } from "../../db/jobs.ts";
import { currentPolicy } from "../../db/policy.ts";
import { openReissueOf } from "../../db/reissues.ts";
import { tell } from "../../db/topics.ts";
import { warningOf } from "../../db/warnings.ts";
import { systemActor } from "../domain/actor.ts";
import { LostRace } from "../domain/faults.ts";
import type { PolicyVersion } from "../domain/policy/policy.ts";
import { ORDERABLE_MEANS } from "../domain/protection/acts.ts";
import { decideAct, type ActRefusal } from "../domain/protection/decide.ts";
import type { ActFacts } from "../domain/protection/facts.ts";
import { isHeldByPost } from "../domain/protection/post.ts";
import type { CommandContext } from "./frame.ts";

export interface DecideDeparture {
  readonly actId: string;
  /** Since when the looks are that it is decided on. */
  readonly lookedAt: Date;
}

/**
 * `staysHere`: it is settled now; `afterAnother`: look and ask again when another act on this person has come home;
 * `unwarned`: the letter that warned the person has come back since it began to leave.
 */
export type Departure = { readonly identityVersion: number } | "staysHere" | "afterAnother" | "unwarned";

const WORKER = systemActor("worker");

type Act = NonNullable<Awaited<ReturnType<typeof actToDepart>>>;

export function decideDeparture(
  context: CommandContext,
  { actId, lookedAt }: DecideDeparture,
): Promise<Departure> {
  return context.database.transact(WORKER, async (tx) => {
    const found = await actToDepart(tx, actId);
    if (found === undefined) return "staysHere";
    const { citizenId } = found;
    await lockSubject(tx, citizenId);
    await lockTarget(tx, actId, "mitid");
    const act = await actToDepart(tx, actId);
    if (act === undefined || act.state !== "sent") return "staysHere";
    const known = await departureOf(tx, actId);
    if (known !== undefined) return { identityVersion: known };
    // Each act raises the version: two that leave at the same hour leave one after the other.
    if (await isAnotherUnderWay(tx, { actId, citizenId, since: lookedAt })) return "afterAnother";
    const policy = await currentPolicy(tx, context.clock());
    const { facts, identityVersion } = await factsNow(tx, context, act, policy);
    const ruling = decideAct(policy.rules, facts);
    const decided = { policy, facts, identityVersion };
    if (act.stopAskedAt !== null) return stay(tx, context, act, { ...decided, reasons: ["reissue.stopped"] });
    if (!ruling.allowed) return stay(tx, context, act, { ...decided, reasons: ruling.reasons });
    if (identityVersion === null)
      return stay(tx, context, act, { ...decided, reasons: ["identity.unknown"] });
    const isUnwarned = isHeldByPost(policy.rules, await warningOf(tx, actId), context.clock());
    return isUnwarned ? "unwarned" : leave(tx, context, act, { policy, facts, identityVersion });
  });
}

/** Who asked, in whose name and with which proof is as it was; everything else is as it is. */
async function factsNow(
  tx: Tx,
  { vault, clock }: CommandContext,
  act: Act,
  { rules: policy }: PolicyVersion,
) {
  const { id, kind, caseId, citizenId, authenticatorId, delivery } = act;
  const { mover, requester, proofs, hadProof, isApproved } = act.decidedOn;
  const orderedMeans =
    kind === "orderMeans" ? (ORDERABLE_MEANS.find((known) => known === act.authenticatorKind) ?? null) : null;
  const shape = { kind, authenticatorId, orderedMeans, delivery };
  const scene = { vault, actor: WORKER, caseId, citizenId, requester, policy, now: clock() };
  const subject = await subjectFacts(tx, scene);
  const facts: ActFacts = {
    ...(await actFacts(tx, citizenId, subject, shape, isApproved)),
    ...{ mover, proofs, hadProof },
    isOpenAlready: await openReissueOf(tx, citizenId, shape, id),
  };
  return { facts, identityVersion: subject.identity?.version ?? null };
}

interface Leaving {
  readonly policy: PolicyVersion;
  readonly facts: ActFacts;
  readonly identityVersion: number;
}

async function leave(
  tx: Tx,
  { clock }: CommandContext,
  { id: actId, kind, caseId, citizenId }: Act,
  { policy, facts, identityVersion }: Leaving,
): Promise<Departure> {
  const decidedOn = storedFacts(facts);
  await addDeparture(tx, { actId, decidedOn, policyId: policy.id, identityVersion, decidedAt: clock() });
  const about = { caseId, citizenId, facts: { actId, kind, policy: policy.id, version: identityVersion } };
  await writeAudit(tx, WORKER, { action: "act.depart", outcome: "done", ...about });
  return { identityVersion };
}

interface Staying {
  readonly policy: PolicyVersion;
  readonly facts: ActFacts;
  readonly identityVersion: number | null;
  readonly reasons: readonly [ActRefusal | "reissue.stopped", ...ActRefusal[]];
}

/** It never left, so there is nothing to kill; whoever has pressed "stop" reads that. */
async function stay(
  tx: Tx,
  { clock }: CommandContext,
  act: Act,
  { policy, facts, identityVersion, reasons }: Staying,
): Promise<Departure> {
  const { id: actId, kind, caseId, citizenId, authenticatorKind: means, authenticatorSuffix: suffix } = act;
  const [errorCode] = reasons;
  const decidedOn = storedFacts(facts);
  const decidedAt = clock();
  await addStay(tx, { actId, decidedOn, policyId: policy.id, identityVersion, decidedAt, reasons });
  const target = { actId, system: "mitid" };
  await settleTarget(tx, target, { state: "refused", acknowledgedAt: decidedAt, errorCode });
  const moved = await moveAct(tx, act, {
    state: "refused",
    fate: "notAllowed",
    refusalReasons: [...reasons],
  });
  if (!moved) throw new LostRace("the act has moved");
  await dropTargets(tx, actId, "actRefused");
  if (act.stopAskedAt !== null)
    await addJob(tx, "cancel-reissue", { actId }, { key: `cancel-reissue:${actId}` });
  // Whoever has stopped it is told that it is stopped (settle-stop.ts).
  if (act.stopAskedAt === null) await tellPerson(tx, actId, "notSent");
  const told = { kind, means, suffix, receipt: act.receiptNumber, actId, reason: errorCode };
  await addCaseEvent(tx, WORKER, caseId, "act.refused", told);
  const about = { caseId, citizenId, facts: { actId, kind, policy: policy.id, reasons } };
  await writeAudit(tx, WORKER, { action: "act.depart", outcome: "refused", ...about });
  await tell(tx, `case:${caseId}`);
  return "staysHere";
}
