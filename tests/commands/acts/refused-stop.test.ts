/** A stop that was promised and that a system will not do: the person is told, and somebody at the desk sees to it. */
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { acknowledgeAct } from "../../../app/commands/acknowledge-act.ts";
import { escalateOverdue } from "../../../app/commands/escalate-overdue.ts";
import { seeToEscalation } from "../../../app/commands/see-to-escalation.ts";
import { takeEscalation } from "../../../app/commands/take-escalation.ts";
import { after, hours, minutes } from "../../../app/domain/duration.ts";
import type { TargetSystem } from "../../../app/domain/protection/targets.ts";
import { hireAgent } from "../../support/desk.ts";
import { demoPerson, openActBench, type ActBench } from "../../support/act-bench.ts";
import { accepted, actRow, CLAIMED, openScene } from "../../support/act-scene.ts";
import { escalated } from "../../support/log-bench.ts";

let bench: ActBench;

beforeEach(async () => {
  bench = await openActBench();
});

const person = demoPerson("Inger Vestergaard");
const { identityUuid } = person.mitid;
const whys = async () => (await escalated(bench)).map(({ why, system }) => `${system} ${why}`);

/** Which templates the person is to be told by. */
async function told(): Promise<readonly string[]> {
  const { rows } = await bench.db.asOwner(
    "select key from graphile_worker.jobs where task_identifier = 'prepare-notices' order by key",
  );
  return rows.map(({ key }) => String(key).split(":").at(-1) ?? "");
}

const answer = (actId: string, system: TargetSystem, code: string) =>
  acknowledgeAct(bench.context, {
    ...{ actId, system, fate: "notAllowed", externalReference: "x", code },
    ...{ reissueReference: null, mitidUuid: null },
  });

async function placed(kind: "hold" | "suspend"): Promise<string> {
  const scene = await openScene(bench, person, { proof: CLAIMED });
  return accepted(scene.place({ kind }));
}

async function seeTo(actId: string, system: TargetSystem) {
  const actor = await hireAgent(bench.db);
  await takeEscalation(bench.context, { actor, actId, system });
  return seeToEscalation(bench.context, { actor, actId, system });
}

describe("a stop that MitID refuses after all", () => {
  it("is told to the person and stands on the list until somebody has seen to it", async () => {
    const actId = await placed("suspend");
    await answer(actId, "mitid", "identity.unknown");
    expect(await actRow(bench, actId)).toMatchObject({ state: "refused", fate: "notAllowed" });
    expect(await told()).toEqual(["notStopped"]);
    expect(await whys()).toEqual(["mitid refused"]);
    expect((await seeTo(actId, "mitid")).allowed).toBe(true);
    expect(await whys()).toEqual([]);
  });

  it("stays on the list where it was overdue before", async () => {
    const actId = await placed("hold");
    bench.setClock(minutes(16));
    await escalateOverdue(bench.context);
    await answer(actId, "mitid", "identity.unknown");
    expect(await whys()).toEqual(["mitid refused"]);
  });

  it("is told once, however many have asked for it", async () => {
    const first = await placed("suspend");
    const second = await placed("suspend");
    for (const actId of [second, first]) await answer(actId, "mitid", "identity.unknown");
    expect(await told()).toEqual(["notStopped"]);
    expect(await whys()).toEqual(["mitid refused"]);
  });

  it("is none where something stronger stands: a hold of what was suspended meanwhile is done already", async () => {
    const actId = await placed("hold");
    const order = { identityUuid, idempotencyKey: crypto.randomUUID(), reason: "stolen" };
    await bench.context.ports.mitid.suspendIdentity(order);
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "alreadyDone" });
    expect(await told()).toEqual([]);
    expect(await whys()).toEqual([]);
  });
});

describe("another system", () => {
  it("that refuses is a person's business, too", async () => {
    const actId = await placed("suspend");
    await answer(actId, "nemlogin", "identity.unknown");
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged" });
    expect(await whys()).toEqual(["nemlogin refused"]);
  });

  it("is seen to for what stood then: what comes afterwards is shown anew, to whoever takes that", async () => {
    const actId = await placed("suspend");
    await bench.deliver();
    const target = "where act_id = $1 and system = 'mitid'";
    await bench.db.asOwner(`update act_targets set unconfirmed_at = now() - interval '1 hour' ${target}`, [
      actId,
    ]);
    expect(await whys()).toEqual(["mitid unconfirmed"]);
    await seeTo(actId, "mitid");
    expect(await whys()).toEqual([]);
    await bench.db.asOwner(`update act_targets set unconfirmed_at = now() + interval '1 second' ${target}`, [
      actId,
    ]);
    expect(await escalated(bench)).toMatchObject([{ why: "unconfirmed", taken: null }]);
    expect((await seeTo(actId, "mitid")).allowed).toBe(true);
  });
});

describe("a hold", () => {
  it("lasts its full time from when MitID carries it out, a day late or not", async () => {
    await bench.fault({ kind: "down" });
    const actId = await placed("hold");
    await bench.deliver();
    bench.setClock(hours(25));
    await bench.clearFaults();
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
    const seen = await bench.context.ports.mitid.findIdentity({ by: "uuid", uuid: identityUuid });
    const end = after(bench.context.clock(), hours(24)).getTime();
    expect(seen?.state).toBe("held");
    expect(Math.abs(Date.parse(seen?.heldUntil ?? "") - end)).toBeLessThan(minutes(1));
  });

  it("that two have asked for is one: the other is told that it was done, and so it stands on file", async () => {
    const [first, second] = [await placed("hold"), await placed("hold")];
    await bench.work();
    expect(await actRow(bench, first)).toMatchObject({ state: "acknowledged", fate: "applied" });
    expect(await actRow(bench, second)).toMatchObject({ state: "acknowledged", fate: "alreadyDone" });
    expect(await told()).toEqual(["act"]);
  });
});

describe("NemLog-in", () => {
  const begin = (service: string) => bench.control("/nemlogin/_control/sessions", { identityUuid, service });

  it("ends the sessions at once, and those begun before MitID had stopped when MitID has", async () => {
    await begin("borger.dk");
    await bench.fault({ kind: "down" });
    const actId = await placed("suspend");
    await bench.deliver();
    bench.setClock(minutes(5));
    await begin("netbank");
    await bench.clearFaults();
    await bench.work();
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged" });
    const sessions = z
      .array(z.object({ service: z.string(), endedAt: z.string().nullable() }))
      .parse(await bench.control("/nemlogin/_control/sessions"));
    expect(sessions.map(({ service, endedAt }) => [service, endedAt !== null])).toEqual([
      ["borger.dk", true],
      ["netbank", true],
    ]);
  });

  it("is not late for what waits for MitID: MitID is", async () => {
    const scene = await openScene(bench, person, { proof: CLAIMED });
    await bench.fault({ kind: "down" });
    await accepted(scene.place({ kind: "hold" }));
    await bench.deliver();
    bench.setClock(minutes(16));
    await escalateOverdue(bench.context);
    expect(await whys()).toEqual(["mitid overdue"]);
  });
});
