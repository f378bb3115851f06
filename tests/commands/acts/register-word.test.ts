/** What the CPR register says of the dead and the annulled stops their MitID by itself, whoever looked; the dead get no message. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { settleHoldRequest } from "../../../app/commands/settle-hold-request.ts";
import { staffActor } from "../../../app/domain/actor.ts";
import { TARGETS } from "../../../app/domain/protection/targets.ts";
import { identifyWitness } from "../../../app/lookups/identify-witness.ts";
import { lookBeforeDeparture } from "../../../app/lookups/look-before-departure.ts";
import { demoPerson } from "../../support/act-bench.ts";
import {
  accepted,
  actRow,
  CLAIMED,
  CONFIRMED,
  openScene,
  phoneChangedSixDaysAgo,
} from "../../support/act-scene.ts";
import { hireAgent, openCase, receiveCall } from "../../support/desk.ts";
import { openRegisterBench, type RegisterBench } from "../../support/register-bench.ts";

let notices: RegisterBench;

beforeAll(async () => {
  notices = await openRegisterBench();
});
beforeEach(async () => {
  notices.bench.setClock(0);
  await notices.bench.clearFaults();
  notices.told.length = 0;
  Object.assign(notices.post, { state: "up", mailbox: "registered", nemSms: true });
});

describe("somebody who is dead", () => {
  it("is stopped as a whole by the system, in every system, and the case says why", async () => {
    const scene = await notices.lookedAt("Inger Vestergaard", "90");
    const [stop, ...others] = await notices.stopsOf(scene.citizenId);
    expect(others).toEqual([]);
    expect(stop).toMatchObject({ kind: "suspend", reason: "death", actor_kind: "system", case_id: scene.id });
    await notices.bench.work();
    expect(await actRow(notices.bench, String(stop?.["id"]))).toMatchObject({
      state: "acknowledged",
      fate: "applied",
    });
    expect(await scene.events()).toEqual(expect.arrayContaining(["register.stops", "act.accepted"]));
    const { rows } = await notices.bench.db.asOwner(
      "select system from act_targets where act_id = $1 and state in ('acknowledged', 'refused')",
      [stop?.["id"]],
    );
    expect(new Set(rows.map(({ system }) => String(system)))).toEqual(new Set(TARGETS.suspend));
  });

  it("gets no message; the estate gets the decision in writing", async () => {
    const [stop] = await notices.stopsOf(await notices.citizenOf("Inger Vestergaard"));
    const actId = String(stop?.["id"]);
    const templates = await notices.toTell(actId);
    expect(templates).toEqual(["act", "decision"]);
    for (const template of templates) await notices.tell(actId, template);
    await notices.deliverAll(actId);
    expect(await notices.rows(actId)).toEqual(["decision digitalPost sent"]);
    expect(notices.told.map(({ by }) => by)).toEqual(["digitalPost"]);
    expect(notices.told[0]?.text).toContain("CPR-registeret siger, at personen er død.");
  });

  it("is told nothing of what was on its way when it was heard, not even that it is called back", async () => {
    const person = await phoneChangedSixDaysAgo(notices.bench, "Bjarne Kjær");
    const scene = await openScene(notices.bench, person, { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "temporaryPassword" }));
    await notices.tell(actId, "coolingOff");
    notices.says(person.name, "90");
    await lookBeforeDeparture(notices.bench.context, actId);
    await notices.heed();
    expect(await notices.stopsOf(scene.citizenId)).toHaveLength(1);
    expect(await actRow(notices.bench, actId)).toMatchObject({ state: "withdrawn" });
    await notices.tell(actId, "withdrawn");
    await notices.deliverAll(actId);
    expect(notices.told).toEqual([]);
    expect((await notices.rows(actId)).every((row) => row.endsWith("overtaken"))).toBe(true);
  });
});

describe.each(["30", "50"])("a number that does not stand for anybody (%s)", (status) => {
  it("is stopped too, and whoever lives with it is told on every way, with a decision", async () => {
    const name = status === "30" ? "Mads Holm Kristiansen" : "Freja Dam Møller";
    const scene = await notices.lookedAt(name, status);
    const [stop] = await notices.stopsOf(scene.citizenId);
    expect(stop).toMatchObject({ kind: "suspend", reason: "numberAnnulled" });
    const actId = String(stop?.["id"]);
    await notices.bench.work();
    const templates = await notices.toTell(actId);
    expect(templates).toEqual(["act", "decision"]);
    for (const template of templates) await notices.tell(actId, template);
    await notices.deliverAll(actId);
    expect(notices.told.map(({ by }) => by)).toEqual(expect.arrayContaining(["sms", "digitalPost"]));
  });
});

it.each(["01", "03", "20", "60", "70", "80"])("at %s nothing is stopped", async (status) => {
  const scene = await notices.lookedAt("Jonas Bæk", status);
  expect(await notices.stopsOf(scene.citizenId)).toEqual([]);
});

describe("the word is heard", () => {
  it("while MitID is silent: the stop finds the identity when MitID is back", async () => {
    const { bench } = notices;
    await bench.fault({ kind: "down" });
    const scene = await notices.lookedAt("Amina Yusuf Larsen", "90");
    const [stop] = await notices.stopsOf(scene.citizenId);
    expect(stop).toMatchObject({ state: "accepted" });
    await bench.work().catch(() => undefined);
    await bench.clearFaults();
    await bench.work();
    expect(await actRow(bench, String(stop?.["id"]))).toMatchObject({
      state: "acknowledged",
      fate: "applied",
    });
  });

  it("of a witness, in a case of the witness's own", async () => {
    const { db, context } = notices.bench;
    const clerk = staffActor((await hireAgent(db)).id, "clerk");
    const { id, number: caseNumber } = await openCase(db, clerk);
    const { cpr } = demoPerson("Karl Aage Brandt");
    notices.says("Karl Aage Brandt", "90");
    await identifyWitness(context, { actor: clerk, caseNumber, cpr });
    await notices.heed();
    const citizenId = await notices.citizenOf("Karl Aage Brandt");
    const [stop] = await notices.stopsOf(citizenId);
    expect(stop).toMatchObject({ kind: "suspend" });
    const { rows } = await db.asOwner("select citizen_id, channel, owner_id from cases where id = $1", [
      stop?.["case_id"],
    ]);
    expect(rows).toEqual([{ citizen_id: citizenId, channel: "register", owner_id: null }]);
    expect(stop?.["case_id"]).not.toBe(id);
  });

  it("also where a caller at night has not hit the person's fact", async () => {
    const { db, context } = notices.bench;
    const callSid = await receiveCall(db);
    const { cpr, mitid } = demoPerson("Sofie Lindqvist Bach");
    const { rows } = await db.asOwner(
      `with r as (insert into receipts (number) values ('31313131') returning number)
       insert into hold_requests (call_sid, receipt_number, subject_index, claim_cipher, claim_key_id)
       select $1, number, $2, '\\x00', 'none' from r returning id`,
      [callSid, context.vault.index("cpr", cpr)],
    );
    const subject = { cpr, mitidUuid: mitid.identityUuid, registerStatus: "90" };
    await settleHoldRequest(context, { requestId: String(rows[0]?.["id"]), subject, fits: false });
    await notices.heed();
    const [stop, ...others] = await notices.stopsOf(await notices.citizenOf("Sofie Lindqvist Bach"));
    expect([stop?.["kind"], others]).toEqual(["suspend", []]);
  });
});

describe("nothing is stopped", () => {
  it("on a word that was taken back before it was heeded", async () => {
    const person = demoPerson("Oliver Skov Jensen");
    notices.says(person.name, "90");
    const scene = await openScene(notices.bench, person);
    notices.says(person.name, "01");
    await openScene(notices.bench, person);
    await notices.heed();
    expect(await notices.stopsOf(scene.citizenId)).toEqual([]);
  });

  it("where the whole was stopped before and stands", async () => {
    const person = demoPerson("Else Margrethe Thorup");
    const scene = await openScene(notices.bench, person, { proof: CLAIMED });
    await accepted(scene.place({ kind: "suspend" }));
    await notices.bench.work();
    notices.says(person.name, "90");
    await openScene(notices.bench, person);
    await notices.heed();
    expect(await notices.stopsOf(scene.citizenId)).toEqual([]);
  });
});
