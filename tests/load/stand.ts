/** The product under measurement: a PostgreSQL of its own that keeps what it commits, the sandbox and the web. */
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { applicationUrl } from "../../db/app-login.ts";
import { openDatabase } from "../../db/database.ts";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { createVault } from "../../db/vault.ts";
import { launchProcesses, type Processes } from "../support/processes.ts";
import { LineControl } from "../support/scripted-call-control.ts";

const FOLDER = fileURLToPath(new URL(`../../.data/bench-postgres-${String(process.pid)}`, import.meta.url));
const KEYS = { keys: [["bench", "11".repeat(32)]], indexKey: "22".repeat(32) } as const;

/** Fifteen people must bear hundreds of calls, and one day's limits would stop them after five each. */
export const RAISED_LIMITS = {
  requestsPerTargetPerDay: 100_000,
  callsPerCallerPerTenMinutes: 100_000,
} as const;

export interface Stand extends Processes {
  readonly line: LineControl;
  /** Runs SQL as the owner, for looking and for arranging what no command can make. */
  sql(text: string, values?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  setOpen(open: boolean): Promise<void>;
}

/** Resolves when all is up; what was started is stopped again where something fails. */
export async function withStand(work: (stand: Stand) => Promise<void>): Promise<void> {
  const server = await startEmbedded({ folder: FOLDER, database: "bench" });
  const owner = new pg.Pool({ connectionString: server.url, max: 4 });
  try {
    await migrate(server.url);
    const sql: Stand["sql"] = async (text, values = []) =>
      (await owner.query<Record<string, unknown>>(text, [...values])).rows;
    await raiseLimits(sql);
    await inProcesses(await applicationUrl(server.url), sql, work);
  } finally {
    await owner.end();
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
  }
}

async function inProcesses(
  databaseUrl: string,
  sql: Stand["sql"],
  work: (stand: Stand) => Promise<void>,
): Promise<void> {
  const database = openDatabase({ url: databaseUrl, poolSize: 2 });
  const context = { database, vault: createVault(KEYS), clock: () => new Date() };
  const processes = await launchProcesses({ databaseUrl, keys: KEYS, context, env: { LOG_LEVEL: "warn" } });
  try {
    await work({
      ...processes,
      line: new LineControl(processes.sandbox),
      sql,
      setOpen: (open) => setOpen(sql, open),
    });
  } finally {
    await processes.stop();
    await database.close();
  }
}

async function raiseLimits(sql: Stand["sql"]): Promise<void> {
  // The owner alone can: the application needs four eyes for a policy.
  await sql("alter table policy_versions disable trigger policies_need_four_eyes");
  await sql(
    `insert into policy_versions (id, valid_from, rules)
     select 3, '2026-01-02T00:00:00Z', rules || jsonb_build_object('limits', rules -> 'limits' || $1::jsonb)
       from policy_versions where id = 2`,
    [JSON.stringify(RAISED_LIMITS)],
  );
  await sql("alter table policy_versions enable trigger policies_need_four_eyes");
}

async function setOpen(sql: Stand["sql"], open: boolean): Promise<void> {
  await sql("delete from opening_exceptions");
  await sql(
    `insert into opening_exceptions (day, opens, closes)
     select day::date, ${open ? "'00:00', '24:00'" : "null, null"}
       from generate_series(now() - interval '1 day', now() + interval '1 day', interval '1 day') day`,
  );
}
