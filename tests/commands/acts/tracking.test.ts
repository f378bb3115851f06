/** A code or a parcel is followed by MitID's own log until it is in use, dead or over, and the case shows how far it is. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hours, minutes } from "../../../app/domain/duration.ts";
import { caseView } from "../../../db/views/case.ts";
import type { DemoPerson } from "../../../integrations/people.ts";
import { demoPerson, meansOf, openActBench, type ActBench } from "../../support/act-bench.ts";
import { accepted, CONFIRMED, IN_PERSON, openScene, STRONG, type ActScene } from "../../support/act-scene.ts";
import { codeOf, enter } from "../../support/reissue-bench.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});
beforeEach(() => {
  bench.setClock(0);
});

const newApp = { kind: "activationCode", authenticatorId: null, delivery: "sms" } as const;
const pin = { kind: "temporaryPin" } as const;
const password = { kind: "temporaryPassword" } as const;

const act = (person: DemoPerson, action: string, more: object = {}) =>
  bench.control("/mitid/_control/citizen", { action, identityUuid: person.mitid.identityUuid, ...more });

/** How far it has come, as the case page is told; also carries out and reads what is due. */
async function shown({ actor, number }: ActScene, actId: string): Promise<string | undefined> {
  await bench.work();
  const { database, vault, clock } = bench.context;
  const view = await database.read(actor, (tx) => caseView(tx, vault, actor, number, clock()));
  return view?.acts.find(({ id }) => id === actId)?.reissue?.state;
}

async function meansOfKind(person: DemoPerson, kind: string) {
  const { identityUuid: uuid } = person.mitid;
  const identity = await bench.context.ports.mitid.findIdentity({ by: "uuid", uuid });
  return identity?.authenticators.findLast((one) => one.kind === kind);
}

describe("an activation code", () => {
  it("dies at the third wrong try, and its means does not: the next code wakes it", async () => {
    const person = demoPerson("Oliver Skov Jensen");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const first = await accepted(scene.place(newApp));
    expect(await shown(scene, first)).toBe("issued");
    const app = await meansOfKind(person, "codeApp");
    for (const outcome of ["wrongCode", "wrongCode", "codeDead"]) {
      expect(await enter(bench, person, "enterActivationCode", "00000000")).toBe(outcome);
      expect(await shown(scene, first)).toBe(outcome === "codeDead" ? "dead" : "issued");
    }
    expect(await meansOfKind(person, "codeApp")).toMatchObject({ id: app?.id, state: "notActivated" });
    await scene.look();
    const again = { ...newApp, authenticatorId: app?.id ?? "" };
    const second = await accepted(scene.place(again));
    expect(await shown(scene, second)).toBe("issued");
    expect(await enter(bench, person, "enterActivationCode", await codeOf(bench, person))).toBe("activated");
    expect(await shown(scene, second)).toBe("used");
    expect(await meansOfKind(person, "codeApp")).toMatchObject({ id: app?.id, state: "active" });
    expect(await shown(scene, first)).toBe("dead");
  });

  it("runs out after 30 minutes by SMS and after 48 hours on paper", async () => {
    const person = demoPerson("Freja Dam Møller");
    const scene = await openScene(bench, person, { role: "clerk", proof: IN_PERSON });
    const bySms = await accepted(scene.place(newApp));
    expect(await shown(scene, bySms)).toBe("issued");
    bench.setClock(minutes(29));
    expect(await shown(scene, bySms)).toBe("issued");
    bench.setClock(minutes(31));
    expect(await shown(scene, bySms)).toBe("expired");
    await scene.look();
    await scene.prove(IN_PERSON);
    const onPaper = await accepted(scene.place({ ...newApp, delivery: "paper" }));
    expect(await shown(scene, onPaper)).toBe("issued");
    bench.setClock(hours(48));
    expect(await shown(scene, onPaper)).toBe("issued");
    bench.setClock(hours(49));
    expect(await shown(scene, onPaper)).toBe("expired");
  });

  it("is replaced by a newer one", async () => {
    const person = demoPerson("Tobias Nørgaard");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const older = await accepted(scene.place(newApp));
    expect(await shown(scene, older)).toBe("issued");
    await scene.look();
    const newer = await accepted(scene.place(newApp));
    expect(await shown(scene, newer)).toBe("issued");
    expect(await shown(scene, older)).toBe("replaced");
  });

  it("goes with the means that somebody blocks", async () => {
    const person = demoPerson("Inger Vestergaard");
    const reader = meansOf(person, "codeReader");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const sent = await accepted(scene.place({ ...newApp, authenticatorId: reader }));
    expect(await shown(scene, sent)).toBe("issued");
    await accepted(scene.place({ kind: "block", authenticatorId: reader }));
    expect(await shown(scene, sent)).toBe("dead");
  });
});

describe("a means by post", () => {
  it("is ordered, sent and, when it is in use, over, together with the code that woke it", async () => {
    const person = demoPerson("Karl Aage Brandt");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const parcel = await accepted(scene.place({ kind: "orderMeans", means: "codeDisplay" }));
    expect(await shown(scene, parcel)).toBe("issued");
    await act(person, "sendParcel");
    expect(await shown(scene, parcel)).toBe("sent");
    await act(person, "receiveParcel");
    expect(await shown(scene, parcel), "MitID does not hear of the letter box").toBe("sent");
    await scene.look();
    const means = await meansOfKind(person, "codeDisplay");
    const waking = await accepted(scene.place({ ...newApp, authenticatorId: means?.id ?? "" }));
    expect(await shown(scene, waking)).toBe("issued");
    expect(await enter(bench, person, "enterActivationCode", await codeOf(bench, person))).toBe("activated");
    expect(await shown(scene, waking)).toBe("used");
    expect(await shown(scene, parcel)).toBe("used");
    expect(await scene.events()).toContain("reissue.moved");
    await scene.look();
    const next = await scene.place({ kind: "orderMeans", means: "codeDisplay" });
    expect(next, "one is enough until it is in use").toMatchObject({ allowed: true });
  });

  it("is over when its means is blocked on the way", async () => {
    const person = demoPerson("Else Margrethe Thorup");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const parcel = await accepted(scene.place({ kind: "orderMeans", means: "chip" }));
    expect(await shown(scene, parcel)).toBe("issued");
    await scene.look();
    const chip = await meansOfKind(person, "chip");
    await accepted(scene.place({ kind: "block", authenticatorId: chip?.id ?? "" }));
    expect(await shown(scene, parcel)).toBe("cancelled");
  });
});

describe("what is used once", () => {
  it.each([
    [pin, "useTemporaryPin", "James O'Connor"],
    [password, "useTemporaryPassword", "Amina Yusuf Larsen"],
  ] as const)("%o is on its way until then, and the same can be ordered again", async (order, use, name) => {
    const person = demoPerson(name);
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    await scene.prove(STRONG);
    const sent = await accepted(scene.place(order));
    expect(await shown(scene, sent)).toBe("issued");
    await scene.look();
    expect(await scene.place(order)).toEqual({ allowed: false, reasons: ["reissue.open"] });
    expect(await enter(bench, person, use, await codeOf(bench, person))).toBe("used");
    expect(await shown(scene, sent)).toBe("used");
    await scene.look();
    expect(await scene.place(order)).toMatchObject({ allowed: true });
  });
});
