/** A stop of the whole identity holds back what would open it again: what is asked for meanwhile, and what has left before. */
import { beforeEach, describe, expect, it } from "vitest";
import { deliverAct } from "../../../app/worker/deliver-act.ts";
import { hours } from "../../../app/domain/duration.ts";
import type { ActOrder } from "../../../app/domain/protection/order.ts";
import { demoPerson, meansOf, openActBench, type ActBench } from "../../support/act-bench.ts";
import {
  accepted,
  actRow,
  CLAIMED,
  CONFIRMED,
  IN_PERSON,
  openScene,
  refused,
} from "../../support/act-scene.ts";

let bench: ActBench;

beforeEach(async () => {
  bench = await openActBench();
});

const person = demoPerson("Inger Vestergaard");
const { identityUuid } = person.mitid;
const password = { kind: "temporaryPassword" } as const;

const useCode = async () => {
  const codes = await bench.control("/mitid/_control/codes");
  const list: readonly { readonly code?: unknown }[] = Array.isArray(codes) ? codes : [];
  const code = list.at(-1)?.code;
  return bench.control("/mitid/_control/citizen", { action: "useTemporaryPassword", identityUuid, code });
};

describe("while a stop of the whole is on its way", () => {
  it.each([
    password,
    { kind: "activationCode", authenticatorId: null, delivery: "sms" },
    { kind: "orderMeans", means: "codeReader" },
  ] as const satisfies readonly ActOrder[])("no $kind is ordered, by whomever", async (order) => {
    const one = await openScene(bench, person, { proof: CLAIMED });
    const two = await openScene(bench, person, { proof: CONFIRMED });
    await accepted(one.place({ kind: "suspend" }));
    expect(await two.place(order)).toEqual(refused("access.beingStopped"));
  });

  it("a block is, and another stop of the whole", async () => {
    const scene = await openScene(bench, person, { proof: CLAIMED });
    await accepted(scene.place({ kind: "hold" }));
    await accepted(scene.place({ kind: "suspend" }));
    await accepted(scene.place({ kind: "block", authenticatorId: meansOf(person, "codeDisplay") }));
  });
});

describe("what has left before", () => {
  it.each(["hold", "suspend"] as const)("is killed with a %s, and opens nothing afterwards", async (kind) => {
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const code = await accepted(scene.place(password));
    await bench.work();
    await accepted(scene.place({ kind }));
    await bench.work();
    expect(await actRow(bench, code)).toMatchObject({ reissue: "cancelled" });
    if (kind === "suspend") {
      const desk = await openScene(bench, person, { role: "clerk", proof: IN_PERSON });
      await accepted(desk.place({ kind: "reopen" }));
      await bench.work();
    }
    bench.setClock(hours(25));
    expect(await useCode()).not.toMatchObject({ outcome: "used" });
  });

  it("is killed where MitID's answer to it was still out", async () => {
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const code = await accepted(scene.place(password));
    await bench.fault({ kind: "after-success-lost", operation: "issueTemporaryPassword", times: 4 });
    await deliverAct(bench.context, { actId: code, system: "mitid" });
    await accepted(scene.place({ kind: "hold" }));
    await bench.clearFaults();
    await bench.work();
    await bench.work();
    expect(await actRow(bench, code)).toMatchObject({ reissue: "cancelled" });
  });

  it("is left alone by the block of one means", async () => {
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const code = await accepted(scene.place(password));
    await bench.work();
    await accepted(scene.place({ kind: "block", authenticatorId: meansOf(person, "codeDisplay") }));
    await bench.work();
    expect(await actRow(bench, code)).toMatchObject({ reissue: "issued" });
  });
});

describe("a stop", () => {
  it("is not refused on an old look", async () => {
    const jonas = demoPerson("Jonas Bæk");
    const scene = await openScene(bench, jonas, { proof: CLAIMED });
    const desk = await openScene(bench, jonas, { role: "clerk", proof: IN_PERSON });
    await accepted(desk.place({ kind: "reopen" }));
    await bench.work();
    const actId = await accepted(scene.place({ kind: "suspend" }));
    await bench.work();
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged", fate: "applied" });
  });

  it("is not told of as done under the key of another", async () => {
    const scene = await openScene(bench, person, { proof: CLAIMED });
    const idempotencyKey = crypto.randomUUID();
    const block = { kind: "block", authenticatorId: meansOf(person, "codeDisplay") } as const;
    const first = await scene.place(block, { idempotencyKey });
    expect(await scene.place({ kind: "suspend" }, { idempotencyKey })).toEqual(refused("act.keyUsed"));
    expect(await scene.place(block, { idempotencyKey }), "the same is").toEqual(first);
  });
});
