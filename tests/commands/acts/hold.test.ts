/** Hold, block and suspension are three things: what each does, who ends it and how, and the hold's four endings. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hours, minutes } from "../../../app/domain/duration.ts";
import type { DemoPerson } from "../../../integrations/people.ts";
import { demoPerson, meansOf, openActBench, type ActBench } from "../../support/act-bench.ts";
import {
  accepted,
  actRow,
  CLAIMED,
  CONFIRMED,
  IN_PERSON,
  openScene,
  refused,
  type ActScene,
} from "../../support/act-scene.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});
beforeEach(() => {
  bench.setClock(0);
});

const hold = { kind: "hold" } as const;
const suspend = { kind: "suspend" } as const;
const A_DAY = hours(24);

async function identityOf({ mitid: { identityUuid: uuid } }: DemoPerson) {
  const found = await bench.context.ports.mitid.findIdentity({ by: "uuid", uuid });
  if (found === null) throw new Error("MitID has lost somebody");
  return { ...found, stateOf: (id: string) => found.authenticators.find((one) => one.id === id)?.state };
}

const logIn = ({ mitid: { identityUuid } }: DemoPerson, authenticatorId: string) =>
  bench.control("/mitid/_control/citizen", { action: "logIn", identityUuid, authenticatorId });

/** A person whose whole MitID is held, by an agent at `claimed`. */
async function held(name: string): Promise<{ person: DemoPerson; scene: ActScene; actId: string }> {
  const person = demoPerson(name);
  const scene = await openScene(bench, person, { proof: CLAIMED });
  const actId = await accepted(scene.place(hold));
  await bench.work();
  await scene.look();
  expect(await identityOf(person)).toMatchObject({ state: "held" });
  return { person, scene, actId };
}

/** What the log said last of this person, and what we made of it. */
async function lastLine({ mitid }: DemoPerson) {
  await bench.work();
  const { rows } = await bench.db.asOwner(
    "select event, meaning from mitid_changes where mitid_uuid = $1 order by epoch, number",
    [mitid.identityUuid],
  );
  return rows.at(-1);
}

describe("a hold ends", () => {
  it("by itself, when the policy's hours are over and not before", async () => {
    const { person, scene, actId } = await held("Inger Vestergaard");
    bench.setClock(A_DAY - minutes(1));
    expect(await identityOf(person)).toMatchObject({ state: "held" });
    bench.setClock(A_DAY + minutes(1));
    expect(await identityOf(person)).toMatchObject({ state: "active", heldUntil: null });
    expect(await lastLine(person)).toEqual({ event: "holdEnded", meaning: "byItself" });
    expect(await scene.events()).toContain("mitid.changed");
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
  });

  it("by a means that still works, in the person's own hand", async () => {
    const { person, scene } = await held("Tobias Nørgaard");
    expect(await logIn(person, meansOf(person, "codeApp"))).toMatchObject({ outcome: "holdLifted" });
    expect(await identityOf(person)).toMatchObject({ state: "active" });
    expect(await lastLine(person)).toEqual({ event: "holdLifted", meaning: "byItself" });
    expect(await scene.events()).toContain("mitid.changed");
  });

  it("by an agent at confirmed, and by nobody at claimed", async () => {
    const { person, scene } = await held("Freja Dam Møller");
    const lift = { kind: "liftHold" } as const;
    expect(await scene.place(lift)).toEqual(refused("proof.tooWeak"));
    await scene.prove(CONFIRMED);
    const actId = await accepted(scene.place(lift));
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
    expect(await identityOf(person)).toMatchObject({ state: "active" });
    expect(await lastLine(person)).toEqual({ event: "holdLifted", meaning: "ours" });
  });

  it("as a suspension, which neither the hours, nor a means, nor an agent ends", async () => {
    const { person, scene } = await held("Amina Yusuf Larsen");
    await accepted(scene.place(suspend));
    await bench.work();
    await scene.look();
    await scene.prove(CONFIRMED);
    expect(await scene.place({ kind: "liftHold" })).toEqual(refused("act.noEffect"));
    expect(await scene.place({ kind: "reopen" })).toMatchObject({ allowed: false });
    expect(await logIn(person, meansOf(person, "codeApp"))).toMatchObject({ code: "identity.suspended" });
    bench.setClock(A_DAY * 3);
    expect(await identityOf(person)).toMatchObject({ state: "suspended" });
    bench.setClock(0);
    const desk = await openScene(bench, person, { role: "clerk", proof: IN_PERSON });
    await accepted(desk.place({ kind: "reopen" }));
    await bench.work();
    expect(await identityOf(person), "in person").toMatchObject({ state: "active" });
  });

  it("as a block of one means: the hours free the others, and never that one", async () => {
    const { person, scene } = await held("Else Margrethe Thorup");
    const [display, word] = [meansOf(person, "codeDisplay"), meansOf(person, "password")];
    await accepted(scene.place({ kind: "block", authenticatorId: display }));
    await bench.work();
    const beneath = await identityOf(person);
    expect([beneath.state, beneath.stateOf(display), beneath.stateOf(word)]).toEqual([
      "held",
      "blocked",
      "active",
    ]);
    expect(await logIn(person, display)).toMatchObject({ code: "authenticator.blocked" });
    bench.setClock(A_DAY + minutes(1));
    const after = await identityOf(person);
    expect([after.state, after.stateOf(display), after.stateOf(word)]).toEqual([
      "active",
      "blocked",
      "active",
    ]);
  });
});

describe("the three stops", () => {
  it("are never refused: what stands already, or stands stronger, is done already", async () => {
    const person = demoPerson("Jonas Bæk");
    const scene = await openScene(bench, person, { proof: CLAIMED });
    const acts = [await accepted(scene.place(hold)), await accepted(scene.place(suspend))];
    await bench.work();
    for (const actId of acts)
      expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "alreadyDone" });
    expect((await identityOf(person)).state).toBe("suspended");
    const app = { kind: "block", authenticatorId: meansOf(person, "codeApp") } as const;
    expect(await scene.place(app), "a means is blocked beneath it, too").toMatchObject({ allowed: true });
  });

  it("a second hold while one runs begins its hours anew, whoever asks for it", async () => {
    const { person, scene } = await held("Karl Aage Brandt");
    const { heldUntil } = await identityOf(person);
    bench.setClock(minutes(0.5));
    await accepted(scene.place(hold));
    await bench.work();
    const { heldUntil: longer } = await identityOf(person);
    expect(Date.parse(longer ?? "") - Date.parse(heldUntil ?? "")).toBeGreaterThanOrEqual(minutes(0.5));
  });

  it("tell MitID three different things, and end sessions where the whole is stopped", async () => {
    const person = demoPerson("Bjarne Kjær");
    const scene = await openScene(bench, person, { proof: CLAIMED });
    const acts = [hold, { kind: "block", authenticatorId: meansOf(person, "password") } as const, suspend];
    const ids: string[] = [];
    for (const act of acts) ids.push(await accepted(scene.place(act)));
    await bench.work();
    const operations = ["holdIdentity", "blockAuthenticator", "suspendIdentity"];
    for (const [index, operation] of operations.entries()) {
      const asked = (await bench.mitidLog(operation)).filter(({ key }) => ids.includes(key ?? ""));
      expect(asked).toEqual([expect.objectContaining({ key: ids[index], outcome: "applied" })]);
    }
    const { rows } = await bench.db.asOwner(
      `select a.kind, a.hold_until is not null as ends, a.authenticator_id is not null as one,
              array_agg(t.system order by t.system) as systems
         from acts a join act_targets t on t.act_id = a.id where a.case_id = $1 group by a.id order by a.created_at`,
      [scene.id],
    );
    expect(rows).toEqual([
      { kind: "hold", ends: true, one: false, systems: ["mitid", "nemlogin", "nemloginAgain"] },
      { kind: "block", ends: false, one: true, systems: ["mitid"] },
      {
        kind: "suspend",
        ends: false,
        one: false,
        systems: ["certificate", "mitid", "nemkonto", "nemlogin", "nemloginAgain"],
      },
    ]);
  });

  it.each([
    ["a hold without an end", "hold", { hold_until: null }],
    ["a hold of two days", "hold", { hold_until: "now() + interval '2 days'" }],
    ["a suspension with an end", "suspend", { hold_until: "now() + interval '1 hour'" }],
    ["a block with an end", "block", { hold_until: "now() + interval '1 hour'" }],
    ["a block of no means", "block", { authenticator_id: null }],
    ["a suspension of one means", "suspend", { authenticator_id: "'one'" }],
  ] as const)("the database refuses %s", async (_, kind, wrong) => {
    const scene = await openScene(bench, demoPerson("James O'Connor"), { proof: CLAIMED });
    const right = {
      hold_until: kind === "hold" ? "now() + interval '24 hours'" : null,
      authenticator_id: kind === "block" ? `'${crypto.randomUUID()}'` : null,
    };
    await expect(write(scene, kind, { ...right, ...wrong })).rejects.toMatchObject({ code: "23514" });
    await expect(write(scene, kind, right)).resolves.toBeDefined();
  });
});

/** The row as the application could write it by plain SQL. */
async function write(scene: ActScene, kind: string, values: Readonly<Record<string, string | null>>) {
  const receipt = String(Math.floor(10_000_000 + Math.random() * 89_999_999));
  await bench.db.asOwner("insert into receipts (number) values ($1)", [receipt]);
  const { rows } = await bench.db.asOwner("select id from verifications where case_id = $1", [scene.id]);
  const names = Object.keys(values).join(", ");
  const written = Object.values(values).map((value) => value ?? "null").join(", "); // prettier-ignore
  const { pool } = bench.db.database;
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query(
      "select set_config('app.actor_kind', 'agent', true), set_config('app.actor', $1, true)",
      [scene.actor.id],
    );
    return await client.query(
      `insert into acts (kind, state, case_id, citizen_id, verification_id, actor_kind, actor_id, reason, policy_id,
                         idempotency_key, receipt_number, ${names})
       values ($1, 'accepted', $2, $3, $4, 'agent', $5, 'lost', 2, $6, $7, ${written})`,
      [kind, scene.id, scene.citizenId, rows[0]?.["id"], scene.actor.id, crypto.randomUUID(), receipt],
    );
  } finally {
    await client.query("rollback");
    client.release();
  }
}
