/** The queue's matcher and its offers: one live offer for each agent and each call, however many processes match. */
import { sql } from "kysely";
import type { Tx } from "./database.ts";

export interface WaitingItem {
  readonly id: string;
  readonly callSid: string;
  readonly system: string;
  readonly language: "da" | "en";
}

const MOST_AT_ONCE = 50;

/** Waiting calls, most urgent first; those another process is matching right now are passed over. */
export async function lockWaitingItems(tx: Tx): Promise<readonly WaitingItem[]> {
  return tx
    .selectFrom("queueItems")
    .where("state", "=", "waiting")
    .orderBy("priority")
    .orderBy("enqueuedAt")
    .select(["id", "callSid", "system", "language"])
    .limit(MOST_AT_ONCE)
    .forUpdate()
    .skipLocked()
    .execute();
}

export interface MatchRules {
  readonly now: Date;
  /** An agent whose browser has been silent since then is not there. */
  readonly heartbeatAfter: Date;
  /** An agent who let this call pass since then is not asked again. */
  readonly passedAfter: Date;
}

/** The ready agent with the best skill, idle longest; locked, or undefined when nobody fits. */
export async function lockAgentFor(
  tx: Tx,
  item: WaitingItem,
  rules: MatchRules,
): Promise<{ readonly staffId: string } | undefined> {
  return tx
    .selectFrom("agentPresence as presence")
    .innerJoin("staffSkills as skill", "skill.staffId", "presence.staffId")
    .innerJoin("staff", "staff.id", "presence.staffId")
    .where("presence.state", "=", "ready")
    .where("presence.heartbeatAt", ">", rules.heartbeatAfter)
    .where("staff.blockedAt", "is", null)
    .where("skill.system", "=", item.system)
    .where("skill.language", "=", item.language)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("offers")
            .whereRef("offers.staffId", "=", "presence.staffId")
            .where("offers.itemId", "=", item.id)
            .where("offers.state", "in", ["declined", "expired"])
            .where("offers.madeAt", ">", rules.passedAfter)
            .select("offers.id"),
        ),
      ),
    )
    .orderBy("skill.level", "desc")
    .orderBy("presence.idleSince")
    .select("presence.staffId")
    .limit(1)
    .forUpdate("presence")
    .skipLocked()
    .executeTakeFirst();
}

export async function makeOffer(tx: Tx, itemId: string, staffId: string, expiresAt: Date): Promise<string> {
  await tx.updateTable("queueItems").set({ state: "offered" }).where("id", "=", itemId).execute();
  const { id } = await tx
    .insertInto("offers")
    .values({ itemId, staffId, expiresAt })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** The offer with its call, locked; undefined where there is none. Locks in the matcher's order: item, then offer. */
export async function lockOffer(tx: Tx, offerId: string) {
  const item = await tx
    .selectFrom("queueItems")
    .where("id", "=", (eb) =>
      eb.selectFrom("offers").where("offers.id", "=", offerId).select("offers.itemId"),
    )
    .select(["id", "callSid", "system", "language", "reason", "priority", "enqueuedAt", "state"])
    .forUpdate()
    .executeTakeFirst();
  if (item === undefined) return undefined;
  const offer = await tx
    .selectFrom("offers")
    .where("id", "=", offerId)
    .select(["id", "staffId", "state", "expiresAt"])
    .forUpdate()
    .executeTakeFirstOrThrow();
  return { offer, item };
}

export async function settleOffer(
  tx: Tx,
  offerId: string,
  state: "taken" | "declined" | "expired" | "withdrawn",
  now: Date,
): Promise<void> {
  await tx.updateTable("offers").set({ state, answeredAt: now }).where("id", "=", offerId).execute();
}

export async function setItemState(
  tx: Tx,
  itemId: string,
  state: "waiting" | "connected" | "ended" | "abandoned",
  leftAt: Date | null,
): Promise<void> {
  await tx.updateTable("queueItems").set({ state, leftAt }).where("id", "=", itemId).execute();
}

/** Offers nobody answered in time: the call waits again, the agent is ready again. Returns the agents to tell. */
export async function expireOffers(tx: Tx, now: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ staffId: string }>`
    with due as (
      select o.id, o.item_id, o.staff_id from offers o join queue_items i on i.id = o.item_id
        where o.state = 'open' and o.expires_at <= ${now} for update of i, o skip locked
    ), ended as (
      update offers set state = 'expired', answered_at = ${now} from due where offers.id = due.id returning 1
    ), waiting as (
      update queue_items set state = 'waiting' from due
        where queue_items.id = due.item_id and queue_items.state = 'offered' returning 1
    ), freed as (
      update agent_presence set state = 'ready', state_since = ${now} from due
        where agent_presence.staff_id = due.staff_id and agent_presence.state = 'offered' returning 1
    )
    select staff_id as "staffId" from due`.execute(tx);
  return rows.map(({ staffId }) => staffId);
}

/** The open offer of a queue item, for withdrawing it when the caller leaves. */
export async function openOfferOf(tx: Tx, itemId: string) {
  return tx
    .selectFrom("offers")
    .where("itemId", "=", itemId)
    .where("state", "=", "open")
    .select(["id", "staffId"])
    .forUpdate()
    .executeTakeFirst();
}
