/** The job worker: takes what the commands left in the outbox, and sweeps up after what was lost. */
import { run, Logger as WorkerLogger, type Runner, type TaskList } from "graphile-worker";
import { z } from "zod";
import { escalateOverdue } from "../commands/escalate-overdue.ts";
import { heedRegister } from "../commands/heed-register.ts";
import { freeDeadJobs } from "../commands/free-dead-jobs.ts";
import { expireProposals } from "../commands/four-eyes/expire-proposals.ts";
import { matchQueue } from "../commands/match-queue.ts";
import { forgetClaims } from "../commands/phone/forget-claims.ts";
import { reviveDeliveries } from "../commands/revive-deliveries.ts";
import { reviveErrands } from "../commands/revive-errands.ts";
import { reviveNotices } from "../commands/revive-notices.ts";
import { endOutrunProofs } from "../commands/verify/end-outrun-proofs.ts";
import { reviveProofs } from "../commands/verify/revive-proofs.ts";
import { minutes, seconds } from "../domain/duration.ts";
import { NOTICE_TEMPLATES } from "../domain/protection/notices.ts";
import { TARGET_SYSTEMS } from "../domain/protection/targets.ts";
import { lookAfterAct } from "../lookups/look-after-act.ts";
import { askInApp, cancelInApp, pollApproval } from "./approvals.ts";
import { cancelReissue } from "./cancel-reissue.ts";
import type { WorkerContext } from "./context.ts";
import { deliverAct } from "./deliver-act.ts";
import { deliverBlockingCode } from "./deliver-blocking-code.ts";
import { deliverCode } from "./deliver-code.ts";
import { deliver, prepare } from "./notices.ts";
import { reconcileCalls } from "./reconcile-calls.ts";
import { reconcileMitid } from "./read-mitid-log.ts";
import { settleHold } from "./settle-hold-request.ts";
import { every } from "./every.ts";
import { matchOnNews } from "./match-on-news.ts";
import { deliverWitnessNotice, tellWitness } from "./tell-witness.ts";
import { endConference, moveCaller, rescue, setHold } from "./talks.ts";

export interface Worker {
  /** False once the worker has stopped by itself. */
  isRunning(): boolean;
  stop(): Promise<void>;
}

const id = z.uuid();
const room = z.object({ conferenceId: id });
const approval = z.object({ approvalId: id });
const notices = z.object({ actId: id, template: z.enum(NOTICE_TEMPLATES) });

function tasksOf(context: WorkerContext): TaskList {
  return {
    "deliver-act": (job) =>
      deliverAct(context, z.object({ actId: id, system: z.enum(TARGET_SYSTEMS) }).parse(job)),
    "look-after-act": (job) => lookAfterAct(context, z.object({ actId: id }).parse(job).actId),
    "heed-register": (job) => heedRegister(context, z.object({ lookupId: id }).parse(job)),
    "settle-hold-request": (job) => settleHold(context, z.object({ requestId: id }).parse(job)),
    "prepare-notices": (job) => prepare(context, notices.parse(job)),
    "cancel-reissue": (job) => cancelReissue(context, z.object({ actId: id }).parse(job)),
    "deliver-notice": (job) => deliver(context, z.object({ noticeId: id }).parse(job)),
    "deliver-code": (job) => deliverCode(context, z.object({ codeId: id }).parse(job)),
    "ask-approval": (job) => askInApp(context, approval.parse(job)),
    "poll-approval": (job) => pollApproval(context, approval.parse(job)),
    "cancel-approval": (job) => cancelInApp(context, approval.parse(job)),
    "deliver-blocking-code": (job) => deliverBlockingCode(context, z.object({ codeId: id }).parse(job)),
    "tell-witness": (job) => tellWitness(context, z.object({ checkId: id }).parse(job)),
    "deliver-witness-notice": (job) => deliverWitnessNotice(context, z.object({ noticeId: id }).parse(job)),
    "move-caller": (job) => moveCaller(context, room.parse(job)),
    "set-hold": (job) => setHold(context, room.extend({ hold: z.boolean() }).parse(job)),
    "end-conference": (job) => endConference(context, room.parse(job)),
    "rescue-caller": (job) => rescue(context, room.parse(job)),
  };
}

const CONCURRENCY = 6;

/** Starts taking jobs; several workers may run side by side. */
export async function startWorker(context: WorkerContext): Promise<Worker> {
  const runner: Runner = await run({
    pgPool: context.database.pool,
    taskList: tasksOf(context),
    concurrency: CONCURRENCY,
    pollInterval: seconds(1),
    noHandleSignals: true,
    logger: quietLogger(context),
  });
  let running = true;
  const ended = runner.promise.then(
    () => (running = false),
    () => (running = false),
  );
  const match = () => matchQueue(context);
  const sweeps = [
    matchOnNews(context.topics, match, context.log),
    every(seconds(2), match, context.log),
    every(seconds(15), () => escalateOverdue(context), context.log),
    every(seconds(15), () => expireProposals(context), context.log),
    every(seconds(30), () => reviveDeliveries(context), context.log),
    every(minutes(1), () => reviveNotices(context), context.log),
    every(minutes(1), () => reviveErrands(context), context.log),
    every(seconds(30), () => freeDeadJobs(context), context.log),
    every(seconds(10), () => reconcileMitid(context), context.log),
    every(seconds(30), () => reconcileCalls(context), context.log),
    every(seconds(15), () => endOutrunProofs(context), context.log),
    every(seconds(30), () => reviveProofs(context), context.log),
    every(minutes(1), () => forgetClaims(context), context.log),
  ];
  return {
    isRunning: () => running,
    stop: async () => {
      await Promise.all(sweeps.map((sweep) => sweep.stop()));
      if (running) await runner.stop();
      await ended;
    },
  };
}

// The library's own lines quote payloads and errors; only what went wrong with which task is ours to keep.
function quietLogger(context: WorkerContext): WorkerLogger {
  return new WorkerLogger((scope) => (level, _message, meta) => {
    if (level !== "error" && level !== "warning") return;
    const failure = meta !== undefined && "error" in meta ? meta["error"] : undefined;
    context.log.warn(
      { task: scope.taskIdentifier ?? null, job: scope.jobId ?? null, err: failure },
      "job failed",
    );
  });
}
