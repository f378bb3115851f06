/** Our acts held against MitID's own log: confirmed, made good, contradicted, missing; and a log that begins anew. */
import { beforeEach, describe, expect, it } from "vitest";
import { withdrawAct } from "../../../app/commands/withdraw-act.ts";
import { minutes } from "../../../app/domain/duration.ts";
import { deliverAct } from "../../../app/worker/deliver-act.ts";
import { reconcileMitid } from "../../../app/worker/read-mitid-log.ts";
import type { DemoPerson } from "../../../integrations/people.ts";
import { demoPerson, meansOf, openActBench, type ActBench } from "../../support/act-bench.ts";
import {
  accepted,
  actRow,
  openScene,
  phoneChangedSixDaysAgo,
  recorded,
  STRONG,
} from "../../support/act-scene.ts";
import { blockedMeans, changePhone, escalated, linesOf } from "../../support/log-bench.ts";

// A log of its own for each test: what it says of one person is read by all.
let bench: ActBench;
beforeEach(async () => {
  bench = await openActBench();
});

const read = () => reconcileMitid(bench.context);
const reset = () => bench.control("/mitid/_control/reset", {});
const lines = () => linesOf(bench);
const needsAPerson = () => escalated(bench);
const blocked = (name: string, kind: string) => blockedMeans(bench, name, kind);

const elsewhere = (person: DemoPerson, kind: string) =>
  bench.context.ports.mitid.blockAuthenticator({
    identityUuid: person.mitid.identityUuid,
    authenticatorId: meansOf(person, kind),
    idempotencyKey: `bank-${crypto.randomUUID()}`,
    reason: "lost",
  });

describe("a line", () => {
  it("is ours where an act of ours is behind it", async () => {
    const { actId, scene } = await blocked("Inger Vestergaard", "codeApp");
    await bench.deliver();
    await read();
    expect(await scene.events(), "nobody had missed it").not.toContain("act.confirmed");
    expect(await lines()).toMatchObject([{ event: "authenticatorBlocked", meaning: "ours", act_id: actId }]);
    const { rows } = await bench.db.asOwner("select confirmed_at from act_targets where act_id = $1", [
      actId,
    ]);
    expect(rows[0]?.["confirmed_at"]).not.toBeNull();
  });

  it("is ours, late, where MitID's answer was lost, and its word is as good", async () => {
    const { actId, scene } = await blocked("Inger Vestergaard", "codeApp");
    await bench.fault({ kind: "after-success-lost", operation: "blockAuthenticator" });
    await deliverAct(bench.context, { actId, system: "mitid" });
    await bench.clearFaults();
    expect(await actRow(bench, actId)).toMatchObject({ state: "sent", target: "sent" });
    await read();
    expect(await lines()).toMatchObject([{ meaning: "oursLate", act_id: actId }]);
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
    await deliverAct(bench.context, { actId, system: "mitid" });
    expect((await scene.events()).filter((kind) => kind === "act.acknowledged")).toHaveLength(1);
  });

  it("is foreign where somebody else decided it, and every open case about the person is told", async () => {
    const person = demoPerson("Tobias Nørgaard");
    const [mine, theirs] = [await openScene(bench, person), await openScene(bench, person)];
    await elsewhere(person, "chip");
    await read();
    expect(await lines()).toMatchObject([
      { event: "authenticatorBlocked", meaning: "foreign", act_id: null },
    ]);
    for (const scene of [mine, theirs]) expect(await scene.events()).toContain("mitid.changed");
  });

  it("is by itself where the person or the clock did it", async () => {
    const person = demoPerson("Freja Dam Møller");
    const { identityUuid } = person.mitid;
    const scene = await openScene(bench, person);
    const authenticatorId = meansOf(person, "codeApp");
    for (let tries = 0; tries < 3; tries += 1)
      await bench.control("/mitid/_control/citizen", { action: "wrongPin", identityUuid, authenticatorId });
    await read();
    expect(await lines()).toMatchObject([{ event: "authenticatorLocked", meaning: "byItself" }]);
    expect(await scene.events()).toContain("mitid.changed");
  });

  it("is a stranger's where we have never had to do with the person, and names nobody's case", async () => {
    const scene = await openScene(bench, demoPerson("Inger Vestergaard"));
    await changePhone(bench, demoPerson("Bjarne Kjær"), 1);
    await read();
    expect(await lines()).toMatchObject([{ event: "contactChanged", meaning: "stranger" }]);
    expect(await scene.events()).not.toContain("mitid.changed");
  });

  it("of an act that we hold for withdrawn is a person's business, once", async () => {
    const person = await phoneChangedSixDaysAgo(bench, "Amina Yusuf Larsen");
    const scene = await openScene(bench, person, { proof: STRONG });
    const actId = await accepted(scene.place({ kind: "temporaryPin" }));
    const order = { actor: scene.actor, caseNumber: scene.number, actId, reason: "mistake" } as const;
    await withdrawAct(bench.context, order);
    await bench.context.ports.mitid.issueTemporaryPin({
      identityUuid: person.mitid.identityUuid,
      idempotencyKey: actId,
      identityVersion: (await scene.seenVersion()) ?? 0,
      reason: "forgotten",
    });
    await read();
    await read();
    expect(await actRow(bench, actId)).toMatchObject({ state: "withdrawn" });
    expect(await needsAPerson()).toMatchObject([{ actId, why: "unconfirmed", caseNumber: scene.number }]);
    expect((await scene.events()).filter((kind) => kind === "act.contradicted")).toHaveLength(1);
  });
});

describe("what MitID acknowledged and its log does not tell of", () => {
  it("becomes a person's business past the deadline, once, and ends when the log tells of it after all", async () => {
    const { actId, scene, person } = await blocked("Inger Vestergaard", "codeDisplay");
    await bench.deliver();
    await reset();
    await read();
    bench.setClock(minutes(14));
    await read();
    expect(await needsAPerson()).toEqual([]);
    bench.setClock(minutes(16));
    await read();
    await read();
    expect(await needsAPerson()).toMatchObject([{ actId, why: "unconfirmed", system: "mitid" }]);
    expect((await scene.events()).filter((kind) => kind === "act.unconfirmed")).toHaveLength(1);
    expect((await recorded(bench, "act.reconcile")).map(({ outcome }) => outcome)).toEqual(["failed"]);
    // The same order under the same key, as when somebody at MitID puts it right.
    await bench.context.ports.mitid.blockAuthenticator({
      identityUuid: person.mitid.identityUuid,
      authenticatorId: meansOf(person, "codeDisplay"),
      idempotencyKey: actId,
      reason: "lost",
    });
    await read();
    expect(await needsAPerson()).toEqual([]);
    expect(await scene.events()).toContain("act.confirmed");
  });

  it("is not missed while MitID is silent: nothing is known of the log then", async () => {
    await blocked("Inger Vestergaard", "codeDisplay");
    await bench.deliver();
    await reset();
    await bench.fault({ kind: "down" });
    bench.setClock(minutes(60));
    await read();
    expect(await needsAPerson()).toEqual([]);
    await bench.clearFaults();
    await read();
    expect(await needsAPerson()).toHaveLength(1);
  });

  it("is not asked of what was so before: MitID writes no line where nothing changes", async () => {
    const { actId, person } = await blocked("Inger Vestergaard", "codeDisplay");
    await elsewhere(person, "codeDisplay");
    await bench.deliver();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "alreadyDone" });
    bench.setClock(minutes(60));
    await read();
    expect(await needsAPerson()).toEqual([]);
  });
});
