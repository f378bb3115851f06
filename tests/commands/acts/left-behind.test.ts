/** What an act leaves behind when a job dies, a system refuses or a deadline passes: nothing lies about unseen. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { beginDelivery } from "../../../app/commands/begin-delivery.ts";
import { escalateOverdue } from "../../../app/commands/escalate-overdue.ts";
import { reviveDeliveries } from "../../../app/commands/revive-deliveries.ts";
import { stopByToken } from "../../../app/commands/stop-by-token.ts";
import { stopTokenOf } from "../../../app/commands/stop-token.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import { minutes } from "../../../app/domain/duration.ts";
import { cancelReissue } from "../../../app/worker/cancel-reissue.ts";
import { deliverAct } from "../../../app/worker/deliver-act.ts";
import { escalationsView } from "../../../db/views/escalations.ts";
import type { MitidPort } from "../../../integrations/mitid/port.ts";
import type { DemoPerson } from "../../../integrations/people.ts";
import { demoPerson, openActBench, type ActBench } from "../../support/act-bench.ts";
import { accepted, actRow, CONFIRMED, IN_PERSON, openScene, STRONG } from "../../support/act-scene.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});
beforeEach(async () => {
  bench.setClock(0);
  await bench.clearFaults();
});

async function suspended(name: string): Promise<{ person: DemoPerson; actId: string; citizenId: string }> {
  const person = demoPerson(name);
  const scene = await openScene(bench, person, { proof: CONFIRMED });
  const actId = await accepted(scene.place({ kind: "suspend" }));
  return { person, actId, citizenId: scene.citizenId };
}

async function targetsOf(actId: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await bench.db.asOwner("select system, state from act_targets where act_id = $1", [actId]);
  return Object.fromEntries(rows.map(({ system, state }) => [String(system), String(state)]));
}

async function jobsOf(actId: string): Promise<readonly string[]> {
  const { rows } = await bench.db.asOwner("select key from graphile_worker.jobs where key like $1 order by key", [
    `deliver-act:${actId}:%`,
  ]); // prettier-ignore
  return rows.map(({ key }) => String(key).split(":")[2] ?? "");
}

const jobsDie = () => bench.db.asOwner("delete from graphile_worker._private_jobs");
const needsAPerson = async (of: string) =>
  (await bench.db.database.read(systemActor("test"), (tx) => escalationsView(tx))).filter(
    ({ actId }) => actId === of,
  );

describe("an act whose job died before it was ever tried", () => {
  it("is escalated at its deadline in every system, and tried again all the same until it is done", async () => {
    const { actId } = await suspended("Freja Dam Møller");
    await jobsDie();
    bench.setClock(minutes(16));
    await escalateOverdue(bench.context);
    const all = await targetsOf(actId);
    expect(Object.keys(all)).toContain("mitid");
    // The second look for sessions makes sense only when MitID has stopped; it is nobody's business before.
    const { nemloginAgain, ...others } = all;
    expect([nemloginAgain, new Set(Object.values(others))]).toEqual(["pending", new Set(["escalated"])]);
    expect((await needsAPerson(actId)).map(({ system }) => system)).toContain("mitid");
    await reviveDeliveries(bench.context);
    expect(await jobsOf(actId)).toEqual(Object.keys(all).sort());
    await bench.deliver();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
    expect(await needsAPerson(actId)).toEqual([]);
  });

  it("is not given a second job while it may still have its first", async () => {
    const { actId } = await suspended("Bjarne Kjær");
    await jobsDie();
    await reviveDeliveries(bench.context);
    expect(await jobsOf(actId)).toEqual([]);
    bench.setClock(minutes(2));
    await reviveDeliveries(bench.context);
    expect(await jobsOf(actId)).toContain("mitid");
  });
});

/** A reopening that MitID refuses, since the person has been closed for good meanwhile. */
async function refusedReopening(name: string): Promise<string> {
  const { person } = await suspended(name);
  await bench.deliver();
  const clerk = await openScene(bench, person, { role: "clerk", proof: IN_PERSON });
  const actId = await accepted(clerk.place({ kind: "reopen" }));
  const { identityUuid } = person.mitid;
  const order = { identityUuid, idempotencyKey: crypto.randomUUID(), reason: "misuse" } as const;
  await bench.context.ports.mitid.revokeIdentity(order);
  await deliverAct(bench.context, { actId, system: "mitid" });
  expect(await actRow(bench, actId)).toMatchObject({ state: "refused" });
  return actId;
}

describe("an act that MitID would not do", () => {
  it("is over in every system that had not done it, each by its own row", async () => {
    const all = await targetsOf(await refusedReopening("Mette Hansen"));
    expect(Object.keys(all).length).toBeGreaterThan(1);
    expect(new Set(Object.values(all))).toEqual(new Set(["refused"]));
  });

  it("is carried to nobody else, even where a row still says that it waits", async () => {
    const actId = await refusedReopening("Karl Aage Brandt");
    await bench.db.asOwner("alter table act_targets disable trigger user");
    const waits = "update act_targets set state = 'pending' where act_id = $1 and system <> 'mitid'";
    await bench.db.asOwner(waits, [actId]);
    await bench.db.asOwner("alter table act_targets enable trigger user");
    expect(await beginDelivery(bench.context, { actId, system: "certificate" })).toBeNull();
  });
});

describe("the identity of somebody whom MitID was never asked about", () => {
  it("is remembered from the first act that reached it", async () => {
    const { actId, citizenId, person } = await suspended("Inger Vestergaard");
    const known = async () => {
      const { rows } = await bench.db.asOwner("select mitid_uuid from citizens where id = $1", [citizenId]);
      return rows[0]?.["mitid_uuid"];
    };
    await bench.db.asOwner("alter table citizens disable trigger user");
    await bench.db.asOwner("update citizens set mitid_uuid = null where id = $1", [citizenId]);
    await bench.db.asOwner("alter table citizens enable trigger user");
    await deliverAct(bench.context, { actId, system: "mitid" });
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged" });
    expect(await known()).toBe(person.mitid.identityUuid);
  });
});

describe("a stop of a code that MitID calls over already", () => {
  it("is a stop: what is dead opens nothing, and nobody is told that it came too late", async () => {
    const person = demoPerson("Oliver Skov Jensen");
    const scene = await openScene(bench, person, { proof: STRONG });
    const actId = await accepted(scene.place({ kind: "temporaryPin" }));
    await bench.deliver();
    await stopByToken(bench.context, { token: stopTokenOf(bench.context.vault, actId) });
    const { mitid } = bench.context.ports;
    const over: MitidPort = {
      ...mitid,
      cancelReissue: async (order) => ({ ...(await mitid.cancelReissue(order)), fate: "alreadyDone" }),
    };
    await cancelReissue({ ...bench.context, ports: { ...bench.context.ports, mitid: over } }, { actId });
    const { rows } = await bench.db.asOwner("select outcome from reissue_stops where act_id = $1", [actId]);
    expect(rows).toEqual([{ outcome: "cancelled" }]);
    expect(await needsAPerson(actId)).toEqual([]);
  });
});
