/** One line of MitID's log is held against what we know: confirmed, made good, or told to whoever has a case open. */
import { confirmTarget, markUnconfirmed } from "../../../db/act-targets.ts";
import { writeAudit } from "../../../db/audit.ts";
import { addCaseEvent } from "../../../db/cases.ts";
import type { Tx } from "../../../db/database.ts";
import {
  actOfOrder,
  addLogLine,
  openCasesAbout,
  parcelsWith,
  wholeStoppedSince,
  type ActBehind,
  type LogLine,
} from "../../../db/mitid-log.ts";
import { moveReissue } from "../../../db/reissue-stops.ts";
import { tell } from "../../../db/topics.ts";
import { systemActor } from "../../domain/actor.ts";
import { before } from "../../domain/duration.ts";
import {
  EFFECT_OF,
  meaningOf,
  opensElsewhere,
  reissueAfter,
  WATCHED_AFTER_STOP,
} from "../../domain/protection/mitid-log.ts";
import { acknowledgeIn } from "../acknowledge-act.ts";
import type { CommandContext } from "../frame.ts";
import { raise } from "../raise-alarm.ts";

export const READER = systemActor("mitid-log");

/** Part of the page's transaction. */
export async function takeLine(tx: Tx, context: CommandContext, epoch: number, line: LogLine): Promise<void> {
  const { event, orderKey, identityUuid } = line;
  // The order that stops something on its way has a key of its own, made from the act's (cancel-reissue.ts).
  const act = await actOfOrder(tx, orderKey?.replace(/^cancel:/, "") ?? null);
  const known = act === undefined ? await openCasesAbout(tx, identityUuid) : null;
  const isKnownPerson = act !== undefined || known !== null;
  const meaning = meaningOf({ event, act: act?.state ?? null, isKnownPerson });
  await addLogLine(tx, { epoch, line, actId: act?.id ?? null, meaning });
  const own = act !== undefined && orderKey === act.id ? act : null;
  if (own !== null && EFFECT_OF[own.kind] === event) await confirm(tx, context, own, line);
  await follow(tx, epoch, line, own);
  for (const caseId of known?.caseIds ?? []) {
    await addCaseEvent(tx, READER, caseId, "mitid.changed", { code: event, by: meaning });
    await tell(tx, `case:${caseId}`);
  }
  if (known?.caseIds.length === 0 && opensElsewhere(event, meaning))
    await watch(tx, context, { epoch, line, citizenId: known.citizenId });
}

interface Seen {
  readonly epoch: number;
  readonly line: LogLine;
  readonly citizenId: string;
}

/** With a case open its owner sees it; without one nobody would see that access which we stopped is given anew. */
async function watch(tx: Tx, context: CommandContext, { epoch, line, citizenId }: Seen): Promise<void> {
  const now = context.clock();
  if (!(await wholeStoppedSince(tx, citizenId, before(now, WATCHED_AFTER_STOP)))) return;
  const about = `${String(epoch)}:${String(line.number)}`;
  const { event } = line;
  await raise(tx, READER, {
    why: "foreignChange",
    system: "mitid",
    about,
    citizenId,
    event,
    since: now,
  });
}

async function confirm(tx: Tx, context: CommandContext, act: ActBehind, line: LogLine): Promise<void> {
  if (act.state === "accepted" || act.state === "sent") await makeGood(tx, context, act, line);
  else if (act.state !== "acknowledged") return contradict(tx, context, act, line);
  const wasMissing = await confirmTarget(tx, act.id, "mitid", context.clock());
  if (!wasMissing) return;
  await addCaseEvent(tx, READER, act.caseId, "act.confirmed", {
    kind: act.kind,
    system: "mitid",
    actId: act.id,
  });
  await tell(tx, `case:${act.caseId}`, "escalations");
}

/** MitID carried it out and its answer never reached us: the log's word is as good. */
const makeGood = (tx: Tx, context: CommandContext, act: ActBehind, line: LogLine): Promise<void> =>
  acknowledgeIn(tx, context, {
    actId: act.id,
    system: "mitid",
    fate: "applied",
    externalReference: `log:${String(line.number)}`,
    code: null,
    reissueReference: line.reference,
    mitidUuid: line.identityUuid,
  });

/** We hold it for refused or withdrawn, and MitID has done it: nobody but a person can say what is right. */
async function contradict(tx: Tx, context: CommandContext, act: ActBehind, line: LogLine): Promise<void> {
  const { id: actId, kind, caseId, citizenId, state } = act;
  if (!(await markUnconfirmed(tx, actId, "mitid", context.clock()))) return;
  await addCaseEvent(tx, READER, caseId, "act.contradicted", { kind, system: "mitid", actId, state });
  const facts = { actId, kind, state, event: line.event, number: line.number };
  await writeAudit(tx, READER, { action: "act.reconcile", outcome: "failed", caseId, citizenId, facts });
  await tell(tx, `case:${caseId}`, "escalations");
}

/** A code or a parcel is followed until it is in use, dead or over. */
async function follow(tx: Tx, epoch: number, line: LogLine, act: ActBehind | null): Promise<void> {
  const state = reissueAfter(line.event, act?.kind ?? null);
  if (state === null) return;
  const brought =
    line.event === "authenticatorActivated"
      ? await parcelsWith(tx, { epoch, authenticatorId: line.authenticatorId })
      : [];
  for (const reference of new Set([...(line.reference === null ? [] : [line.reference]), ...brought])) {
    const moved = await moveReissue(tx, reference, state, new Date(line.at));
    if (moved === undefined) continue;
    const { actId, kind, meansKind: means, caseId } = moved;
    await addCaseEvent(tx, READER, caseId, "reissue.moved", { kind, means, state, actId });
    await tell(tx, `case:${caseId}`);
  }
}
