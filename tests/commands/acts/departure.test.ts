/** A reissue that has waited leaves on a decision of its own: only what it rests on counts, and all of it is asked anew. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { days, hours, minutes } from "../../../app/domain/duration.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import { stopByToken } from "../../../app/commands/stop-by-token.ts";
import { stopTokenOf } from "../../../app/commands/stop-token.ts";
import { cancelReissue } from "../../../app/worker/cancel-reissue.ts";
import { deliverAct } from "../../../app/worker/deliver-act.ts";
import type { Policy } from "../../../app/domain/policy/policy.ts";
import { policyPreview } from "../../../db/views/policy-preview.ts";
import { policyInForce } from "../../support/policy.ts";
import { demoPerson, meansOf, openActBench, type ActBench } from "../../support/act-bench.ts";
import {
  accepted,
  actRow,
  CONFIRMED,
  openScene,
  phoneChangedSixDaysAgo,
  recorded,
  STRONG,
} from "../../support/act-scene.ts";
import { codeOf, enter } from "../../support/reissue-bench.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});
beforeEach(async () => {
  bench.setClock(0);
  await bench.clearFaults();
});

const pin = { kind: "temporaryPin" } as const;
const password = { kind: "temporaryPassword" } as const;
const code = { kind: "activationCode", authenticatorId: null, delivery: "sms" } as const;
const ITS_HOUR = hours(24) + minutes(1);

async function waiting(name: string, ...acts: readonly (typeof pin | typeof password | typeof code)[]) {
  const person = await phoneChangedSixDaysAgo(bench, name);
  const scene = await openScene(bench, person, { proof: CONFIRMED });
  await scene.prove(STRONG);
  const actIds = [];
  for (const act of acts) actIds.push(await accepted(scene.place(act)));
  return { person, scene, actIds, actId: actIds[0] ?? "" };
}

const departures = async (actId: string) =>
  (
    await bench.db.asOwner(
      `select d.identity_version as left_on, a.identity_version as decided_on, d.decided_on ->> 'contactAgeHours' as age,
              a.decided_on ->> 'contactAgeHours' as first_age, d.policy_id
         from departures d join acts a on a.id = d.act_id where a.id = $1`,
      [actId],
    )
  ).rows;

describe("leaves", () => {
  it("although the person has locked, blocked and changed other things meanwhile", async () => {
    const { person, actId } = await waiting("Inger Vestergaard", pin);
    const { identityUuid } = person.mitid;
    const app = meansOf(person, "codeApp");
    for (let tries = 0; tries < 3; tries += 1)
      await bench.control("/mitid/_control/citizen", {
        action: "wrongPin",
        identityUuid,
        authenticatorId: app,
      });
    const other = await openScene(bench, person, { proof: CONFIRMED });
    await accepted(other.place({ kind: "block", authenticatorId: meansOf(person, "codeDisplay") }));
    await bench.work();
    bench.setClock(ITS_HOUR);
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
    const [both] = await departures(actId);
    expect(Number(both?.["left_on"])).toBeGreaterThan(Number(both?.["decided_on"]));
    expect([Number(both?.["first_age"]), Number(both?.["age"])]).toEqual([144, 168]);
    expect(await enter(bench, person, "useTemporaryPin", await codeOf(bench, person))).toBe("used");
  });

  it("with all that waits for the same person at the same hour, one after the other", async () => {
    const { actIds } = await waiting("Tobias Nørgaard", pin, password, code);
    await bench.strikeHour(ITS_HOUR);
    await Promise.all(actIds.map((actId) => deliverAct(bench.context, { actId, system: "mitid" })));
    for (let round = 0; round < actIds.length; round += 1) await bench.deliver();
    for (const actId of actIds)
      expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
  });

  it("when the answer was lost, once more on the version that it left on", async () => {
    const { actId } = await waiting("Freja Dam Møller", code);
    bench.setClock(ITS_HOUR);
    await bench.fault({ kind: "after-success-lost", operation: "issueActivationCode" });
    await bench.deliver();
    expect(await actRow(bench, actId)).toMatchObject({ state: "sent" });
    await bench.clearFaults();
    await bench.deliver();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
    expect(await departures(actId)).toHaveLength(1);
    const looks = await bench.db.asOwner(
      "select l.system from lookups l join acts a on a.case_id = l.case_id where a.id = $1 and l.purpose = 'departure'",
      [actId],
    );
    expect(looks.rows.map(({ system }) => system).sort(), "nobody is looked up for a second try").toEqual([
      "contacts",
      "cpr",
      "mitid",
    ]);
    const sent = (await bench.mitidLog("issueActivationCode")).filter(({ key }) => key === actId);
    expect(sent.filter(({ outcome }) => outcome === "applied")).toHaveLength(1);
  });

  it("when MitID answers again, and not before", async () => {
    const { actId } = await waiting("Else Margrethe Thorup", password);
    bench.setClock(ITS_HOUR);
    await bench.fault({ kind: "down" });
    await bench.deliver();
    expect(await departures(actId)).toEqual([]);
    expect(await actRow(bench, actId)).toMatchObject({ state: "sent", target: "sent" });
    await bench.clearFaults();
    await bench.deliver();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged" });
  });
});

describe("stays", () => {
  it("when the phone number has been changed since", async () => {
    const { person, actId } = await waiting("Bjarne Kjær", pin);
    bench.setClock(hours(12));
    const { identityUuid } = person.mitid;
    await bench.control("/mitid/_control/citizen", {
      action: "changePhone",
      identityUuid,
      phone: "+4520009904",
    });
    bench.setClock(ITS_HOUR);
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({
      state: "refused",
      fate: "notAllowed",
      refusal_reasons: ["contact.tooYoung"],
      target: "refused",
    });
    expect((await bench.mitidLog("issueTemporaryPin")).filter(({ key }) => key === actId)).toEqual([]);
    expect((await recorded(bench, "act.depart")).at(-1)).toMatchObject({ outcome: "refused" });
    const { rows } = await bench.db.asOwner(
      "select verdict, reasons, policy_id, (decided_on ->> 'contactAgeHours')::int as age from departures where act_id = $1",
      [actId],
    );
    expect(rows).toEqual([{ verdict: "stays", reasons: ["contact.tooYoung"], policy_id: 2, age: 12 }]);
    const otherwise = async (rules: Policy) => {
      const since = new Date(Date.now() - days(1));
      const seen = await bench.db.database.read(systemActor("test"), (tx) => policyPreview(tx, rules, since));
      // The hours of the others were moved in this file, so how long they waited says nothing.
      return seen.rows.filter(({ difference }) => !difference.startsWith("wouldWait"));
    };
    expect(await otherwise(policyInForce()), "decided again it is the same no").toEqual([]);
    expect(await otherwise({ ...policyInForce(), contact: { unchangedHours: 1 } })).toMatchObject([
      { kind: "temporaryPin", difference: "wouldAllow", reasons: ["contact.tooYoung"] },
    ]);
  });

  it("when the person has died, been stopped elsewhere, or lost two verifications since", async () => {
    const dead = await waiting("Karl Aage Brandt", password);
    const { identityUuid } = dead.person.mitid;
    await bench.control("/mitid/_control/citizen", { action: "die", identityUuid });
    const held = await waiting("James O'Connor", password);
    await bench.context.ports.mitid.suspendIdentity({
      identityUuid: held.person.mitid.identityUuid,
      idempotencyKey: "somebody-else-1",
      reason: "misuse",
    });
    const doubted = await waiting("Amina Yusuf Larsen", password);
    bench.setClock(hours(23));
    await bench.db.asOwner("alter table question_rounds disable trigger user");
    for (let lost = 0; lost < 2; lost += 1) {
      await bench.db.asOwner(
        `insert into question_rounds (case_id, citizen_id, actor_id, state, policy_id, started_at, ended_at)
         values ($1, $2, 'x', 'failed', 2, $3, $3)`,
        [doubted.scene.id, doubted.scene.citizenId, bench.context.clock().toISOString()],
      );
    }
    await bench.db.asOwner("alter table question_rounds enable trigger user");
    bench.setClock(ITS_HOUR);
    await bench.work();
    const reasons = await Promise.all(
      [dead, held, doubted].map(async ({ actId }) => (await actRow(bench, actId))?.["refusal_reasons"]),
    );
    expect(reasons).toEqual([["act.noEffect"], ["act.noEffect"], ["subject.mustMeet"]]);
  });

  it("when somebody presses stop while MitID is silent: it never leaves", async () => {
    const { actId } = await waiting("Oliver Skov Jensen", pin);
    bench.setClock(ITS_HOUR);
    await bench.fault({ kind: "down" });
    await bench.deliver();
    const pressed = await stopByToken(bench.context, { token: stopTokenOf(bench.context.vault, actId) });
    expect(pressed).toEqual({ allowed: true, value: { actId, fate: "asked" } });
    await bench.clearFaults();
    await bench.deliver();
    await cancelReissue(bench.context, { actId });
    expect(await actRow(bench, actId)).toMatchObject({
      state: "refused",
      refusal_reasons: ["reissue.stopped"],
    });
    const { rows } = await bench.db.asOwner("select outcome from reissue_stops where act_id = $1", [actId]);
    expect(rows).toEqual([{ outcome: "neverMade" }]);
    expect((await bench.mitidLog("issueTemporaryPin")).filter(({ key }) => key === actId)).toEqual([]);
  });
});

describe("the database", () => {
  it("lets nothing depart before its hour, nor what did not wait, nor twice, nor be rewritten", async () => {
    const { actId } = await waiting("Sofie Lindqvist Bach", pin);
    const depart = (id: string) =>
      bench.db.database.transact(systemActor("test"), (tx) =>
        tx
          .insertInto("departures")
          .values({ actId: id, decidedOn: "{}", policyId: 2, identityVersion: 1 })
          .execute(),
      );
    await expect(depart(actId)).rejects.toMatchObject({ code: "FL021" });
    bench.setClock(ITS_HOUR);
    await bench.work();
    await expect(depart(actId)).rejects.toMatchObject({ code: "FL021" });
    const rewrite = bench.db.database.transact(systemActor("test"), (tx) =>
      tx.updateTable("departures").set({ identityVersion: 9 }).where("actId", "=", actId).execute(),
    );
    await expect(rewrite).rejects.toMatchObject({ code: "42501" });
    for (const text of ["update departures set verdict = 'stays'", "delete from departures"])
      await expect(bench.db.asOwner(text), text).rejects.toMatchObject({ code: "FL083" });
    const plain = await openScene(bench, demoPerson("Mette Hansen"), { proof: CONFIRMED });
    const parcel = await accepted(plain.place({ kind: "orderMeans", means: "chip" }));
    await expect(depart(parcel)).rejects.toMatchObject({ code: "FL021" });
  });
});

it("waits a day at most for nothing: two days later it still leaves on fresh facts", async () => {
  const { actId } = await waiting("Mads Holm Kristiansen", password);
  bench.setClock(days(2));
  await bench.work();
  expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged" });
});
