/** A target system has answered: the act is carried out there, was so already, may not be, or was decided on an old picture. */
import { dropTargets, lockTarget, pendingTargets, settleTarget } from "../../db/act-targets.ts";
import { actForDelivery, hasTwinApplied, moveAct } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { takeIdentity } from "../../db/citizens.ts";
import type { Tx } from "../../db/database.ts";
import { addJob, tellPerson } from "../../db/jobs.ts";
import { stopOfAct } from "../../db/reissue-stops.ts";
import { addReissue } from "../../db/reissues.ts";
import { tell } from "../../db/topics.ts";
import { systemActor } from "../domain/actor.ts";
import { LostRace } from "../domain/faults.ts";
import { isReissue, isStop, type ActFate } from "../domain/protection/acts.ts";
import { letterIsDue } from "../domain/protection/letter.ts";
import { NOTHING_THERE, type TargetSystem } from "../domain/protection/targets.ts";
import type { CommandContext } from "./frame.ts";

export interface Acknowledgement {
  readonly actId: string;
  readonly system: TargetSystem;
  readonly fate: ActFate;
  /** The system's own id of what it did. */
  readonly externalReference: string;
  readonly code: string | null;
  /** MitID's id of the code or the parcel that a reissue made. */
  readonly reissueReference: string | null;
  /** The identity, where this delivery was the first to learn it. */
  readonly mitidUuid: string | null;
}

const WORKER = systemActor("worker");

type Act = NonNullable<Awaited<ReturnType<typeof actForDelivery>>>;

const isDone = (fate: ActFate): boolean => fate === "applied" || fate === "alreadyDone";

/** Safe to run twice: what is settled stays as it was settled first. */
export function acknowledgeAct(context: CommandContext, answer: Acknowledgement): Promise<void> {
  return context.database.transact(WORKER, (tx) => acknowledgeIn(tx, context, answer));
}

/** The same as part of another command's transaction. */
export async function acknowledgeIn(tx: Tx, context: CommandContext, given: Acknowledgement): Promise<void> {
  const target = await lockTarget(tx, given.actId, given.system);
  const act = await actForDelivery(tx, given.actId);
  if (act === undefined || target === undefined) return;
  if (target.state === "acknowledged" || target.state === "refused") return;
  const now = context.clock();
  const answer = await asTold(tx, act, given, now);
  await settleTarget(tx, answer, {
    state: isDone(answer.fate) ? "acknowledged" : "refused",
    acknowledgedAt: now,
    externalReference: answer.externalReference,
    errorCode: answer.code ?? (answer.fate === "stale" ? "stale" : null),
  });
  if (answer.system === "mitid") await settleAct(tx, act, answer, now);
  await record(tx, act, answer, now);
  await tell(tx, `case:${act.caseId}`, ...(target.state === "escalated" ? (["escalations"] as const) : []));
}

/** Who asked for a stop that another act had asked for was told so; that MitID made a hold longer is no second stop. */
async function asTold(tx: Tx, act: Act, answer: Acknowledgement, now: Date): Promise<Acknowledgement> {
  const isStopped = answer.system === "mitid" && isStop(act.kind) && answer.fate === "applied";
  return isStopped && (await hasTwinApplied(tx, act, now)) ? { ...answer, fate: "alreadyDone" } : answer;
}

/** MitID holds the access, so its word is the act's end. */
async function settleAct(tx: Tx, act: Act, answer: Acknowledgement, now: Date): Promise<void> {
  if (act.state !== "accepted" && act.state !== "sent") return;
  const { fate, code } = answer;
  const moved = await moveAct(
    tx,
    act,
    isDone(fate)
      ? { state: "acknowledged", fate, acknowledgedAt: now }
      : { state: "refused", fate, refusalReasons: [code ?? fate] },
  );
  if (!moved) throw new LostRace("the act has moved");
  if (!isDone(fate)) await dropTargets(tx, act.id, "actRefused");
  if (isDone(fate)) await goOn(tx, act.id);
  await rememberIdentity(tx, act, answer.mitidUuid);
  if (isDone(fate) && isReissue(act.kind) && answer.reissueReference !== null)
    await addReissue(tx, act, { kind: act.kind, reference: answer.reissueReference, now });
  // Somebody has stopped it while it was on its way to MitID: now there is something to kill, or nothing.
  if ((await stopOfAct(tx, act.id))?.outcome === null)
    await addJob(tx, "cancel-reissue", { actId: act.id }, { key: `cancel-reissue:${act.id}` });
  // Every person is told once, of what took effect (product.md §6, notices).
  if (fate === "applied") await tellPerson(tx, act.id, "act");
  // Whoever was told that it is under way must hear that it came to nothing; "Skal ses til" has it, too.
  if (!isDone(fate) && isStop(act.kind) && act.sameAsActId === null)
    await tellPerson(tx, act.id, "notStopped");
  // A decision is told when it holds: what MitID would not do was never done to anybody.
  if (fate === "applied" && letterIsDue(act.kind, act.requester)) await tellPerson(tx, act.id, "decision");
  // It waited, and the person was told when it would leave: MitID has not made it after all.
  if (!isDone(fate) && isReissue(act.kind) && act.notBefore !== null && !(await stopOfAct(tx, act.id)))
    await tellPerson(tx, act.id, "notSent");
  await addJob(tx, "look-after-act", { actId: act.id }, { key: `look-after-act:${act.id}`, maxAttempts: 5 });
}

/** Who waits for MitID hears of it now: only what MitID has opened is opened elsewhere. */
async function goOn(tx: Tx, actId: string): Promise<void> {
  for (const system of await pendingTargets(tx, actId))
    await addJob(tx, "deliver-act", { actId, system }, { key: `deliver-act:${actId}:${system}` });
}

async function rememberIdentity(tx: Tx, act: Act, mitidUuid: string | null): Promise<void> {
  if (mitidUuid === null || act.mitidUuid !== null) return;
  await takeIdentity(tx, act.citizenId, mitidUuid);
}

/** A system without anything of this person, or one that has heard of a later act already, changes nothing. */
const isUneventful = ({ system, fate, code }: Acknowledgement): boolean =>
  system !== "mitid" &&
  (fate === "stale" ||
    NOTHING_THERE.some((nothing) => nothing === code) ||
    (system === "nemloginAgain" && fate === "alreadyDone"));

async function record(tx: Tx, act: Act, answer: Acknowledgement, now: Date): Promise<void> {
  const { kind, authenticatorKind: means, authenticatorSuffix: suffix, caseId, citizenId } = act;
  const { fate, code, system } = answer;
  const ms = act.acceptedAt === null ? null : now.getTime() - act.acceptedAt.getTime();
  const told = { kind, means, suffix, receipt: act.receiptNumber, actId: act.id, system };
  const done = isDone(fate);
  if (!isUneventful(answer))
    await (done
      ? addCaseEvent(tx, WORKER, caseId, "act.acknowledged", { ...told, ms, fate })
      : addCaseEvent(tx, WORKER, caseId, "act.refused", { ...told, reason: code ?? fate }));
  await writeAudit(tx, WORKER, {
    action: "act.acknowledge",
    outcome: done ? "done" : "refused",
    caseId,
    citizenId,
    facts: { actId: act.id, kind, system, fate, code, ms },
  });
}
