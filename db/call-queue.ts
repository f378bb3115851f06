/** Callers in the queue: coming in, leaving, and how far they have come. The matcher's side is db/offers.ts. */
import { sql } from "kysely";
import type { Standing } from "../app/domain/ivr/wait.ts";
import type { Tx } from "./database.ts";

export interface NewQueueItem {
  readonly callSid: string;
  readonly system: string;
  readonly language: "da" | "en";
  readonly reason: "help" | "block";
  readonly priority: number;
  readonly enqueuedAt: Date;
}

/** Puts a call into the queue; one that is in it already keeps its place. */
export async function enqueueCall(tx: Tx, item: NewQueueItem): Promise<void> {
  await tx
    .insertInto("queueItems")
    .values(item)
    .onConflict((conflict) =>
      conflict.column("callSid").where("state", "in", ["waiting", "offered", "connected"]).doNothing(),
    )
    .execute();
}

/** The live item of a call, locked; undefined where it has none. */
export async function lockLiveItem(tx: Tx, callSid: string) {
  return tx
    .selectFrom("queueItems")
    .where("callSid", "=", callSid)
    .where("state", "in", ["waiting", "offered", "connected"])
    .select(["id", "state"])
    .forUpdate()
    .executeTakeFirst();
}

export interface QueuePlace {
  readonly state: "waiting" | "offered" | "connected";
  readonly standing: Standing;
}

interface PlaceRow {
  readonly state: QueuePlace["state"];
  readonly position: number;
  readonly agents: number;
  readonly median: number | null;
}

const FEWEST_TALKS = 3;

/**
 * Where a call stands among those who need the same skill; undefined where it is not in the queue.
 * The median is taken of talks of this system and language that ended in the last two hours.
 */
export async function placeInQueue(
  tx: Tx,
  callSid: string,
  now: Date,
  heartbeatAfter: Date,
): Promise<QueuePlace | undefined> {
  const { rows } = await sql<PlaceRow>`
    with mine as (
      select * from queue_items where call_sid = ${callSid} and state in ('waiting', 'offered', 'connected')
    ), talks as (
      select percentile_cont(0.5) within group (order by extract(epoch from c.ended_at - c.connected_at)) as median, count(*) as known
        from mine, conferences c join offers o on o.id = c.offer_id join queue_items i on i.id = o.item_id
        where i.system = mine.system and i.language = mine.language and c.connected_at is not null
          and c.ended_at > ${now}::timestamptz - interval '2 hours'
    )
    select mine.state,
      (select count(*) from queue_items other where other.state in ('waiting', 'offered')
        and other.system = mine.system and other.language = mine.language
        and (other.priority, other.enqueued_at, other.id) <= (mine.priority, mine.enqueued_at, mine.id)) as position,
      (select count(*) from agent_presence p join staff_skills k on k.staff_id = p.staff_id
        where k.system = mine.system and k.language = mine.language
          and p.state not in ('offline', 'pause') and p.heartbeat_at > ${heartbeatAfter}) as agents,
      (select case when known >= ${FEWEST_TALKS} then median::float8 end from talks) as median
      from mine`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  const standing = { position: Math.max(1, row.position), agents: row.agents, medianTalkSeconds: row.median };
  return { state: row.state, standing };
}
