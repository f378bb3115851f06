/** The demo's lists: every way a proposal can stand, new rules that wait, and nothing twice. */
import { expect, it } from "vitest";
import { seedDemo } from "../../../db/seed/seed.ts";
import { seedWork } from "../../../db/seed/work.ts";
import { approvalsView } from "../../../db/views/approvals.ts";
import { DEMO_PEOPLE } from "../../../integrations/people.ts";
import { openActBench } from "../../support/act-bench.ts";

const bench = await openActBench();
const people = DEMO_PEOPLE.map(({ name, cpr, blockingCode }) => ({ name, cpr, blockingCode }));
await seedDemo(bench.context, people);
await seedWork(bench.context, people);

async function seenBy(username: string, tab: "waiting" | "decided") {
  const { rows } = await bench.db.asOwner("select id from staff where username = $1", [username]);
  const staffId = String(rows[0]?.["id"]);
  const looks = { vault: bench.context.vault, staffId, now: bench.context.clock() };
  const actor = { kind: "agent", id: staffId, role: "teamLead" } as const;
  return bench.context.database.read(actor, (tx) => approvalsView(tx, looks, { tab, after: null }));
}

it("gives a newcomer something to decide, something that is theirs, and something that is over", async () => {
  const waiting = await seenBy("ida", "waiting");
  expect(waiting.lines.map(({ kind, freshness }) => `${kind} ${freshness}`).sort()).toEqual([
    "act fresh",
    "act fresh",
    "policy fresh",
  ]);
  expect((await seenBy("lone", "waiting")).counts).toEqual({ waiting: 3, decidable: 2, mine: 1 });
  const decided = await seenBy("ida", "decided");
  expect(decided.lines.map(({ freshness }) => freshness).sort()).toEqual(["expired", "refused", "withdrawn"]);
});

it("leaves open only the cases in which something waits", async () => {
  const { rows } = await bench.db.asOwner(
    "select state, count(*)::int as n from cases group by 1 order by 1",
  );
  expect(rows).toEqual([
    { state: "closed", n: 3 },
    { state: "open", n: 2 },
  ]);
});

it("does nothing to anybody, and nothing at the next start", async () => {
  const count = async () =>
    (await bench.db.asOwner("select (select count(*)::int from cases) c, (select count(*)::int from acts) a"))
      .rows;
  const before = await count();
  expect(before).toEqual([{ c: 5, a: 0 }]);
  await seedWork(bench.context, people);
  expect(await count()).toEqual(before);
});
