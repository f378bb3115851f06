/** Taking an act back while it waits: who may, what goes with it, what stays on record, and never both at once. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withdrawAct } from "../../../app/commands/withdraw-act.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import { days, hours, minutes } from "../../../app/domain/duration.ts";
import { WITHDRAWAL_REASONS } from "../../../app/domain/protection/withdrawal.ts";
import { deliverAct } from "../../../app/worker/deliver-act.ts";
import { demoPerson, openActBench, type ActBench } from "../../support/act-bench.ts";
import {
  accepted,
  actRow,
  CLAIMED,
  CONFIRMED,
  IN_PERSON,
  openScene,
  phoneChangedSixDaysAgo,
  recorded,
  refused,
  STRONG,
  type ActScene,
} from "../../support/act-scene.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});
beforeEach(() => {
  bench.setClock(0);
});

const code = { kind: "activationCode", authenticatorId: null, delivery: "sms" } as const;
const pin = { kind: "temporaryPin" } as const;
const password = { kind: "temporaryPassword" } as const;
const YES = { allowed: true, value: null };

/** A scene with every proof, about somebody whose phone was changed six days ago. */
async function proven(name: string): Promise<ActScene> {
  const person = await phoneChangedSixDaysAgo(bench, name);
  const scene = await openScene(bench, person, { proof: CONFIRMED });
  await scene.prove(STRONG);
  return scene;
}

const takeBack = ({ actor, number: caseNumber }: ActScene, actId: string) =>
  withdrawAct(bench.context, { actor, caseNumber, actId, reason: "askedBySubject" });

describe("an agent takes an act back", () => {
  it("and who, why and what stand on the timeline and in the record", async () => {
    const scene = await proven("Amina Yusuf Larsen");
    for (const reason of WITHDRAWAL_REASONS) {
      const actId = await accepted(scene.place(pin));
      const order = { actor: scene.actor, caseNumber: scene.number, actId, reason };
      expect(await withdrawAct(bench.context, order)).toEqual(YES);
      expect((await recorded(bench, "act.withdraw")).at(-1)).toEqual({
        actor_kind: "agent",
        outcome: "done",
        facts: { actId, kind: "temporaryPin", by: "agent", reason },
      });
    }
    expect((await scene.events()).filter((kind) => kind === "act.withdrawn")).toHaveLength(3);
  });

  it("and the same may be ordered again at once", async () => {
    const scene = await proven("Else Margrethe Thorup");
    const first = await accepted(scene.place(password));
    expect(await scene.place(password)).toEqual(refused("reissue.open"));
    await takeBack(scene, first);
    expect(await actRow(bench, first)).toMatchObject({ state: "withdrawn", target: "refused" });
    expect(await scene.place(password)).toMatchObject({ allowed: true, value: { fate: "underWay" } });
  });

  it("and whoever asked for the same in another case is told that it is off", async () => {
    const mine = await proven("Bjarne Kjær");
    const theirs = await openScene(bench, demoPerson("Bjarne Kjær"), { proof: CONFIRMED });
    const first = await accepted(mine.place(code));
    const second = await theirs.place(code);
    expect(second).toMatchObject({ allowed: true, value: { fate: "alreadyDone" } });
    expect(await takeBack(mine, first)).toEqual(YES);
    expect(await theirs.events()).toContain("act.withdrawn");
    bench.setClock(days(2));
    await bench.work();
    expect(await bench.mitidLog("issueActivationCode")).toEqual([]);
  });
});

describe("is refused, and the refusal kept,", () => {
  it("for an act that did not have to wait, for a stop, and for one that is nobody's", async () => {
    const scene = await openScene(bench, demoPerson("Karl Aage Brandt"), { proof: CONFIRMED });
    await scene.prove(CLAIMED);
    const parcel = await accepted(scene.place({ kind: "orderMeans", means: "codeDisplay" }));
    const stop = await accepted(scene.place({ kind: "hold" }));
    expect(await takeBack(scene, parcel)).toEqual(refused("act.notWaiting"));
    expect(await takeBack(scene, stop)).toEqual(refused("act.unknown"));
    expect(await takeBack(scene, crypto.randomUUID())).toEqual(refused("act.unknown"));
    const kept = (await recorded(bench, "act.withdraw")).slice(-3);
    expect(kept.map(({ outcome }) => outcome)).toEqual(["refused", "refused", "refused"]);
  });

  it("for an agent whose case it is not", async () => {
    const scene = await proven("Oliver Skov Jensen");
    const actId = await accepted(scene.place(pin));
    const stranger = await openScene(bench, demoPerson("Oliver Skov Jensen"));
    expect(await takeBack(stranger, actId)).toEqual(refused("act.unknown"));
    const theirs = { actor: stranger.actor, caseNumber: scene.number, actId, reason: "mistake" } as const;
    expect(await withdrawAct(bench.context, theirs)).toEqual(refused("case.notYours"));
    expect(await actRow(bench, actId)).toMatchObject({ state: "accepted" });
  });
});

describe("a code on paper for somebody whose code by SMS still waits", () => {
  it("takes the place of the waiting one instead of waiting for it", async () => {
    const scene = await proven("Sofie Lindqvist Bach");
    const waiting = await accepted(scene.place(code));
    const desk = await openScene(bench, demoPerson("Sofie Lindqvist Bach"), {
      role: "clerk",
      proof: IN_PERSON,
    });
    const handed = await desk.place({ ...code, delivery: "paper" });
    expect(handed).toMatchObject({ allowed: true, value: { fate: "underWay" } });
    expect(await actRow(bench, waiting)).toMatchObject({ state: "withdrawn", withdrawn_by: "system" });
    await bench.work();
    const sent = await bench.mitidLog("issueActivationCode");
    expect(sent.filter(({ outcome }) => outcome === "applied")).toHaveLength(1);
  });
});

describe("when its hour strikes in the same moment", () => {
  it("the act is withdrawn or it leaves, never both", { timeout: 60_000 }, async () => {
    const scenes = [
      await proven("Tobias Nørgaard"),
      await proven("James O'Connor"),
      await proven("Inger Vestergaard"),
    ];
    const waiting = [];
    for (const scene of scenes)
      for (const act of [code, pin, password])
        waiting.push({ scene, actId: await accepted(scene.place(act)) });
    await bench.strikeHour(hours(24) + minutes(1));
    for (const [index, { scene, actId }] of waiting.entries()) {
      const deliver = () => deliverAct(bench.context, { actId, system: "mitid" });
      const both =
        index % 2 === 0 ? [takeBack(scene, actId), deliver()] : [deliver(), takeBack(scene, actId)];
      const [one, other] = await Promise.all(both);
      const ruling = one ?? other;
      const { state } = (await actRow(bench, actId)) ?? {};
      const left = (await orders(actId)).length;
      expect(ruling).toEqual(left === 0 ? YES : refused("act.notWaiting"));
      expect(state).toBe(left === 0 ? "withdrawn" : "acknowledged");
    }
  });
});

/** Orders that MitID got under this act's key. */
async function orders(actId: string) {
  const all = ["issueActivationCode", "issueTemporaryPin", "issueTemporaryPassword"].map((operation) =>
    bench.mitidLog(operation),
  );
  return (await Promise.all(all)).flat().filter(({ key }) => key === actId);
}

it("the application may not set a withdrawn act going again", async () => {
  const scene = await proven("Freja Dam Møller");
  const actId = await accepted(scene.place(pin));
  await takeBack(scene, actId);
  const revived = bench.db.database.transact(systemActor("test"), (tx) =>
    tx
      .updateTable("acts")
      .set({ state: "sent", withdrawnAt: null, withdrawnBy: null, version: 3 })
      .where("id", "=", actId)
      .execute(),
  );
  await expect(revived).rejects.toMatchObject({ code: "FL006" });
});
