/** Somebody vouched at the counter: they are told on every way of their own, and what became of it is on the timeline. */
import { writeAudit } from "../../../db/audit.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import { cprOf } from "../../../db/citizens.ts";
import { addJob } from "../../../db/jobs.ts";
import { tell } from "../../../db/topics.ts";
import {
  addWitnessNotice,
  endWitnessNotice,
  lockWitnessNotice,
  noteWitnessTry,
  witnessNoticesOf,
  witnessOfCheck,
  type WitnessNotice,
  type WitnessNoticeEnd,
  type WitnessWay,
} from "../../../db/witness-notices.ts";
import { systemActor } from "../../domain/actor.ts";
import type { CommandContext } from "../frame.ts";

const WORKER = systemActor("worker");

export const witnessToTell = (context: CommandContext, checkId: string) =>
  context.database.read(WORKER, (tx) => witnessOfCheck(tx, checkId));

/** Running it twice makes no notice twice. */
export function prepareWitnessNotices(
  context: CommandContext,
  checkId: string,
  ways: readonly WitnessWay[],
): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    for (const way of ways) {
      const noticeId = await addWitnessNotice(tx, checkId, way);
      if (noticeId === undefined) continue;
      await addJob(tx, "deliver-witness-notice", { noticeId }, { key: `deliver-witness-notice:${noticeId}` });
    }
  });
}

/** A try begins; null where it was settled. A try that is lost on the way leaves a trace, so that the next looks first. */
export function beginWitnessNotice(
  context: CommandContext,
  noticeId: string,
): Promise<(WitnessNotice & { readonly cpr: string | null }) | null> {
  return context.database.transact(WORKER, async (tx) => {
    const notice = await lockWitnessNotice(tx, noticeId);
    if (notice?.state !== "queued") return null;
    await noteWitnessTry(tx, noticeId);
    return { ...notice, cpr: await cprOf(tx, context.vault, notice.witnessId) };
  });
}

/** Settles once. The case hears of the first that reached them, or that none did. */
export function settleWitnessNotice(
  context: CommandContext,
  noticeId: string,
  state: WitnessNoticeEnd,
): Promise<void> {
  return context.database.transact(WORKER, async (tx) => {
    const notice = await lockWitnessNotice(tx, noticeId);
    if (notice?.state !== "queued") return;
    const { checkId, caseId, channel, witnessId } = notice;
    const before = await witnessNoticesOf(tx, checkId);
    await endWitnessNotice(tx, noticeId, state, context.clock());
    const after = await witnessNoticesOf(tx, checkId);
    if (state === "sent" && !before.includes("sent")) await addCaseEvent(tx, WORKER, caseId, "witness.told");
    if (!after.includes("sent") && !after.includes("queued"))
      await addCaseEvent(tx, WORKER, caseId, "witness.notTold");
    const about = { caseId, citizenId: witnessId, facts: { checkId, channel, state } };
    const outcome = state === "sent" ? "done" : "failed";
    await writeAudit(tx, WORKER, { action: "witness.tell", outcome, ...about });
    await tell(tx, `case:${caseId}`);
  });
}
