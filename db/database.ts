/** The pool and the two ways in: `transact` to change something as somebody, `read` to look as somebody. */
import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";
import type { Actor } from "../app/domain/actor.ts";
import { LostRace } from "../app/domain/faults.ts";
import { APP_ROLE } from "./app-login.ts";
import type { DB } from "./schema.ts";

export type Tx = Transaction<DB>;

export interface Database {
  /** One transaction as `actor`; a lost race (serialization, deadlock) is run again from the start, three times at most. */
  transact<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** One read-only snapshot as `actor`. */
  read<Result>(actor: Actor, work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /** Raw pool for the libraries that bring their own SQL (job queue, limits). */
  readonly pool: pg.Pool;
  /** Resolves when the server answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

// Counts and identities stay within 2^53; dates of day stay text, so that no time zone moves them.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Connects and takes the application's role, which may not rewrite the record; `url` is that of applicationUrl. */
export function openDatabase(options: { readonly url: string; readonly poolSize: number }): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    options: `-c role=${APP_ROLE} -c statement_timeout=10000 -c idle_in_transaction_session_timeout=15000`,
    application_name: "faelleslinjen",
  });
  // An idle connection may die with its server; the pool replaces it, so the event only must not end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
  });
  const kysely = new Kysely<DB>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return {
    pool,
    transact: (actor, work) => withRetry(() => kysely.transaction().execute((tx) => as(actor, tx, work))),
    read: (actor, work) =>
      kysely
        .transaction()
        .setAccessMode("read only")
        .setIsolationLevel("repeatable read")
        .execute((tx) => as(actor, tx, work)),
    ping: async () => {
      await sql`select 1`.execute(kysely);
    },
    close: () => kysely.destroy(),
  };
}

async function as<Result>(actor: Actor, tx: Tx, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  await sql`select set_config('app.actor_kind', ${actor.kind}, true), set_config('app.actor', ${actor.id}, true)`.execute(
    tx,
  );
  return work(tx);
}

const TRIES = 3;
/** Besides the server's own: another policy has come into force (FL055), or the same act has come home (FL056). */
const LOST_RACE_CODES = new Set(["40001", "40P01", "FL055", "FL056"]);

async function withRetry<Result>(run: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt === TRIES || !isLostRace(error)) throw error;
    }
  }
}

/** What became of a piece of work that may fail without taking its transaction along. */
export type Attempt = { readonly failed: false } | { readonly failed: true; readonly error: unknown };

/** Undoes what `work` wrote where it fails, and that alone. A lost race is thrown on: the whole is run again. */
export async function attempt(tx: Tx, work: () => Promise<void>): Promise<Attempt> {
  await sql`savepoint attempt`.execute(tx);
  try {
    await work();
  } catch (error) {
    if (isLostRace(error)) throw error;
    await sql`rollback to savepoint attempt`.execute(tx);
    return { failed: true, error };
  }
  await sql`release savepoint attempt`.execute(tx);
  return { failed: false };
}

function isLostRace(error: unknown): boolean {
  if (error instanceof LostRace) return true;
  return error instanceof pg.DatabaseError && LOST_RACE_CODES.has(error.code ?? "");
}
