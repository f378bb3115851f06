/** What the day's journey looks at besides the phones: presence, queue, rooms and cases as the database has them. */
import type { Product } from "./product.ts";

export type Row = Readonly<Record<string, unknown>>;

export interface DayRecord {
  presence(username: string): Promise<unknown>;
  /** States of a call's places in the queue, oldest first. */
  queueStates(callSid: string): Promise<readonly unknown[]>;
  /** The call's rooms, oldest first. */
  rooms(callSid: string): Promise<readonly Row[]>;
  /** Kinds of what happened in the call's case, oldest first. */
  events(callSid: string): Promise<readonly unknown[]>;
}

export function dayRecord({ db }: Product): DayRecord {
  const rows = async (text: string, value: string): Promise<readonly Row[]> =>
    (await db.asOwner(text, [value])).rows;
  return {
    presence: async (username) => {
      const [row] = await rows(
        "select p.state from agent_presence p join staff s on s.id = p.staff_id where s.username = $1",
        username,
      );
      return row?.["state"] ?? "offline";
    },
    queueStates: async (callSid) => {
      const found = await rows(
        "select state from queue_items where call_sid = $1 order by enqueued_at",
        callSid,
      );
      return found.map(({ state }) => state);
    },
    rooms: (callSid) =>
      rows(
        "select state, caller_held, agent_lost_at from conferences where caller_sid = $1 order by created_at",
        callSid,
      ),
    events: async (callSid) => {
      const found = await rows(
        "select e.kind from case_events e join cases c on c.id = e.case_id where c.call_sid = $1 order by e.id",
        callSid,
      );
      return found.map(({ kind }) => kind);
    },
  };
}

/** A shorter time to come back in, so that a test need not wait for the real one. */
export async function setAgentGrace({ db }: Product, seconds: number): Promise<void> {
  // The owner alone can: the application needs four eyes for a policy.
  await db.asOwner("alter table policy_versions disable trigger policies_need_four_eyes");
  await db.asOwner(
    `insert into policy_versions (id, valid_from, rules)
     select 3, '2026-01-02T00:00:00Z', jsonb_set(rules, '{seconds,agentGrace}', to_jsonb($1::int))
       from policy_versions where id = 2`,
    [seconds],
  );
  await db.asOwner("alter table policy_versions enable trigger policies_need_four_eyes");
}
