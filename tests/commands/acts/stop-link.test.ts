/** The stop link in a notice: whoever holds it stops the reissue, before it leaves, on its way, or too late. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { awaitStop } from "../../../app/commands/await-stop.ts";
import { stopByToken } from "../../../app/commands/stop-by-token.ts";
import { stopTokenOf } from "../../../app/commands/stop-token.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import { days, hours, minutes } from "../../../app/domain/duration.ts";
import { cancelReissue } from "../../../app/worker/cancel-reissue.ts";
import { deliverAct } from "../../../app/worker/deliver-act.ts";
import { escalationsView } from "../../../db/views/escalations.ts";
import { stopLinkView } from "../../../db/views/stop-link.ts";
import { demoPerson, openActBench, type ActBench } from "../../support/act-bench.ts";
import {
  accepted,
  actRow,
  CLAIMED,
  CONFIRMED,
  openScene,
  phoneChangedSixDaysAgo,
  recorded,
  refused,
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
const code = { kind: "activationCode", authenticatorId: null, delivery: "sms" } as const;
const chip = { kind: "orderMeans", means: "chip" } as const;

const tokenOf = (actId: string) => stopTokenOf(bench.context.vault, actId);
const press = (actId: string) => stopByToken(bench.context, { token: tokenOf(actId) });
const asked = (actId: string) => ({ allowed: true, value: { actId, fate: "asked" } });
const withdrawn = (actId: string) => ({ allowed: true, value: { actId, fate: "withdrawn" } });
const NOTHING = refused("stop.nothing");

async function outcomeOf(actId: string): Promise<unknown> {
  const { rows } = await bench.db.asOwner("select outcome from reissue_stops where act_id = $1", [actId]);
  return rows[0]?.["outcome"];
}

const offered = (actId: string) =>
  bench.db.database.read(systemActor("public"), (tx) =>
    stopLinkView(tx, bench.context.vault, tokenOf(actId)),
  );

const needsAPerson = () => bench.db.database.read(systemActor("test"), (tx) => escalationsView(tx));

describe("while it waits", () => {
  it("nothing ever leaves, and the link is spent", async () => {
    const scene = await openScene(bench, await phoneChangedSixDaysAgo(bench, "Amina Yusuf Larsen"), {
      proof: STRONG,
    });
    const actId = await accepted(scene.place(pin));
    expect(await offered(actId)).toMatchObject({ kind: "temporaryPin", means: null });
    expect(await offered(actId)).toHaveProperty("leavesAt.day", expect.stringMatching(/^\d{4}-\d\d-\d\d$/));
    expect(await press(actId)).toEqual(withdrawn(actId));
    expect(await press(actId)).toEqual(NOTHING);
    expect(await offered(actId)).toBe("withdrawn");
    expect(await actRow(bench, actId)).toMatchObject({ state: "withdrawn", withdrawn_by: "citizen" });
    expect(await scene.events()).toContain("act.withdrawn");
    bench.setClock(days(2));
    await bench.work();
    expect((await bench.mitidLog("issueTemporaryPin")).filter(({ key }) => key === actId)).toEqual([]);
  });

  it("pressed ten times at once it is stopped once", async () => {
    const scene = await openScene(bench, await phoneChangedSixDaysAgo(bench, "Bjarne Kjær"), {
      proof: STRONG,
    });
    const actId = await accepted(scene.place(pin));
    const rulings = await Promise.all(Array.from({ length: 10 }, () => press(actId)));
    expect(rulings.filter(({ allowed }) => allowed)).toEqual([withdrawn(actId)]);
    const done = (await recorded(bench, "act.withdraw")).filter(({ facts }) =>
      JSON.stringify(facts).includes(actId),
    );
    expect(done).toHaveLength(1);
  });

  it(
    "in the moment in which it leaves, it is withdrawn or killed at MitID",
    { timeout: 60_000 },
    async () => {
      const names = ["Tobias Nørgaard", "James O'Connor", "Else Margrethe Thorup", "Sofie Lindqvist Bach"];
      const waiting = [];
      for (const name of names) {
        const person = await phoneChangedSixDaysAgo(bench, name);
        const scene = await openScene(bench, person, { proof: STRONG });
        waiting.push({ person, actId: await accepted(scene.place(pin)) });
      }
      await bench.strikeHour(hours(24) + minutes(1));
      for (const [index, { person, actId }] of waiting.entries()) {
        const deliver = () => deliverAct(bench.context, { actId, system: "mitid" });
        await Promise.all(index % 2 === 0 ? [press(actId), deliver()] : [deliver(), press(actId)]);
        await bench.work();
        const { state, reissue } = (await actRow(bench, actId)) ?? {};
        expect([
          ["withdrawn", null],
          ["acknowledged", "cancelled"],
          ["refused", null],
        ]).toContainEqual([state, reissue]);
        expect(await enter(bench, person, "useTemporaryPin", await codeOf(bench, person))).toBe("code.none");
      }
    },
  );
});

describe("on its way", () => {
  it("MitID is asked to kill the code, and it opens nothing any more", async () => {
    const person = demoPerson("Oliver Skov Jensen");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const actId = await accepted(scene.place(code));
    await bench.work();
    const sent = await codeOf(bench, person);
    expect(await offered(actId)).toEqual({ kind: "activationCode", means: null, leavesAt: null });
    expect(await press(actId)).toEqual(asked(actId));
    expect(await offered(actId), "asked for").toBe("pending");
    await bench.work();
    expect(await offered(actId)).toBe("cancelled");
    expect(await outcomeOf(actId)).toBe("cancelled");
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", reissue: "cancelled" });
    expect(await enter(bench, person, "enterActivationCode", sent)).toBe("code.none");
    expect(await press(actId)).toEqual(NOTHING);
    expect(await scene.events()).toEqual(expect.arrayContaining(["act.stopAsked", "act.stopped"]));
    expect(await needsAPerson()).toEqual([]);
  });

  it("a parcel's means never comes to life", async () => {
    const person = demoPerson("Karl Aage Brandt");
    const { identityUuid } = person.mitid;
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const actId = await accepted(scene.place(chip));
    await bench.work();
    await bench.control("/mitid/_control/citizen", { action: "sendParcel", identityUuid });
    await press(actId);
    await bench.work();
    const identity = await bench.context.ports.mitid.findIdentity({ by: "uuid", uuid: identityUuid });
    expect(identity?.authenticators.find(({ kind }) => kind === "chip")?.state).toBe("blocked");
    expect(await actRow(bench, actId)).toMatchObject({ reissue: "cancelled" });
  });

  it("MitID is asked until it answers, and the visitor is told that we try", async () => {
    const person = demoPerson("Inger Vestergaard");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "temporaryPassword" }));
    await bench.work();
    await bench.fault({ kind: "down" });
    expect(await press(actId)).toEqual(asked(actId));
    await expect(cancelReissue(bench.context, { actId })).rejects.toMatchObject({ name: "SystemDown" });
    const left = new AbortController();
    const told = awaitStop(bench.context, actId, left.signal);
    left.abort();
    expect(await told).toBeNull();
    await bench.clearFaults();
    await cancelReissue(bench.context, { actId });
    await cancelReissue(bench.context, { actId });
    expect(await awaitStop(bench.context, actId, new AbortController().signal)).toBe("cancelled");
    const kills = (await bench.mitidLog("cancelReissue")).filter(({ key }) => key?.endsWith(actId));
    expect(kills.filter(({ outcome }) => outcome === "applied")).toHaveLength(1);
  });

  it("stopped before MitID has told of it, it is killed as soon as MitID does", async () => {
    const person = demoPerson("Freja Dam Møller");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const actId = await accepted(scene.place(code));
    await bench.fault({ kind: "after-success-lost", operation: "issueActivationCode" });
    await deliverAct(bench.context, { actId, system: "mitid" });
    await bench.clearFaults();
    expect(await actRow(bench, actId)).toMatchObject({ state: "sent" });
    expect(await press(actId)).toEqual(asked(actId));
    await cancelReissue(bench.context, { actId });
    expect(await outcomeOf(actId)).toBeNull();
    await bench.work();
    expect(await outcomeOf(actId)).toBe("cancelled");
    expect(await enter(bench, person, "enterActivationCode", await codeOf(bench, person))).toBe("code.none");
  });

  it("what MitID never made is over without a word to MitID", async () => {
    const person = demoPerson("Mette Hansen");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const actId = await accepted(scene.place(code));
    await bench.fault({ kind: "down" });
    await deliverAct(bench.context, { actId, system: "mitid" });
    expect(await press(actId)).toEqual(asked(actId));
    await bench.clearFaults();
    await bench.context.ports.mitid.hold({
      identityUuid: person.mitid.identityUuid,
      idempotencyKey: `elsewhere-${actId}`,
      reason: "lost",
      minutes: 1440,
    });
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({ state: "refused" });
    expect(await outcomeOf(actId)).toBe("neverMade");
  });
});

describe("a link", () => {
  it("that is nobody's is answered as one that is spent, and both are on record", async () => {
    expect(await stopByToken(bench.context, { token: "A".repeat(43) })).toEqual(NOTHING);
    expect((await recorded(bench, "act.stop")).at(-1)).toEqual({
      actor_kind: "citizen",
      outcome: "refused",
      facts: { known: false, actId: null },
    });
  });

  it("belongs to reissues alone, and its word is nowhere in the database", async () => {
    const person = demoPerson("Jonas Bæk");
    const scene = await openScene(bench, person, { proof: CLAIMED });
    const stop = await accepted(
      scene.place({ kind: "block", authenticatorId: person.authenticators[0]?.id ?? "" }),
    );
    expect(await press(stop)).toEqual(NOTHING);
    const { rows } = await bench.db.asOwner(
      "select id, encode(stop_index, 'hex') as index from acts where stop_index is not null",
    );
    expect(rows.length).toBeGreaterThan(5);
    const everything = await bench.db.asOwner(
      `select facts::text from audit_log union all select facts::text from case_events
        union all select payload::text from graphile_worker._private_jobs`,
    );
    const text = JSON.stringify(everything.rows);
    for (const { id, index } of rows) {
      const token = tokenOf(String(id));
      expect(token).toMatch(/^[\w-]{43}$/);
      expect(Buffer.from(token, "base64url").toString("hex")).not.toBe(index);
      expect(text.includes(token), "the word itself").toBe(false);
    }
  });
});
