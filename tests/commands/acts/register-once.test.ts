/** One word of the CPR register is one stop, however often it is heard, and a mistaken one is undone the ordinary way. */
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { heedRegister } from "../../../app/commands/heed-register.ts";
import { reviveErrands } from "../../../app/commands/revive-errands.ts";
import { citizenOf, systemActor } from "../../../app/domain/actor.ts";
import { identifyCitizen } from "../../../app/lookups/identify-citizen.ts";
import { ensureCitizen } from "../../../db/citizens.ts";
import { addLookup } from "../../../db/lookups.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { accepted, IN_PERSON, openScene } from "../../support/act-scene.ts";
import { hireAgent, openCase } from "../../support/desk.ts";
import { openRegisterBench, type RegisterBench } from "../../support/register-bench.ts";

let notices: RegisterBench;

beforeAll(async () => {
  notices = await openRegisterBench();
});

it("an error of the register is undone at a counter, and a death after it stops anew", async () => {
  const { bench } = notices;
  const name = "James O'Connor";
  const first = await notices.lookedAt(name, "90");
  await bench.work();
  const clerk = () => openScene(bench, demoPerson(name), { role: "clerk", proof: IN_PERSON });
  const tooEarly = await (await clerk()).place({ kind: "reopen" }, { reason: "unspecified" });
  expect(tooEarly).toMatchObject({ allowed: false, reasons: ["subject.notLiving"] });
  notices.says(name, "01");
  await accepted((await clerk()).place({ kind: "reopen" }, { reason: "unspecified" }));
  await bench.work();
  await notices.heed();
  expect(await notices.stopsOf(first.citizenId)).toHaveLength(1);
  await notices.lookedAt(name, "90");
  expect(await notices.stopsOf(first.citizenId)).toHaveLength(2);
});

it("whoever has proven elsewhere to be alive is not stopped again before the register is mended", async () => {
  const { bench } = notices;
  const name = "Mette Hansen";
  const person = demoPerson(name);
  const first = await notices.lookedAt(name, "90");
  await bench.work();
  const { identityUuid } = person.mitid;
  await bench.db.asOwner(
    `insert into mitid_changes (epoch, number, event, mitid_uuid, version, at, meaning)
     values (1, 900001, 'identityReopened', $1, 99, now() + interval '1 minute', 'foreign')`,
    [identityUuid],
  );
  await notices.lookedAt(name, "90");
  expect(await notices.stopsOf(first.citizenId)).toHaveLength(1);
});

it("however many look at once and however often a word is heeded, it is one act", async () => {
  const { db, context } = notices.bench;
  let born = 0;
  const looks = fc.array(fc.constantFrom("agent", "citizen", "system"), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(looks, fc.constantFrom("30", "50", "90"), async (kinds, status) => {
      born += 1;
      const cpr = `710185${String(born).padStart(4, "0")}`;
      const of = { cpr, mitidUuid: crypto.randomUUID() };
      const agent = await hireAgent(db);
      const actors = { agent, citizen: citizenOf(crypto.randomUUID()), system: systemActor("worker") };
      const { id: citizenId } = await db.database.transact(agent, (tx) =>
        ensureCitizen(tx, context.vault, of),
      );
      const about = { caseId: null, citizenId, system: "cpr", purpose: "test", outcome: "found" } as const;
      await Promise.all(
        kinds.map((kind) =>
          db.database.transact(actors[kind], (tx) =>
            addLookup(tx, context.vault, actors[kind], { ...about, snapshot: null, registerStatus: status }),
          ),
        ),
      );
      const { rows } = await db.asOwner("select id from lookups where citizen_id = $1", [citizenId]);
      const heard = [...rows, ...rows].map(({ id }) => String(id));
      await Promise.all(heard.map((lookupId) => heedRegister(context, { lookupId })));
      const acts = await db.asOwner("select kind from acts where citizen_id = $1", [citizenId]);
      expect(acts.rows).toEqual([{ kind: "suspend" }]);
    }),
    { numRuns: 15 },
  );
});

it("a look that finds somebody alive leaves nothing to heed", async () => {
  const { db, context } = notices.bench;
  const agent = await hireAgent(db);
  const { number: caseNumber } = await openCase(db, agent);
  const key = demoPerson("Tobias Nørgaard").cpr;
  const before = await db.asOwner(
    "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'heed-register'",
  );
  await identifyCitizen(context, { actor: agent, caseNumber, key, purpose: "caller" });
  const after = await db.asOwner(
    "select count(*)::int as n from graphile_worker.jobs where task_identifier = 'heed-register'",
  );
  expect(after.rows).toEqual(before.rows);
});

it("a word whose job was tried to its end is heeded all the same", async () => {
  const { db, context } = notices.bench;
  const name = "Sofie Lindqvist Bach";
  notices.says(name, "90");
  const scene = await openScene(notices.bench, demoPerson(name));
  const job = `graphile_worker._private_jobs where key like 'heed-register:%'`;
  await db.asOwner(
    `update graphile_worker._private_jobs set attempts = max_attempts where key like 'heed-register:%'`,
  );
  const spent = await db.asOwner(`select count(*)::int as n from ${job}`);
  expect(await reviveErrands(context)).toBe(spent.rows[0]?.["n"]);
  const alive = await db.asOwner(`select bool_and(attempts < max_attempts) as all from ${job}`);
  expect(alive.rows).toEqual([{ all: true }]);
  expect(await reviveErrands(context)).toBe(0);
  await notices.heed();
  expect(await notices.stopsOf(scene.citizenId)).toHaveLength(1);
});
