/** The target system has answered: the act is done, was done before, or can't be done in the state things are in. */
import { actForDelivery, moveAct, settleTarget } from "../../db/acts.ts";
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent } from "../../db/cases.ts";
import { addJob } from "../../db/jobs.ts";
import { tell } from "../../db/topics.ts";
import type { Tx } from "../../db/database.ts";
import { systemActor } from "../domain/actor.ts";
import { LostRace } from "../domain/faults.ts";
import type { CommandContext } from "./frame.ts";

export interface Acknowledgement {
  readonly actId: string;
  readonly system: string;
  readonly fate: "applied" | "alreadyDone" | "notAllowed";
  readonly externalReference: string;
  readonly code: string | null;
  /** The identity, where this delivery was the first to learn it. */
  readonly mitidUuid: string | null;
}

const WORKER = systemActor("worker");

type Act = NonNullable<Awaited<ReturnType<typeof actForDelivery>>>;

/** Safe to run twice: a settled act stays as it was settled first. */
export function acknowledgeAct(context: CommandContext, answer: Acknowledgement): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    const act = await actForDelivery(tx, answer.actId);
    if (act === undefined || (act.state !== "accepted" && act.state !== "sent")) return;
    const now = context.clock();
    const done = answer.fate !== "notAllowed";
    const state = done ? "acknowledged" : "refused";
    const moved = await moveAct(tx, act, {
      state,
      fate: answer.fate,
      ...(done ? { acknowledgedAt: now } : {}),
    });
    if (!moved) throw new LostRace("the act has moved");
    await settleTarget(tx, answer, {
      state,
      acknowledgedAt: now,
      externalReference: answer.externalReference,
      errorCode: answer.code,
    });
    await rememberIdentity(tx, act, answer.mitidUuid);
    await record(tx, act, answer, now);
    // Every person is told once, of the stop that took effect (product.md §6, notices).
    if (answer.fate === "applied")
      await addJob(tx, "prepare-notices", { actId: act.id }, { key: `prepare-notices:${act.id}` });
    await tell(tx, `case:${act.caseId}`);
  });
}

async function rememberIdentity(tx: Tx, act: Act, mitidUuid: string | null): Promise<void> {
  if (mitidUuid === null || act.mitidUuid !== null) return;
  await tx.updateTable("citizens").set({ mitidUuid }).where("id", "=", act.citizenId).execute();
}

async function record(tx: Tx, act: Act, answer: Acknowledgement, now: Date): Promise<void> {
  const {
    kind,
    authenticatorKind: means,
    authenticatorSuffix: suffix,
    receiptNumber: receipt,
    caseId,
    citizenId,
  } = act;
  const ms = act.acceptedAt === null ? null : now.getTime() - act.acceptedAt.getTime();
  const told = { kind, means, suffix, receipt, actId: act.id, system: answer.system };
  if (answer.fate === "notAllowed") {
    await addCaseEvent(tx, WORKER, caseId, "act.refused", { ...told, reason: answer.code });
  } else {
    await addCaseEvent(tx, WORKER, caseId, "act.acknowledged", { ...told, ms, fate: answer.fate });
  }
  const outcome = answer.fate === "notAllowed" ? "refused" : "done";
  const facts = { actId: act.id, kind, fate: answer.fate, code: answer.code, ms };
  await writeAudit(tx, WORKER, { action: "act.acknowledge", outcome, caseId, citizenId, facts });
}
