/**
 * `npm run gates`: takes away each condition of each gate of the database, one at a time, and sees whether an attempt by
 * plain SQL notices. Writes docs/evidence/gates.md; with a name, such as `npm run gates -- refuse_wrong_turn`, it tries
 * that function alone and writes nothing.
 */
import { rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import pg from "pg";
import { z } from "zod";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { outcomeOf, type Attempt } from "../commands/gates/attempts/attempt.ts";
import { ATTEMPTS } from "../commands/gates/attempts/index.ts";
import { gatesPage, type Tried } from "./gates-page.ts";
import { spoil } from "./gate-spoilers.ts";

const FOLDER = fileURLToPath(new URL(`../../.data/gates-postgres-${String(process.pid)}`, import.meta.url));
const EVIDENCE = fileURLToPath(new URL("../../docs/evidence/gates.md", import.meta.url));

interface Change {
  readonly gate: string;
  readonly what: string;
  readonly spoil: string;
  readonly restore: string;
  /** The tables that it guards; empty where any attempt may meet it. */
  readonly tables: readonly string[];
}

const functions = z.array(
  z.object({ name: z.string(), body: z.string(), whole: z.string(), tables: z.array(z.string()) }),
);
const things = z.array(
  z.object({ name: z.string(), table: z.string(), whole: z.string(), drop: z.string() }),
);

async function changesOf(owner: pg.Client): Promise<readonly Change[]> {
  const gates = await owner.query(`
    select p.proname as name, p.prosrc as body, pg_get_functiondef(p.oid) as whole,
           array(select distinct t.tgrelid::regclass::text from pg_trigger t where t.tgfoid = p.oid) as tables
    from pg_proc p where p.pronamespace = 'public'::regnamespace order by p.proname`);
  const triggers = await owner.query(`
    select t.tgname as name, t.tgrelid::regclass::text as "table", pg_get_triggerdef(t.oid) as whole,
           format('drop trigger %I on %s', t.tgname, t.tgrelid::regclass) as drop
    from pg_trigger t join pg_proc p on p.oid = t.tgfoid
    where not t.tgisinternal and p.pronamespace = 'public'::regnamespace order by t.tgname`);
  const indexes = await owner.query(`
    select c.relname as name, i.indrelid::regclass::text as "table", pg_get_indexdef(c.oid) as whole,
           format('drop index %I', c.relname) as drop
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indisunique and c.relname like 'one\\_%' and i.indrelid::regclass::text in ('acts', 'reissues', 'proposals')
    order by c.relname`);
  const dropped = (kind: string, rows: unknown): readonly Change[] =>
    things.parse(rows).map(({ name, table, whole, drop }) => ({
      ...{ gate: kind, what: `without ${name}`, spoil: drop, restore: whole, tables: [table] },
    }));
  const spoiled = functions.parse(gates.rows).flatMap(({ name, body, whole, tables }) =>
    spoil(body).map((one): Change => ({
      ...{ gate: name, what: one.what, tables, restore: whole },
      spoil: whole.replace(body, () => one.body),
    })),
  );
  return [...spoiled, ...dropped("triggers", triggers.rows), ...dropped("indexes", indexes.rows)];
}

const meets = ({ does }: Attempt, tables: readonly string[]): boolean =>
  tables.length === 0 ||
  tables.some((table) => does.includes(`into ${table} `) || does.includes(`update ${table} `));

/** Null where the change cannot be made: half a condition that is no SQL any more. */
async function isNoticed(owner: pg.Client, change: Change): Promise<boolean | null> {
  const isMade = await owner.query(change.spoil).then(
    () => true,
    () => false,
  );
  if (!isMade) return null;
  try {
    for (const attempt of ATTEMPTS.filter((one) => meets(one, change.tables)))
      if ((await outcomeOf(owner, attempt)) !== attempt.code) return true;
    return false;
  } finally {
    await owner.query(change.restore);
  }
}

const [alone] = process.argv.slice(2);
const server = await startEmbedded({ folder: FOLDER, database: "gates", volatile: true });
const owner = new pg.Client({ connectionString: server.url });
try {
  await migrate(server.url);
  await owner.connect();
  const tried: Tried[] = [];
  for (const change of await changesOf(owner)) {
    if (alone !== undefined && change.gate !== alone) continue;
    const noticed = await isNoticed(owner, change);
    if (noticed === null) continue;
    tried.push({ gate: change.gate, what: change.what, noticed });
    if (!noticed) console.log(`not noticed  ${change.gate}  ${change.what}`);
  }
  const noticed = tried.filter((one) => one.noticed).length;
  console.log(`${String(noticed)} of ${String(tried.length)} are noticed`);
  if (alone === undefined)
    await writeFile(
      EVIDENCE,
      await format(gatesPage(tried, ATTEMPTS.length), { parser: "markdown", printWidth: 110 }),
    );
} finally {
  await owner.end();
  await server.stop();
  await rm(server.folder, { recursive: true, force: true });
}
