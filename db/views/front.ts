/** What the public front page shows: the calendar, the queue now and over the day, and what is not working. */
import { sql } from "kysely";
import type { LocalMoment } from "../../app/domain/routing/opening-hours.ts";
import type { AnsweredCall, HourOfQueue, QueueNow } from "../../app/domain/routing/waiting-time.ts";
import type { Tx } from "../database.ts";
import { lineCalendar, localMoment, TIME_ZONE, type LineCalendar } from "../opening-hours.ts";
import { currentPolicy } from "../policy.ts";

export interface FrontIncident {
  readonly id: string;
  readonly system: string;
  readonly text: { readonly da: string; readonly en: string };
  readonly since: LocalMoment;
  /** Null where nobody knows, or the time has passed. */
  readonly expected: LocalMoment | null;
  readonly updated: LocalMoment;
}

export interface FrontView {
  readonly at: LocalMoment;
  readonly calendar: LineCalendar;
  readonly queue: QueueNow;
  /** Waits by hour of the day over the last four weeks, on days like today: working days or weekends. */
  readonly hours: readonly HourOfQueue[];
  readonly incidents: readonly FrontIncident[];
}

export async function frontView(tx: Tx, now: Date): Promise<FrontView> {
  return {
    at: localMoment(now),
    calendar: await lineCalendar(tx, now),
    queue: await queueNow(tx, now),
    hours: await queueByHour(tx, now),
    incidents: await openIncidents(tx, now),
  };
}

async function queueNow(tx: Tx, now: Date): Promise<QueueNow> {
  const { rules } = await currentPolicy(tx, now);
  const { rows } = await sql<Omit<QueueNow, "answered">>`
    with waiting as (select enqueued_at from queue_items where state in ('waiting', 'offered')),
    agents as (
      select state from agent_presence
        where state not in ('offline', 'pause')
          and heartbeat_at > ${now}::timestamptz - make_interval(secs => ${rules.seconds.heartbeatStale})
    )
    select
      (select count(*) from waiting) as waiting,
      (select greatest(0, coalesce(extract(epoch from ${now}::timestamptz - min(enqueued_at)), 0))::float8 from waiting)
        as "longestSeconds",
      (select count(*) from agents where state = 'ready') as "agentsReady",
      (select count(*) from agents) as "agentsOnDuty"`.execute(tx);
  const [counts] = rows;
  if (counts === undefined) throw new Error("a query of counts gave no row");
  return { ...counts, answered: await answeredLately(tx, now) };
}

// A call is answered when an agent takes its offer; ahead are those who came before and had not yet left.
async function answeredLately(tx: Tx, now: Date): Promise<readonly AnsweredCall[]> {
  const { rows } = await sql<AnsweredCall>`
    with stays as (
      select i.id, i.enqueued_at, o.answered_at as taken_at, coalesce(o.answered_at, i.left_at) as gone_at
        from queue_items i left join offers o on o.item_id = i.id and o.state = 'taken'
        where i.enqueued_at > ${now}::timestamptz - interval '6 hours'
    )
    select extract(epoch from taken.taken_at - taken.enqueued_at)::float8 as "waitedSeconds",
      (select count(*) from stays other
        where other.enqueued_at < taken.enqueued_at
          and (other.gone_at is null or other.gone_at > taken.enqueued_at)) as ahead
      from stays taken
      where taken.taken_at between ${now}::timestamptz - interval '1 hour' and ${now}::timestamptz`.execute(
    tx,
  );
  return rows;
}

async function queueByHour(tx: Tx, now: Date): Promise<readonly HourOfQueue[]> {
  const weekday = new Date(`${localMoment(now).day}T00:00:00Z`).getUTCDay();
  const weekend = weekday === 0 || weekday === 6;
  const { rows } = await sql<HourOfQueue>`
    with taken as (
      select i.enqueued_at at time zone ${TIME_ZONE} as local_at, o.answered_at - i.enqueued_at as waited
        from queue_items i join offers o on o.item_id = i.id and o.state = 'taken'
        where i.enqueued_at > ${now}::timestamptz - interval '28 days'
    )
    select extract(hour from local_at)::int as hour, count(*) as calls,
      extract(epoch from avg(waited))::float8 as seconds
      from taken where (extract(isodow from local_at) >= 6) = ${weekend}
      group by 1 order by 1`.execute(tx);
  return rows;
}

async function openIncidents(tx: Tx, now: Date): Promise<readonly FrontIncident[]> {
  const rows = await tx
    .selectFrom("incidents")
    .where("startedAt", "<=", now)
    .where((eb) => eb.or([eb("endedAt", "is", null), eb("endedAt", ">", now)]))
    .orderBy("startedAt", "desc")
    .select(["id", "system", "textDa", "textEn", "startedAt", "expectedEndAt", "updatedAt"])
    .execute();
  return rows.map(({ id, system, textDa, textEn, startedAt, expectedEndAt, updatedAt }) => ({
    id,
    system,
    text: { da: textDa, en: textEn },
    since: localMoment(startedAt),
    expected: expectedEndAt === null || expectedEndAt <= now ? null : localMoment(expectedEndAt),
    updated: localMoment(updatedAt),
  }));
}
