/** A person who has got a new CPR number stays one person, and a line of MitID's log that fails keeps nobody else waiting. */
import { beforeEach, describe, expect, it } from "vitest";
import { seeToAlarm } from "../../../app/commands/see-to-alarm.ts";
import { takeAlarm } from "../../../app/commands/take-alarm.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import { hours, minutes } from "../../../app/domain/duration.ts";
import { SystemDown } from "../../../app/domain/faults.ts";
import { reconcileMitid } from "../../../app/worker/read-mitid-log.ts";
import { citizenByCpr, ensureCitizen } from "../../../db/citizens.ts";
import { alarmsView } from "../../../db/views/alarms.ts";
import { hireAgent } from "../../support/desk.ts";
import { demoPerson, meansOf, openActBench, type ActBench } from "../../support/act-bench.ts";
import { accepted, actRow, CLAIMED, openScene } from "../../support/act-scene.ts";
import { changePhone, linesOf } from "../../support/log-bench.ts";

let bench: ActBench;

beforeEach(async () => {
  bench = await openActBench();
});

const person = demoPerson("Inger Vestergaard");
const { identityUuid } = person.mitid;
const OLD_NUMBER = "6501724999";

const known = (cpr: string, mitidUuid: string | null) =>
  bench.db.database.transact(systemActor("test"), (tx) =>
    ensureCitizen(tx, bench.context.vault, { cpr, mitidUuid }),
  );
const alarms = () => bench.db.database.read(systemActor("test"), (tx) => alarmsView(tx));

describe("a new CPR number", () => {
  it("is put on the person whom we know by their MitID", async () => {
    const before = await known(OLD_NUMBER, identityUuid);
    expect(await known(person.cpr, identityUuid)).toEqual(before);
    const byNumber = (cpr: string) =>
      bench.db.database.read(systemActor("test"), (tx) => citizenByCpr(tx, bench.context.vault, cpr));
    expect(await byNumber(person.cpr)).toBe(before.id);
    expect(await byNumber(OLD_NUMBER)).toBeUndefined();
  });

  it("finds the same person again, ten times at once", async () => {
    await known(OLD_NUMBER, identityUuid);
    const found = await Promise.all(Array.from({ length: 10 }, () => known(person.cpr, identityUuid)));
    expect(new Set(found.map(({ id }) => id)).size).toBe(1);
  });

  it("brings the MitID along where the number was met before MitID answered", async () => {
    const before = await known(OLD_NUMBER, identityUuid);
    const met = await known(person.cpr, null);
    expect(met.id).not.toBe(before.id);
    expect(await known(person.cpr, identityUuid)).toEqual({ id: met.id, mitidUuid: identityUuid });
    expect(await known(OLD_NUMBER, null)).toEqual({ id: before.id, mitidUuid: null });
  });

  it("lets an act come home whose person MitID knew under the old number", async () => {
    await known(OLD_NUMBER, identityUuid);
    await bench.fault({ kind: "down" });
    const scene = await openScene(bench, person, { proof: CLAIMED });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    await bench.clearFaults();
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
    expect(await known(person.cpr, null)).toMatchObject({ mitidUuid: identityUuid });
  });

  it("does not take the MitID from an act that is on its way under the old one", async () => {
    const scene = await openScene(bench, person, { proof: CLAIMED });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    const met = await known(OLD_NUMBER, null);
    expect(await known(OLD_NUMBER, identityUuid)).toEqual({ id: met.id, mitidUuid: null });
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged" });
  });
});

describe("MitID's log", () => {
  it("sets a line aside that cannot be taken in, reads on, and shows it until somebody has seen to it", async () => {
    const scene = await openScene(bench, person, { proof: CLAIMED });
    await accepted(scene.place({ kind: "block", authenticatorId: meansOf(person, "codeDisplay") }));
    await bench.deliver();
    await bench.db.asOwner(
      `create function spoil() returns trigger language plpgsql as $$
        begin if new.kind = 'mitid.changed' then raise exception 'spoilt'; end if; return new; end $$`,
    );
    await bench.db.asOwner(
      "create trigger spoilt before insert on case_events for each row execute function spoil()",
    );
    await changePhone(bench, person, 41);
    await reconcileMitid(bench.context);
    expect((await linesOf(bench)).map(({ meaning }) => meaning)).toEqual(["ours", "setAside"]);
    const [alarm] = await alarms();
    expect(alarm).toMatchObject({ why: "lineSetAside", event: "contactChanged", caseNumber: scene.number });
    const alarmId = alarm?.id ?? "";
    const agent = await hireAgent(bench.db);
    const another = await hireAgent(bench.db);
    const none = { allowed: false, reasons: ["escalation.notYours"] };
    expect(await seeToAlarm(bench.context, { actor: agent, alarmId })).toEqual(none);
    await takeAlarm(bench.context, { actor: agent, alarmId });
    expect(await takeAlarm(bench.context, { actor: another, alarmId })).toEqual({
      allowed: false,
      reasons: ["escalation.taken"],
    });
    expect(await alarms()).toMatchObject([{ taken: { staffId: agent.id } }]);
    await expect(
      bench.db.database.transact(systemActor("test"), (tx) =>
        tx.updateTable("alarms").set({ about: "1:99" }).execute(),
      ),
    ).rejects.toMatchObject({ code: "FL035" });
    expect((await seeToAlarm(bench.context, { actor: agent, alarmId })).allowed).toBe(true);
    expect(await alarms()).toEqual([]);
  });

  it("is a person's business while it cannot be read, from the deadline on, and no longer when it can", async () => {
    await reconcileMitid(bench.context);
    const changes = () => Promise.reject(new SystemDown("mitid", false, "a body of another shape"));
    const silent = { ...bench.context, ports: { ...bench.context.ports } };
    silent.ports.mitid = { ...bench.context.ports.mitid, changes };
    bench.setClock(minutes(14));
    await reconcileMitid(silent);
    expect(await alarms()).toEqual([]);
    bench.setClock(minutes(16));
    await reconcileMitid(silent);
    await reconcileMitid(silent);
    expect(await alarms()).toMatchObject([{ why: "logUnread", endsByPerson: false, caseNumber: null }]);
    const [alarm] = await alarms();
    const agent = await hireAgent(bench.db);
    const about = { actor: agent, alarmId: alarm?.id ?? "" };
    await takeAlarm(bench.context, about);
    expect(await seeToAlarm(bench.context, about)).toMatchObject({ reasons: ["escalation.stillOpen"] });
    await reconcileMitid(bench.context);
    expect(await alarms()).toEqual([]);
  });

  it("tells of what others change for whom we have stopped, where nobody has a case open", async () => {
    const scene = await openScene(bench, person, { proof: CLAIMED });
    await accepted(scene.place({ kind: "suspend" }));
    await bench.work();
    await elsewhere("reopenIdentity", 2);
    await reconcileMitid(bench.context);
    expect(await alarms()).toEqual([]);
    await bench.db.asOwner("update cases set state = 'closed', closed_at = now() where id = $1", [scene.id]);
    await changePhone(bench, person, 43);
    await reconcileMitid(bench.context);
    const changed = { why: "foreignChange", event: "contactChanged", caseNumber: scene.number };
    expect(await alarms()).toMatchObject([changed]);
    bench.setClock(hours(24 * 15));
    await changePhone(bench, person, 44);
    await reconcileMitid(bench.context);
    expect((await alarms()).filter(({ why }) => why === "foreignChange")).toHaveLength(1);
  });
});

/** Somebody else than the line has asked MitID. */
const elsewhere = (operation: "reopenIdentity", identityVersion: number) =>
  bench.context.ports.mitid[operation]({
    identityUuid,
    identityVersion,
    idempotencyKey: crypto.randomUUID(),
    reason: "unspecified",
  });
