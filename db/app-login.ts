/** The application's own way into the database: a login that owns nothing, made by the owner and known from then on. */
import { randomBytes } from "node:crypto";
import pg from "pg";

/** What the application may do; its logins are granted this role and nothing else. */
export const APP_ROLE = "faelleslinjen_app";
const LOCK = 7_000_000_2;

interface Login {
  readonly name: string;
  readonly password: string;
}

/**
 * Address for the application on a database that is migrated, as a login of its own.
 * Made the first time and the same ever after, so that processes already running keep theirs; the name is this
 * database's alone, because roles belong to the whole server. Rejects when the owner may not create roles.
 */
export async function applicationUrl(ownerUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    const login = await knownLogin(client);
    await ensureRole(client, login);
    return withLogin(ownerUrl, login);
  } finally {
    await client.end();
  }
}

// Only the owner reads the table: what it holds opens less than the owner has already.
async function knownLogin(client: pg.Client): Promise<Login> {
  await client.query(
    "create table if not exists application_login (name text primary key, password text not null)",
  );
  const { rows } = await client.query<Login>("select name, password from application_login");
  const [known] = rows;
  if (known !== undefined) return known;
  const made = {
    name: `${APP_ROLE}_${randomBytes(6).toString("hex")}`,
    password: randomBytes(24).toString("hex"),
  };
  await client.query("insert into application_login (name, password) values ($1, $2)", [
    made.name,
    made.password,
  ]);
  return made;
}

// Inherits nothing: whoever sets the role aside holds no right at all.
async function ensureRole(client: pg.Client, { name, password }: Login): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [name]);
  const role = pg.escapeIdentifier(name);
  if (rowCount === 0)
    await client.query(`create role ${role} login noinherit password ${pg.escapeLiteral(password)}`);
  await client.query(`grant ${APP_ROLE} to ${role}`);
}

function withLogin(ownerUrl: string, { name, password }: Login): string {
  const url = new URL(ownerUrl);
  url.username = name;
  url.password = password;
  // An address by socket has no host, and an address without host takes no user before it.
  if (url.username !== name) {
    url.searchParams.set("user", name);
    url.searchParams.set("password", password);
  }
  return url.href;
}

/** Whether this login could rewrite what it must not: it owns the tables, or may become whoever does. */
export async function mayRewrite(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ mayRewrite: boolean }>(
    `select pg_has_role(session_user, relowner, 'member') as "mayRewrite"
       from pg_class where oid = 'public.acts'::regclass`,
  );
  return rows[0]?.mayRewrite ?? true;
}
