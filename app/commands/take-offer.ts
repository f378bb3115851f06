/** An agent takes the call that is offered: the case opens, and a room waits for both legs. */
import { writeAudit } from "../../db/audit.ts";
import { addCaseEvent, caseOfCall, openCaseForCall, setOwner } from "../../db/cases.ts";
import { createConference, lockConferenceOfOffer } from "../../db/conferences.ts";
import type { Tx } from "../../db/database.ts";
import { addJob } from "../../db/jobs.ts";
import { lockOffer, setItemState, settleOffer } from "../../db/offers.ts";
import { currentPolicy } from "../../db/policy.ts";
import { lockPresence, setPresenceState } from "../../db/presence.ts";
import { tell } from "../../db/topics.ts";
import type { Actor } from "../domain/actor.ts";
import { after, seconds } from "../domain/duration.ts";
import { allow, refuse, type Ruling } from "../domain/ruling.ts";
import type { CommandContext } from "./frame.ts";

export interface TakeOffer {
  readonly actor: Actor;
  readonly offerId: string;
}

export interface TakenOffer {
  readonly caseNumber: string;
  readonly conferenceId: string;
}

type Refusal = "offer.stale" | "offer.notYours";

/** Taking the same offer twice is taking it once. */
export function takeOffer(context: CommandContext, order: TakeOffer): Promise<Ruling<TakenOffer, Refusal>> {
  return context.database.transact(order.actor, async (tx) => {
    const now = context.clock();
    const found = await lockOffer(tx, order.offerId);
    if (found === undefined || found.offer.staffId !== order.actor.id)
      return refuseAndRecord(tx, order, "offer.notYours");
    const { offer, item } = found;
    if (offer.state === "taken") return again(tx, order);
    if (offer.state !== "open" || offer.expiresAt <= now || item.state !== "offered") {
      return refuseAndRecord(tx, order, "offer.stale");
    }
    await lockPresence(tx, order.actor.id);
    const caseNumber = await connect(tx, order, item, now);
    await settleOffer(tx, offer.id, "taken", now);
    await setItemState(tx, item.id, "connected", now);
    await setPresenceState(tx, order.actor.id, "inCall", now);
    await expectLeg(tx, caseNumber.conferenceId, now);
    await tell(tx, "queue", `agent:${order.actor.id}`, `case:${caseNumber.caseId}`);
    return allow({ caseNumber: caseNumber.number, conferenceId: caseNumber.conferenceId });
  });
}

type Item = NonNullable<Awaited<ReturnType<typeof lockOffer>>>["item"];

async function connect(tx: Tx, order: TakeOffer, item: Item, now: Date) {
  const { actor } = order;
  const call = await tx
    .selectFrom("phoneCalls")
    .where("callSid", "=", item.callSid)
    .select(["correlationId", "language", "menuPath", "startedAt"])
    .executeTakeFirstOrThrow();
  const known = await caseOfCall(tx, item.callSid);
  const opened = await openCaseForCall(tx, actor, {
    system: item.system,
    topic: item.reason === "block" ? "block" : "help",
    language: call.language,
    priority: item.priority,
    callSid: item.callSid,
    correlationId: call.correlationId,
    ownerId: actor.id,
    citizenId: null,
    now,
  });
  if (opened.ownerId !== actor.id) await setOwner(tx, opened.id, actor.id);
  const waitSeconds = Math.round((now.getTime() - item.enqueuedAt.getTime()) / 1_000);
  if (known === undefined) {
    await addCaseEvent(tx, actor, opened.id, "call.received", {
      language: call.language,
      path: call.menuPath,
    });
  }
  await addCaseEvent(tx, actor, opened.id, "call.taken", { waitSeconds });
  const about = { caseId: opened.id, callSid: item.callSid, correlationId: call.correlationId };
  await writeAudit(tx, actor, {
    action: "offer.take",
    outcome: "done",
    ...about,
    facts: { offerId: order.offerId, waitSeconds },
  });
  const room = { offerId: order.offerId, caseId: opened.id, staffId: actor.id, callerSid: item.callSid };
  return { number: opened.number, caseId: opened.id, conferenceId: await createConference(tx, room) };
}

// A browser that dies between the take and its telephone sends no word: the caller must not wait for it for ever.
async function expectLeg(tx: Tx, conferenceId: string, now: Date): Promise<void> {
  const { rules } = await currentPolicy(tx, now);
  const runAt = after(now, seconds(rules.seconds.agentGrace));
  await addJob(tx, "rescue-caller", { conferenceId }, { key: `rescue-caller:${conferenceId}`, runAt });
}

async function again(tx: Tx, order: TakeOffer): Promise<Ruling<TakenOffer, Refusal>> {
  const room = await lockConferenceOfOffer(tx, order.offerId);
  if (room === undefined || room.state === "ended") return refuse("offer.stale");
  const { number } = await tx
    .selectFrom("cases")
    .where("id", "=", room.caseId)
    .select("number")
    .executeTakeFirstOrThrow();
  return allow({ caseNumber: number, conferenceId: room.id });
}

async function refuseAndRecord(
  tx: Tx,
  order: TakeOffer,
  reason: Refusal,
): Promise<Ruling<TakenOffer, Refusal>> {
  await writeAudit(tx, order.actor, {
    action: "offer.take",
    outcome: "refused",
    facts: { offerId: order.offerId, reasons: [reason] },
  });
  return refuse(reason);
}
