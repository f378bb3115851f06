/** The way into the database: the application's own login is nobody without its role, and no gate looks beside the real tables. */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applicationUrl, mayRewrite } from "../../../db/app-login.ts";
import { testDatabase } from "../../support/database.ts";

const db = await testDatabase();
const DENIED = { code: "42501" };
let client: pg.Client;

beforeAll(async () => {
  client = new pg.Client({ connectionString: db.url, options: "-c role=faelleslinjen_app" });
  await client.connect();
});
afterAll(() => client.end());

describe("the application's login", () => {
  it("owns nothing, and may become nobody but the application's role", async () => {
    expect(await mayRewrite(db.database.pool)).toBe(false);
    const { rows } = await client.query(
      `select r.rolname from pg_roles r
        where pg_has_role(session_user, r.oid, 'member') and r.rolname <> session_user`,
    );
    expect(rows).toEqual([{ rolname: "faelleslinjen_app" }]);
    const { rows: powers } = await client.query<Record<string, boolean>>(
      `select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication, rolinherit
         from pg_roles where rolname = session_user`,
    );
    expect(Object.values(powers[0] ?? {})).toEqual(Array<boolean>(6).fill(false));
  });

  it.each(["set role none", "reset role", "set session authorization default"])(
    "is powerless after: %s",
    async (aside) => {
      await client.query("begin");
      await client.query(aside);
      for (const text of [
        "alter table acts disable trigger all",
        "delete from audit_log",
        "update policy_versions set rules = '{}'",
        "select password from application_login",
        "set session_replication_role = replica",
      ]) {
        await client.query("savepoint before");
        await expect(client.query(text), text).rejects.toMatchObject(DENIED);
        await client.query("rollback to before");
      }
      await client.query("rollback");
    },
  );

  it("does not become the owner", async () => {
    const { rows } = await db.asOwner("select current_user as owner");
    const owner = pg.escapeIdentifier(String(rows[0]?.["owner"]));
    await expect(client.query(`set role ${owner}`)).rejects.toMatchObject(DENIED);
    await expect(client.query(`set session authorization ${owner}`)).rejects.toMatchObject(DENIED);
  });

  it("is the same at every start, and its password is the owner's to read", async () => {
    expect(await applicationUrl(db.ownerUrl)).toBe(db.url);
    expect(await applicationUrl(db.ownerUrl)).toBe(db.url);
    await expect(client.query("select name from application_login")).rejects.toMatchObject(DENIED);
  });

  it("can be told from the owner's, which could rewrite everything", async () => {
    const owner = new pg.Pool({ connectionString: db.ownerUrl, max: 1 });
    expect(await mayRewrite(owner)).toBe(true);
    await owner.end();
  });
});

describe("no gate looks beside the real tables", () => {
  it("every function in public looks in the catalogue and in public first", async () => {
    const { rows } = await db.asOwner(
      `select oid::regprocedure::text as name from pg_proc
        where pronamespace = 'public'::regnamespace
          and not coalesce(proconfig @> array['search_path=pg_catalog, public, pg_temp'], false)`,
    );
    expect(rows).toEqual([]);
  });

  it.each([
    "create temp table policy_versions as select * from public.policy_versions",
    "create temp table staff (id uuid)",
    "create function pg_temp.clock_timestamp() returns timestamptz language sql as 'select now()'",
    "create table public.policy_version (id integer)",
    "create function public.act_rank(state text) returns integer language sql as 'select 0'",
    "create schema pg_own",
  ])("the application may not: %s", async (text) => {
    await expect(client.query(text)).rejects.toMatchObject(DENIED);
  });
});
