/** Reissues from the order to the code in use: settled contact, settled address, one at a time, and time to stop. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { withdrawAct } from "../../../app/commands/withdraw-act.ts";
import { days, hours, minutes } from "../../../app/domain/duration.ts";
import { demoPerson, meansOf, openActBench, type ActBench } from "../../support/act-bench.ts";
import {
  accepted,
  actRow,
  CONFIRMED,
  IN_PERSON,
  openScene,
  phoneChangedSixDaysAgo,
  STRONG,
} from "../../support/act-scene.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});
beforeEach(() => {
  bench.setClock(0);
});

const code = { kind: "activationCode", authenticatorId: null, delivery: "sms" } as const;
const password = { kind: "temporaryPassword" } as const;
const tooYoung = { allowed: false, reasons: ["contact.tooYoung"] };

describe("a code by SMS", () => {
  it("is refused at 119 h 59 min after a phone-number change, and allowed at 120 h", async () => {
    const person = demoPerson("Oliver Skov Jensen");
    const { identityUuid } = person.mitid;
    await bench.control("/mitid/_control/citizen", {
      action: "changePhone",
      identityUuid,
      phone: "+4520009901",
    });
    bench.setClock(hours(119) + minutes(59));
    const early = await openScene(bench, person, { proof: STRONG });
    await early.prove(CONFIRMED);
    for (const act of [code, password, { kind: "temporaryPin" } as const])
      expect(await early.place(act), act.kind).toEqual(tooYoung);
    bench.setClock(hours(120));
    const late = await openScene(bench, person, { proof: STRONG });
    await late.prove(CONFIRMED);
    for (const act of [code, password, { kind: "temporaryPin" } as const])
      expect(await late.place(act), act.kind).toMatchObject({ allowed: true });
  });

  it("on paper, handed over in person, does not ask for a settled number and does not wait", async () => {
    const desk = await openScene(bench, demoPerson("Mads Holm Kristiansen"), {
      role: "clerk",
      proof: IN_PERSON,
    });
    expect(await desk.place(code)).toEqual(tooYoung);
    const id = await accepted(desk.place({ ...code, delivery: "paper" }));
    await bench.work();
    expect(await actRow(bench, id)).toMatchObject({
      state: "acknowledged",
      fate: "applied",
      reissue: "issued",
    });
  });
});

describe("a means by post", () => {
  it("does not go to an address that is younger than the policy's 14 days", async () => {
    const person = demoPerson("Freja Dam Møller");
    const order = { kind: "orderMeans", means: "chip" } as const;
    bench.setClock(days(12));
    const early = await openScene(bench, person, { proof: CONFIRMED });
    expect(await early.place(order)).toEqual({ allowed: false, reasons: ["address.tooYoung"] });
    bench.setClock(days(13));
    const late = await openScene(bench, person, { proof: CONFIRMED });
    expect(await late.place(order)).toMatchObject({ allowed: true });
  });

  it("does not go to somebody who has left the country or died", async () => {
    const gone = await openScene(bench, demoPerson("Sofie Lindqvist Bach"), { proof: CONFIRMED });
    expect(await gone.place({ kind: "orderMeans", means: "chip" })).toEqual({
      allowed: false,
      reasons: ["address.none"],
    });
    const dead = await openScene(bench, demoPerson("Poul Erik Søndergaard"), { proof: CONFIRMED });
    expect(await dead.place({ kind: "orderMeans", means: "codeDisplay" })).toMatchObject({
      allowed: false,
      reasons: ["act.noEffect", "subject.notLiving"],
    });
  });

  it("is ordered once: a second one of its kind is refused until the first is in use or over", async () => {
    const person = demoPerson("Karl Aage Brandt");
    const order = { kind: "orderMeans", means: "codeDisplay" } as const;
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const first = await accepted(scene.place(order));
    const open = { allowed: false, reasons: ["reissue.open"] };
    expect(await scene.place(order)).toEqual(open);
    await bench.work();
    await scene.look();
    expect(await scene.place(order)).toEqual(open);
    expect(await scene.place({ kind: "orderMeans", means: "codeReader" })).toMatchObject({ allowed: true });
    expect(await actRow(bench, first)).toMatchObject({ state: "acknowledged", reissue: "issued" });
  });

  it("ordered by two agents at once is ordered once", async () => {
    const person = demoPerson("Else Margrethe Thorup");
    const order = { kind: "orderMeans", means: "codeReader" } as const;
    const scenes = [
      await openScene(bench, person, { proof: CONFIRMED }),
      await openScene(bench, person, { proof: CONFIRMED }),
    ];
    const rulings = await Promise.all(scenes.map((scene) => scene.place(order)));
    expect(rulings.filter(({ allowed }) => allowed)).toHaveLength(1);
    await bench.work();
    const parcels = await bench.control("/mitid/_control/parcels");
    expect(JSON.stringify(parcels).split(person.mitid.identityUuid)).toHaveLength(2);
  });
});

describe("cooling-off", () => {
  const pin = { kind: "temporaryPin" } as const;

  it("holds a reissue back for a day after a contact change, and lets it go afterwards", async () => {
    const person = await phoneChangedSixDaysAgo(bench, "James O'Connor");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const id = await accepted(scene.place(password));
    await bench.deliver();
    expect(await actRow(bench, id)).toMatchObject({ state: "accepted", target: "pending" });
    bench.setClock(days(1) - minutes(1));
    await bench.deliver();
    expect(await actRow(bench, id)).toMatchObject({ state: "accepted" });
    bench.setClock(days(1) + minutes(1));
    await bench.work();
    expect(await actRow(bench, id)).toMatchObject({
      state: "acknowledged",
      fate: "applied",
      reissue: "issued",
    });
  });

  it("lets the agent of the case take it back while it waits, and nothing leaves", async () => {
    const person = await phoneChangedSixDaysAgo(bench, "Amina Yusuf Larsen");
    const scene = await openScene(bench, person, { proof: STRONG });
    const actId = await accepted(scene.place(pin));
    const order = { actor: scene.actor, caseNumber: scene.number, actId, reason: "askedBySubject" } as const;
    const other = await openScene(bench, person);
    const elsewhere = { ...order, actor: other.actor, caseNumber: other.number };
    const refused = (reason: string) => ({ allowed: false, reasons: [reason] });
    expect(await withdrawAct(bench.context, elsewhere)).toEqual(refused("act.unknown"));
    expect(await withdrawAct(bench.context, order)).toEqual({ allowed: true, value: null });
    expect(await withdrawAct(bench.context, order)).toEqual(refused("act.notWaiting"));
    bench.setClock(days(2));
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({
      state: "withdrawn",
      withdrawn_by: "agent",
      target: "refused",
    });
    const sent = await bench.mitidLog("issueTemporaryPin");
    expect(sent.filter(({ key }) => key === actId)).toEqual([]);
  });

  it.each([
    ["suspend", "Tobias Nørgaard"],
    ["hold", "Bjarne Kjær"],
  ] as const)("is over when %s stops the person's access meanwhile", async (kind, name) => {
    const person = await phoneChangedSixDaysAgo(bench, name);
    const scene = await openScene(bench, person, { proof: STRONG });
    await scene.prove(CONFIRMED);
    const waiting = await accepted(scene.place(pin));
    await accepted(scene.place({ kind }));
    expect(await actRow(bench, waiting)).toMatchObject({ state: "withdrawn", withdrawn_by: "system" });
    expect(await scene.events()).toContain("act.withdrawn");
    bench.setClock(days(2));
    await bench.work();
    const sent = await bench.mitidLog("issueTemporaryPin");
    expect(sent.filter(({ key }) => key === waiting)).toEqual([]);
  });

  it("is not over when one means is blocked: the new one replaces it", async () => {
    const person = await phoneChangedSixDaysAgo(bench, "Inger Vestergaard");
    const scene = await openScene(bench, person, { proof: STRONG });
    await scene.prove(CONFIRMED);
    const waiting = await accepted(scene.place(pin));
    await accepted(scene.place({ kind: "block", authenticatorId: meansOf(person, "codeDisplay") }));
    expect(await actRow(bench, waiting)).toMatchObject({ state: "accepted" });
  });
});
