/** A code on its way: the carrier refuses or is silent, the number changes, the worker dies. */
import { describe, expect, it } from "vitest";
import { reviveProofs } from "../../../app/commands/verify/revive-proofs.ts";
import { hours, minutes, seconds } from "../../../app/domain/duration.ts";
import { deliverCode } from "../../../app/worker/deliver-code.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { openProofBench } from "../../support/proof-bench.ts";
import {
  column,
  eventsOf,
  newCase,
  orderCode,
  proofsOf,
  refused,
  tryCode,
} from "../../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");
const state = () =>
  column(bench, "select (state, code_cipher is null)::text from one_time_codes order by sent_at");
const bodies = () => bench.carrier.sent.map(({ body }) => body);

it("says who may hear it, in two segments at most, without a link", async () => {
  const ours = await newCase(bench, inger);
  const code = await orderCode(bench, ours);
  await bench.work();
  const [body = ""] = bodies();
  expect(body).toContain(code);
  expect(body).toMatch(/aldrig/);
  expect(body).not.toMatch(/https?:|www\.|\.dk/);
  expect(body.length).toBeLessThanOrEqual(306);
  expect(await eventsOf(bench, ours)).toContain("code.sent");
});

describe("the carrier", () => {
  it("refuses: the code is worth nothing, and the agent is told", async () => {
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    bench.carrier.next = ["refused"];
    expect(await bench.work()).toEqual([]);
    expect(await state()).toEqual(["(dead,t)"]);
    expect(await eventsOf(bench, ours)).toContain("code.notSent");
    expect(await tryCode(bench, ours, code)).toEqual(refused("code.dead"));
  });

  it("is silent: it is tried again until it is taken, and then never more", async () => {
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    bench.carrier.next = ["silent", "silent"];
    expect([await bench.work(), await bench.work(), await bench.work(), await bench.work()]).toEqual([
      ["deliver-code"],
      ["deliver-code"],
      [],
      [],
    ]);
    expect(bodies()).toEqual([expect.stringContaining(code)]);
    expect(await state()).toEqual(["(live,t)"]);
  });

  it("is silent until the code has run out: nothing is sent after that", async () => {
    await orderCode(bench, await newCase(bench, inger));
    bench.carrier.next = ["silent"];
    await bench.work();
    bench.pass(minutes(10));
    expect(await bench.work()).toEqual([]);
    expect(bodies()).toEqual([]);
  });
});

describe("the number", () => {
  const change = () =>
    bench.control("/mitid/_control/citizen", {
      action: "changePhone",
      identityUuid: inger.mitid.identityUuid,
      phone: "+4520009988",
    });

  it("was changed after the order: nothing is sent, neither to the new one nor to the old", async () => {
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    await change();
    await bench.work();
    expect(bodies()).toEqual([]);
    expect(await state()).toEqual(["(dead,t)"]);
    expect(await tryCode(bench, ours, code)).toEqual(refused("code.dead"));
    expect(
      await column(bench, "select facts ->> 'code' from audit_log where action = 'code.deliver'"),
    ).toContain("contact.tooYoung");
  });

  it("can't be asked for while MitID is silent: the code waits for it", async () => {
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    await bench.control("/mitid/_control/faults", { kind: "down" });
    expect(await bench.work()).toEqual(["deliver-code"]);
    expect(bodies()).toEqual([]);
    await bench.control("/mitid/_control/faults", null);
    expect(await bench.work()).toEqual([]);
    expect(bodies()).toEqual([expect.stringContaining(code)]);
  });

  it("gets the newer of two codes alone", async () => {
    const ours = await newCase(bench, inger);
    await orderCode(bench, ours);
    bench.pass(seconds(1));
    const newer = await orderCode(bench, ours);
    await bench.work();
    expect(bodies()).toEqual([expect.stringContaining(newer)]);
  });

  it("was settled when it was ordered and is settled now, to the hour", async () => {
    bench.setClock(-hours(120));
    await change();
    bench.setClock(0);
    const code = await orderCode(bench, await newCase(bench, inger));
    await bench.work();
    expect(bench.carrier.sent).toMatchObject([{ to: "+4520009988" }]);
    expect(bodies()).toEqual([expect.stringContaining(code)]);
  });
});

describe("a worker that dies", () => {
  it("before it has begun: a minute later another takes the code", async () => {
    await orderCode(bench, await newCase(bench, inger));
    await bench.db.asOwner("delete from graphile_worker._private_jobs");
    bench.pass(minutes(1));
    expect(await reviveProofs(bench.context)).toBe(0);
    bench.pass(1);
    expect(await reviveProofs(bench.context)).toBe(1);
    await bench.work();
    expect(bodies()).toHaveLength(1);
    bench.pass(minutes(1));
    expect(await reviveProofs(bench.context)).toBe(0);
  });

  // Nobody knows whether the first has left: the same code a second time harms nobody, none at all does.
  it("after the carrier took it: the same code goes once more, and counts as one", async () => {
    const ours = await newCase(bench, inger);
    const code = await orderCode(bench, ours);
    bench.carrier.next = ["dies"];
    await expect(bench.work()).rejects.toThrow("the process is gone");
    await bench.db.asOwner("delete from graphile_worker._private_jobs");
    bench.pass(minutes(1) + 1);
    await reviveProofs(bench.context);
    await bench.work();
    expect(bodies()).toHaveLength(2);
    expect(new Set(bodies()).size).toBe(1);
    expect(await state()).toEqual(["(live,t)"]);
    expect(await tryCode(bench, ours, code)).toMatchObject({ allowed: true });
    expect(await proofsOf(bench, ours)).toHaveLength(1);
  });

  it("after it was settled: the job that comes again finds nothing to send", async () => {
    await orderCode(bench, await newCase(bench, inger));
    const [codeId] = await column(bench, "select id from one_time_codes");
    await bench.work();
    await deliverCode(bench.context, { codeId: String(codeId) });
    expect(bodies()).toHaveLength(1);
  });
});
