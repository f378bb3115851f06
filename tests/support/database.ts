/** A database of its own for one test file: copied in milliseconds, dropped at the end, leaks told. */
import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, inject } from "vitest";
import type { CommandContext } from "../../app/commands/frame.ts";
import { openDatabase, type Database } from "../../db/database.ts";
import { createVault, type Vault } from "../../db/vault.ts";

export interface TestDatabase {
  readonly database: Database;
  readonly vault: Vault;
  readonly context: CommandContext;
  /** Address as the application reaches it. */
  readonly url: string;
  /** Address as the owner, who alone may migrate. */
  readonly ownerUrl: string;
  /** Runs SQL as the owner, for arranging what no command can make. */
  asOwner(sql: string, values?: readonly unknown[]): Promise<pg.QueryResult<Record<string, unknown>>>;
  close(): Promise<void>;
}

export const TEST_VAULT_KEYS = { keys: [["test", "11".repeat(32)]], indexKey: "22".repeat(32) } as const;

/** Makes the copy; closes and drops it after the file's last test. */
export async function testDatabase(options: { readonly clock?: () => Date } = {}): Promise<TestDatabase> {
  const template = new URL(inject("templateUrl"));
  const name = `test_${randomBytes(6).toString("hex")}`;
  const admin = new URL(template);
  admin.pathname = "/postgres";
  await once(admin, `create database ${name} template ${template.pathname.slice(1)} strategy file_copy`);
  // A copy has the template's tables and functions, but not what the template grants as a whole.
  await once(admin, `revoke temporary on database ${name} from public`);
  const [url, ownerUrl] = [new URL(inject("applicationUrl")), new URL(template)];
  for (const address of [url, ownerUrl]) address.pathname = `/${name}`;
  const database = openDatabase({ url: url.href, poolSize: 12 });
  const owner = new pg.Pool({ connectionString: ownerUrl.href, max: 2 });
  const vault = createVault(TEST_VAULT_KEYS);
  const close = async (): Promise<void> => {
    await database.close();
    await owner.end();
    await left(admin, name);
    await once(admin, `drop database if exists ${name} with (force)`);
  };
  afterAll(close);
  const context: CommandContext = { database, vault, clock: options.clock ?? (() => new Date()) };
  return {
    database,
    vault,
    context,
    url: url.href,
    ownerUrl: ownerUrl.href,
    asOwner: (sql, values = []) => owner.query(sql, [...values]),
    close: () => Promise.resolve(),
  };
}

const LONGEST_LEAVE_MS = 5_000;

/** A pool says that it has ended before its last connection has: the database waits for them to go by themselves. */
async function left(url: URL, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  const until = Date.now() + LONGEST_LEAVE_MS;
  try {
    while (Date.now() < until) {
      const { rowCount } = await client.query("select 1 from pg_stat_activity where datname = $1", [name]);
      if (rowCount === 0) return;
      await pause(10);
    }
  } finally {
    await client.end();
  }
}

async function once(url: URL, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
