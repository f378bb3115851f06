/** How the systems behind us last answered anybody at the desk: told by real answers, not by a probe. */
import { sql } from "kysely";
import { before, hours } from "../../app/domain/duration.ts";
import type { Tx } from "../database.ts";

export interface SystemAnswer {
  readonly system: "mitid" | "cpr" | "digitalPost";
  readonly answered: boolean;
  readonly at: string;
}

/** The newest answer or silence of each system within the last hour; a system nobody asked is not on the list. */
export async function systemAnswers(tx: Tx, now: Date): Promise<readonly SystemAnswer[]> {
  const since = before(now, hours(1));
  const { rows } = await sql<{ system: SystemAnswer["system"]; answered: boolean; at: Date }>`
    select distinct on (system) system, answered, at from (
      select system, outcome <> 'systemDown' as answered, at from lookups where at > ${since}
      union all
      select system, state in ('acknowledged', 'refused'), coalesce(acknowledged_at, last_attempt_at)
        from act_targets where coalesce(acknowledged_at, last_attempt_at) > ${since}
      union all
      select 'digitalPost', state <> 'failed', coalesce(sent_at, created_at)
        from notices where channel = 'digitalPost' and state <> 'queued' and created_at > ${since}
    ) heard
    order by system, at desc`.execute(tx);
  return rows.map(({ system, answered, at }) => ({ system, answered, at: at.toISOString() }));
}
