/** The frame and the overview: the queue's figures, the one offer, and nothing that names a caller. */
import { beforeEach, describe, expect, it } from "vitest";
import { setPresence } from "../../app/commands/set-presence.ts";
import type { Actor } from "../../app/domain/actor.ts";
import { deskView } from "../../db/views/desk.ts";
import { findOwnCase } from "../../db/views/find-case.ts";
import { overviewView } from "../../db/views/overview.ts";
import { testDatabase } from "../support/database.ts";
import { hireAgent, newCallSid, openCase } from "../support/desk.ts";

const db = await testDatabase();

beforeEach(async () => {
  await db.asOwner("truncate offers, queue_items, incidents cascade");
});

const desk = (agent: Actor) => db.database.read(agent, (tx) => deskView(tx, agent.id, db.context.clock()));
const overview = (agent: Actor) =>
  db.database.read(agent, (tx) => overviewView(tx, agent.id, db.context.clock()));

interface Waiting {
  readonly system?: string;
  readonly language?: "da" | "en";
  readonly reason?: "help" | "block";
  readonly waitedSeconds?: number;
}

async function waitingCall({
  system = "mitid",
  language = "da",
  reason = "help",
  waitedSeconds = 30,
}: Waiting = {}) {
  const callSid = newCallSid();
  const sealed = db.vault.seal("+4520002214");
  await db.asOwner(
    `insert into phone_calls (call_sid, direction, from_kind, from_cipher, from_key_id, from_suffix, language, state, menu_path, facts)
     values ($1, 'inbound', 'number', $2, $3, '2214', $4, 'inProgress', '{block,code}', '{"claimLevel":"code","secret":"48151623"}')`,
    [callSid, sealed.cipher, sealed.keyId, language],
  );
  const { rows } = await db.asOwner(
    `insert into queue_items (call_sid, system, language, reason, enqueued_at)
     values ($1, $2, $3, $4, now() - make_interval(secs => $5)) returning id`,
    [callSid, system, language, reason, waitedSeconds],
  );
  return String(rows[0]?.["id"]);
}

async function offerTo(agent: Actor, itemId: string, openForSeconds: number): Promise<void> {
  await db.asOwner("update queue_items set state = 'offered' where id = $1", [itemId]);
  await db.asOwner(
    "insert into offers (item_id, staff_id, expires_at) values ($1, $2, now() + make_interval(secs => $3))",
    [itemId, agent.id, openForSeconds],
  );
}

describe("the frame", () => {
  it("says offline of somebody who has never reported, and what they report afterwards", async () => {
    const agent = await hireAgent(db);
    expect((await desk(agent)).presence.state).toBe("offline");
    await setPresence(db.context, { actor: agent, state: "ready" });
    expect((await desk(agent)).presence.state).toBe("ready");
  });

  it("counts a call that rings at a desk as waiting", async () => {
    const agent = await hireAgent(db);
    await waitingCall({ waitedSeconds: 10 });
    await offerTo(agent, await waitingCall({ waitedSeconds: 90 }), 20);
    const { queue } = await desk(agent);
    expect(queue.waiting).toBe(2);
    expect(Date.now() - Date.parse(queue.longestSince ?? "")).toBeGreaterThan(80_000);
  });

  it("shows an offer with a suffix and one word of what the menu learnt", async () => {
    const agent = await hireAgent(db);
    await offerTo(agent, await waitingCall({ reason: "block" }), 20);
    const { offer } = await desk(agent);
    expect(offer).toMatchObject({ reason: "block", claim: "code", from: { kind: "number", suffix: "2214" } });
    expect(offer?.path).toEqual(["block", "code"]);
    expect(JSON.stringify(offer)).not.toMatch(/48151623|20002214|secret/);
  });

  it("shows nobody else's offer and none that has run out", async () => {
    const [agent, other] = [await hireAgent(db), await hireAgent(db)];
    await offerTo(agent, await waitingCall(), 20);
    expect((await desk(other)).offer).toBeNull();
    await offerTo(other, await waitingCall(), -1);
    expect((await desk(other)).offer).toBeNull();
  });
});

describe("the overview", () => {
  it("groups who waits by system, the longest wait first", async () => {
    const agent = await hireAgent(db);
    await waitingCall({ system: "nemlogin", waitedSeconds: 5 });
    await waitingCall({ waitedSeconds: 60, reason: "block" });
    await waitingCall({ language: "en" });
    const { queue } = await overview(agent);
    expect(queue.map(({ system }) => system)).toEqual(["mitid", "nemlogin"]);
    expect(queue[0]).toMatchObject({ waiting: 2, danish: 1, english: 1, blocks: 1 });
  });

  it("shows incidents that last, not those that are over or to come", async () => {
    const agent = await hireAgent(db);
    const add = (system: string, started: string, ended: string | null) =>
      db.asOwner(
        `insert into incidents (system, text_da, text_en, say_da, say_en, started_at, ended_at)
         values ($1, 'a', 'a', 'b', 'b', now() + $2::interval, now() + $3::interval)`,
        [system, started, ended],
      );
    await add("mitid", "-1 hour", null);
    await add("virk", "-2 hours", "-1 hour");
    await add("nemkonto", "1 hour", null);
    expect((await overview(agent)).incidents.map(({ system }) => system)).toEqual(["mitid"]);
  });

  it("tells how a system last answered, by its newest answer", async () => {
    const agent = await hireAgent(db);
    const { rows } = await db.asOwner(
      "insert into citizens (mitid_uuid) values (gen_random_uuid()) returning id",
    );
    const answer = (outcome: string, ago: string) =>
      db.asOwner(
        `insert into lookups (citizen_id, system, purpose, outcome, actor_kind, actor_id, at)
         values ($1, 'cpr', 'caller', $2, 'agent', $3, now() - $4::interval)`,
        [rows[0]?.["id"], outcome, agent.id, ago],
      );
    await answer("found", "5 minutes");
    await answer("systemDown", "1 minute");
    expect((await overview(agent)).systems).toMatchObject([{ system: "cpr", answered: false }]);
  });
});

describe("the search", () => {
  it("finds an own case by its number, in any letters, and nothing of others", async () => {
    const [agent, other] = [await hireAgent(db), await hireAgent(db)];
    const { number } = await openCase(db, agent);
    const find = (actor: Actor, typed: string) =>
      db.database.read(actor, (tx) => findOwnCase(tx, actor.id, typed));
    expect(await find(agent, ` ${number.toLowerCase()} `)).toBe(number);
    expect(await find(other, number)).toBeNull();
    expect(await find(agent, "12 34 56 78")).toBeNull();
    expect(await find(agent, "%")).toBeNull();
  });
});
