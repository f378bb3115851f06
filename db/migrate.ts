/** Brings a database up to date: the SQL files in order, then the job queue's own schema, under one lock. */
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { APP_ROLE } from "./app-login.ts";

const FOLDER = new URL("./migrations/", import.meta.url);
const LOCK = 7_000_000_1;

export class MigrationChanged extends Error {
  override readonly name = "MigrationChanged";
}

/**
 * Applies every file that is not applied yet, each in its own transaction, as the database's owner.
 * Rejects with MigrationChanged when an applied file no longer has the content it was applied with.
 */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await createAppRole(client);
    await client.query(
      "create table if not exists schema_migrations (name text primary key, sha256 text not null, applied_at timestamptz not null default now())",
    );
    const applied = await applyFiles(client);
    await closeSideDoors(client);
    await runMigrations({ connectionString: ownerUrl });
    await grantJobQueue(client);
    return applied;
  } finally {
    await client.end();
  }
}

/** Names of the migration files in order. */
export async function migrationNames(): Promise<readonly string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith(".sql")).sort();
}

async function applyFiles(client: pg.Client): Promise<string[]> {
  const done = new Map<string, string>();
  const { rows } = await client.query<{ name: string; sha256: string }>(
    "select name, sha256 from schema_migrations",
  );
  for (const row of rows) done.set(row.name, row.sha256);
  const applied: string[] = [];
  for (const name of await migrationNames()) {
    const sql = await readFile(new URL(name, FOLDER), "utf8");
    const sha256 = createHash("sha256").update(sql).digest("hex");
    const known = done.get(name);
    if (known !== undefined && known !== sha256)
      throw new MigrationChanged(`${name} was changed after it was applied`);
    if (known !== undefined) continue;
    await applyFile(client, name, sql, sha256);
    applied.push(name);
  }
  return applied;
}

async function applyFile(client: pg.Client, name: string, sql: string, sha256: string): Promise<void> {
  await client.query("begin");
  try {
    await client.query(sql);
    await client.query("insert into schema_migrations (name, sha256) values ($1, $2)", [name, sha256]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

// A table of one's own session is found before the real one of its name, and a function that looked the policy up there
// would believe it. So nobody makes any, and every function looks in the real places first, however it was written.
async function closeSideDoors(client: pg.Client): Promise<void> {
  await client.query(`do $$ declare known regprocedure; begin
    execute format('revoke temporary on database %I from public', current_database());
    for known in
      select oid::regprocedure from pg_proc
      where pronamespace = 'public'::regnamespace and prokind = 'f' and pg_has_role(proowner, 'usage')
        and not coalesce(array_to_string(proconfig, ' ') like '%search_path%', false)
    loop
      execute format('alter function %s set search_path = pg_catalog, public, pg_temp', known);
    end loop;
  end $$`);
}

// Roles belong to the whole server: two databases migrated at once may both try to make this one.
async function createAppRole(client: pg.Client): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${APP_ROLE}') then create role ${APP_ROLE} nologin; end if;
  exception when duplicate_object or unique_violation then null; end $$`);
  await client.query(`do $$ begin
    grant ${APP_ROLE} to current_user;
  exception when others then if sqlerrm not like '%concurrently updated%' then raise; end if; end $$`);
}

async function grantJobQueue(client: pg.Client): Promise<void> {
  await client.query(`grant usage on schema graphile_worker to ${APP_ROLE}`);
  await client.query(
    `grant select, insert, update, delete on all tables in schema graphile_worker to ${APP_ROLE}`,
  );
  await client.query(`grant usage on all sequences in schema graphile_worker to ${APP_ROLE}`);
  await client.query(`grant execute on all functions in schema graphile_worker to ${APP_ROLE}`);
  // The job queue locks its tables to its owner by row-level security; our role works as the queue's other hand.
  await client.query(`do $$ declare job_table name; begin
    for job_table in select tablename from pg_tables where schemaname = 'graphile_worker' and rowsecurity loop
      if exists (select from pg_policies where schemaname = 'graphile_worker' and tablename = job_table and policyname = '${APP_ROLE}') then
        continue;
      end if;
      execute format('create policy ${APP_ROLE} on graphile_worker.%I to ${APP_ROLE} using (true) with check (true)', job_table);
    end loop;
  end $$`);
}
