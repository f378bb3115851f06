/** "Afgjort" goes back as far as there is anything: page by page, each proposal once, whatever is decided meanwhile. */
import { beforeAll, expect, it } from "vitest";
import { approvalsView } from "../../db/views/approvals.ts";
import { testDatabase } from "../support/database.ts";
import { hireAgent } from "../support/desk.ts";

const db = await testDatabase();
const lead = await hireAgent(db, { role: "teamLead" });
const agent = await hireAgent(db);
const MANY = 230;

/** Ten at each instant, so that pages end in the middle of one. */
async function decide(count: number, by: string, since: string): Promise<void> {
  await db.asOwner("alter table proposals disable trigger user");
  await db.asOwner(
    `insert into proposals (kind, state, proposed_by, reason, payload, based_on, changes, policy_id, proposed_at, expires_at,
                            decided_at, decision_reason)
     select 'policy', 'withdrawn', $2, 'Nye regler', '{}', '{}', '[]', 2, at, at + interval '1 hour', at, 'Ikke endnu'
       from (select $3::timestamptz - (n / 10) * interval '1 hour' as at from generate_series(1, $1) n) one`,
    [count, by, since],
  );
  await db.asOwner("alter table proposals enable trigger user");
}

const page = (actor: typeof lead, after: string | null) => {
  const looks = { vault: db.context.vault, staffId: actor.id, now: new Date() };
  return db.database.read(actor, (tx) => approvalsView(tx, looks, { tab: "decided", after }));
};

async function walk(actor: typeof lead, meanwhile: () => Promise<void> = () => Promise.resolve()) {
  const pages: (readonly string[])[] = [];
  let after: string | null = null;
  do {
    const view: Awaited<ReturnType<typeof page>> = await page(actor, after);
    expect(view.after).toBe(after);
    pages.push(view.lines.map(({ id }) => id));
    after = view.older;
    await meanwhile();
  } while (after !== null);
  return pages;
}

const inOrder = async (by: string) => {
  const { rows } = await db.asOwner(
    "select id from proposals where proposed_by = $1 order by decided_at desc, id desc",
    [by],
  );
  return rows.map(({ id }) => String(id));
};

beforeAll(() => decide(MANY, agent.id, "2026-06-01T08:00:00Z"));

it("is walked from the newest to the oldest, a hundred at a time, and ends", async () => {
  const pages = await walk(lead);
  expect(pages.map(({ length }) => length)).toEqual([100, 100, 30]);
  expect(pages.flat()).toEqual(await inOrder(agent.id));
});

it("loses and repeats none where others are decided meanwhile", async () => {
  const before = await inOrder(agent.id);
  const pages = await walk(lead, () => decide(7, lead.id, "2026-07-01T08:00:00Z"));
  expect(pages.flat()).toEqual(before);
});

it("shows whoever decides none but their own, on every page", async () => {
  expect((await walk(agent)).flat()).toEqual(await inOrder(agent.id));
  const { lines } = await page(agent, (await inOrder(lead.id))[0] ?? null);
  expect(lines.every(({ isOwn }) => isOwn)).toBe(true);
});

it("has no page after the last, and none after what is no proposal", async () => {
  const last = (await inOrder(agent.id)).at(-1) ?? null;
  expect(await page(lead, last)).toMatchObject({ lines: [], older: null });
  expect(await page(lead, crypto.randomUUID())).toMatchObject({ lines: [], older: null });
});

it("is one page where there is no more than fits", async () => {
  const few = await hireAgent(db);
  await decide(100, few.id, "2026-05-01T08:00:00Z");
  expect((await walk(few)).map(({ length }) => length)).toEqual([100]);
  await decide(1, few.id, "2026-05-01T08:00:00Z");
  expect((await walk(few)).map(({ length }) => length)).toEqual([100, 1]);
});
