/** What runs past its deadline, is missing or came too late needs a person: who takes it, and how it ends. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import pg from "pg";
import { escalateOverdue } from "../../../app/commands/escalate-overdue.ts";
import { placeCitizenStop } from "../../../app/commands/place-citizen-stop.ts";
import { seeToEscalation } from "../../../app/commands/see-to-escalation.ts";
import { takeEscalation } from "../../../app/commands/take-escalation.ts";
import { callerOf, systemActor, type Actor } from "../../../app/domain/actor.ts";
import { minutes } from "../../../app/domain/duration.ts";
import type { TargetSystem } from "../../../app/domain/protection/targets.ts";
import { reconcileMitid } from "../../../app/worker/read-mitid-log.ts";
import { escalationsView } from "../../../db/views/escalations.ts";
import { demoPerson, meansOf, openActBench, type ActBench } from "../../support/act-bench.ts";
import { accepted, actRow, CONFIRMED, openScene, recorded, refused } from "../../support/act-scene.ts";
import { hireAgent } from "../../support/desk.ts";

let bench: ActBench;
let listener: pg.Client;
let heard: string[] = [];
beforeAll(async () => {
  bench = await openActBench();
  listener = new pg.Client({ connectionString: bench.db.url });
  await listener.connect();
  listener.on("notification", ({ payload }) => heard.push(payload ?? ""));
  await listener.query("listen topics");
});
afterAll(() => listener.end());
beforeEach(async () => {
  bench.setClock(0);
  await bench.clearFaults();
  heard = [];
});

const LATE = minutes(16);
const open = () => bench.db.database.read(systemActor("test"), (tx) => escalationsView(tx));
const openOf = async (actId: string) => (await open()).filter((one) => one.actId === actId);
const take = (actor: Actor, actId: string, system: TargetSystem = "mitid") =>
  takeEscalation(bench.context, { actor, actId, system });
const seeTo = (actor: Actor, actId: string, system: TargetSystem = "mitid") =>
  seeToEscalation(bench.context, { actor, actId, system });
const agent = () => hireAgent(bench.db);

/** A block that MitID has not answered when its deadline passes. */
async function overdue(name: string, kind: string) {
  const person = demoPerson(name);
  const scene = await openScene(bench, person, { proof: CONFIRMED });
  const actId = await accepted(scene.place({ kind: "block", authenticatorId: meansOf(person, kind) }));
  await bench.fault({ kind: "down" });
  await bench.deliver();
  bench.setClock(LATE);
  return { person, scene, actId };
}

describe("an act past its deadline", () => {
  it("is escalated once, on the case, in the record, and told to every desk", async () => {
    const { actId, scene } = await overdue("Inger Vestergaard", "codeApp");
    bench.setClock(minutes(14));
    expect(await escalateOverdue(bench.context)).toBe(0);
    bench.setClock(LATE);
    const [one, other] = await Promise.all([escalateOverdue(bench.context), escalateOverdue(bench.context)]);
    expect(one + other).toBe(1);
    expect(await scene.events()).toContain("act.escalated");
    expect((await recorded(bench, "act.escalate")).at(-1)).toMatchObject({
      facts: { actId, system: "mitid" },
    });
    await expect.poll(() => heard).toContain("escalations");
    expect(heard).toContain(`case:${scene.id}`);
    expect(await openOf(actId)).toMatchObject([
      { why: "overdue", kind: "block", means: "codeApp", caseNumber: scene.number, attempts: 1, taken: null },
    ]);
  });

  it("is still tried, and leaves the list by MitID's answer alone", async () => {
    const { actId } = await overdue("Tobias Nørgaard", "chip");
    await escalateOverdue(bench.context);
    await bench.deliver();
    expect(await openOf(actId)).toMatchObject([{ attempts: 2 }]);
    const mine = await agent();
    await take(mine, actId);
    expect(await seeTo(mine, actId), "it is still under way").toEqual(refused("escalation.stillOpen"));
    heard = [];
    await bench.clearFaults();
    await bench.deliver();
    expect(await openOf(actId)).toEqual([]);
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
    await expect.poll(() => heard).toContain("escalations");
  });

  it("has each target system for itself: sessions that still run are a matter of their own", async () => {
    const scene = await openScene(bench, demoPerson("Bjarne Kjær"), { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    await bench.control("/nemlogin/_control/faults", { kind: "down", operation: "endSessions" });
    await bench.deliver();
    bench.setClock(LATE);
    await escalateOverdue(bench.context);
    expect(await openOf(actId)).toMatchObject([
      { system: "nemlogin", actState: "acknowledged" },
      { system: "nemloginAgain", actState: "acknowledged" },
    ]);
    await bench.control("/nemlogin/_control/reset", {});
    await bench.deliver();
    expect(await openOf(actId)).toEqual([]);
  });
});

describe("whoever takes it", () => {
  it("has it, alone, and a colleague sees who", async () => {
    const { actId, scene } = await overdue("Freja Dam Møller", "codeDisplay");
    await escalateOverdue(bench.context);
    const [mine, theirs] = [await agent(), await agent()];
    const rulings = await Promise.all([take(mine, actId), take(theirs, actId)]);
    expect(rulings.filter(({ allowed }) => allowed)).toEqual([
      { allowed: true, value: { caseNumber: scene.number } },
    ]);
    expect(rulings).toContainEqual(refused("escalation.taken"));
    const winner = rulings[0].allowed ? mine : theirs;
    expect(await take(winner, actId), "twice").toMatchObject({ allowed: true });
    expect(await openOf(actId)).toMatchObject([{ taken: { staffId: winner.id } }]);
    expect(await scene.events()).toContain("act.taken");
    const { rows } = await bench.db.asOwner("select owner_id from cases where id = $1", [scene.id]);
    expect(rows[0]?.["owner_id"], "the case stays its agent's").toBe(scene.actor.id);
  });

  it("is at the desk: no caller, no clerk", async () => {
    const { actId } = await overdue("James O'Connor", "codeApp");
    await escalateOverdue(bench.context);
    expect(await take(callerOf("CA1"), actId)).toEqual(refused("mover.notAllowed"));
    const { id } = await agent();
    expect(await take({ kind: "clerk", id, role: "clerk" }, actId)).toEqual(refused("mover.notAllowed"));
    expect(await take(await agent(), crypto.randomUUID())).toEqual(refused("escalation.none"));
  });

  it("gets the case with it where nobody owns that", async () => {
    const person = demoPerson("Else Margrethe Thorup");
    await openScene(bench, person);
    await bench.db.asOwner("insert into blocking_codes (citizen_id, code_index) select id, $1 from citizens where mitid_uuid = $2", [
      bench.db.vault.index("blockingCode", "71002233"),
      person.mitid.identityUuid,
    ]); // prettier-ignore
    const stopped = await placeCitizenStop(bench.context, {
      visitId: crypto.randomUUID(),
      source: "192.0.2.7",
      code: "7100 2233",
      stop: { kind: "suspend" },
      reason: "stolen",
      language: "da",
    });
    const caseNumber = stopped.allowed ? stopped.value.caseNumber : "";
    await bench.fault({ kind: "down" });
    await bench.deliver();
    bench.setClock(LATE);
    await escalateOverdue(bench.context);
    const found = (await open()).find((one) => one.caseNumber === caseNumber && one.system === "mitid");
    const mine = await agent();
    expect(await take(mine, found?.actId ?? "")).toEqual({ allowed: true, value: { caseNumber } });
    const { rows } = await bench.db.asOwner("select owner_id from cases where number = $1", [caseNumber]);
    expect(rows).toEqual([{ owner_id: mine.id }]);
  });
});

describe("what MitID's log does not tell of", () => {
  it("is seen to by whoever took it, and only then off the list", async () => {
    const person = demoPerson("Amina Yusuf Larsen");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "block", authenticatorId: meansOf(person, "codeApp") }));
    await bench.deliver();
    await bench.control("/mitid/_control/reset", {});
    await reconcileMitid(bench.context);
    bench.setClock(LATE);
    await reconcileMitid(bench.context);
    expect(await openOf(actId)).toMatchObject([{ why: "unconfirmed" }]);
    const [mine, theirs] = [await agent(), await agent()];
    expect(await seeTo(mine, actId), "not taken").toEqual(refused("escalation.notYours"));
    await take(mine, actId);
    expect(await seeTo(theirs, actId)).toEqual(refused("escalation.notYours"));
    expect(await seeTo(mine, actId)).toEqual({ allowed: true, value: null });
    expect(await seeTo(mine, actId)).toEqual(refused("escalation.none"));
    expect(await openOf(actId)).toEqual([]);
    expect(await scene.events()).toContain("act.seenTo");
  });
});
