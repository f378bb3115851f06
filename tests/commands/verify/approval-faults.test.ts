/** Approvals while things go wrong: the broker hurries us, is silent or lies, the worker dies, the case is closed. */
import { describe, expect, it } from "vitest";
import { cancelApproval } from "../../../app/commands/verify/cancel-approval.ts";
import { reviveProofs } from "../../../app/commands/verify/revive-proofs.ts";
import { wrapUp } from "../../../app/commands/wrap-up.ts";
import { seconds } from "../../../app/domain/duration.ts";
import { askInApp, pollApproval } from "../../../app/worker/approvals.ts";
import { FORGERIES } from "../../../integrations/mitid-broker/simulator/tokens.ts";
import { demoPerson } from "../../support/act-bench.ts";
import { openProofBench, type ProofCase } from "../../support/proof-bench.ts";
import { approvalStates, ask, askedInApp, poll, press, requestsIn } from "../../support/proof-app.ts";
import { column, eventsOf, newCase, proofsOf } from "../../support/proof-scene.ts";

const bench = await openProofBench();
const inger = demoPerson("Inger Vestergaard");
const BROKER = "/mitid/broker/_control/faults";
const inApp = async () => (await requestsIn(bench)).map(({ state }) => state);
const idOf = async () => String((await column(bench, "select id from approvals order by asked_at desc"))[0]);
const pace = async () => {
  const sql = `select interval_seconds, extract(epoch from next_poll_at) as next from approvals`;
  const { rows } = await bench.db.asOwner(sql);
  const left = Number(rows[0]?.["next"]) - bench.context.clock().getTime() / 1_000;
  return { interval: rows[0]?.["interval_seconds"], next: Math.round(left * 1_000) / 1_000 };
};
const close = ({ actor, caseNumber }: ProofCase) =>
  wrapUp(bench.context, { actor, caseNumber, code: "CALLER_HUNG_UP" });

describe("the broker", () => {
  it("says slow_down: five seconds more each time, and kept", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    expect(await pace()).toEqual({ interval: 3, next: 3 });
    const approvalId = await idOf();
    await poll(bench);
    expect(await pace()).toEqual({ interval: 3, next: 3 });
    for (const slower of [8, 13, 18]) {
      await pollApproval(bench.context, { approvalId });
      expect(await pace()).toEqual({ interval: slower, next: slower });
    }
    await poll(bench, seconds(18));
    expect(await pace()).toEqual({ interval: 18, next: 18 });
    await press(bench, "approve");
    await poll(bench, seconds(17.999));
    expect(await proofsOf(bench, ours)).toEqual([]);
    await poll(bench, 1);
    expect(await proofsOf(bench, ours)).toEqual(["claimed by approval"]);
  });

  it("does not answer a start: nobody is asked a second time, and the agent is told", async () => {
    const ours = await newCase(bench, inger);
    await bench.control(BROKER, { kind: "down", operation: "startApproval" });
    await askedInApp(bench, ours);
    await bench.control(BROKER, null);
    expect(await approvalStates(bench)).toEqual(["failed"]);
    expect(await eventsOf(bench, ours)).toContain("approval.failed");
    await bench.work();
    expect(await inApp()).toEqual([]);
    expect(await ask(bench, ours)).toMatchObject({ allowed: true });
  });

  it("loses its answer to a start: one request in the app, and none of ours", async () => {
    await bench.control(BROKER, { kind: "after-success-lost", operation: "startApproval" });
    await askedInApp(bench, await newCase(bench, inger));
    await bench.control(BROKER, null);
    await bench.work();
    expect([await inApp(), await approvalStates(bench)]).toEqual([["waiting"], ["failed"]]);
  });

  it("does not answer polls: it is asked on, and believed when it comes back", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    await press(bench, "approve");
    await bench.control(BROKER, { kind: "down", operation: "pollApproval" });
    await poll(bench);
    await poll(bench);
    expect(await approvalStates(bench)).toEqual(["pending"]);
    await bench.control(BROKER, null);
    await poll(bench);
    expect([await approvalStates(bench), await proofsOf(bench, ours)]).toEqual([
      ["approved"],
      ["claimed by approval"],
    ]);
  });

  it("loses the answer that it gives out once: no proof is made of it", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    await press(bench, "approve");
    await bench.control(BROKER, { kind: "after-success-lost", operation: "pollApproval", times: 1 });
    await poll(bench);
    await poll(bench);
    expect([await approvalStates(bench), await proofsOf(bench, ours)]).toEqual([["expired"], []]);
  });

  it("tells that the app can't be used: failed, with MitID's own code", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    await press(bench, "fail");
    await poll(bench);
    expect(await column(bench, "select failure_code from approvals where state = 'failed'")).toEqual([
      "mitid_flex_app.mitid_error_control.authentication_session_not_found",
    ]);
    expect(await proofsOf(bench, ours)).toEqual([]);
  });

  it.each(FORGERIES)("is spoken for by somebody else (%s): nothing is believed", async (forgery) => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    await press(bench, "approve", forgery);
    await poll(bench);
    expect(await approvalStates(bench)).toEqual(["failed"]);
    expect(String((await column(bench, "select failure_code from approvals"))[0])).toMatch(/^token\./);
    expect(await proofsOf(bench, ours)).toEqual([]);
  });
});

describe("the worker dies", () => {
  it("between two polls: after half a minute another goes on with the same request", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    await bench.db.asOwner("delete from graphile_worker._private_jobs");
    await press(bench, "approve");
    bench.pass(seconds(33));
    expect(await reviveProofs(bench.context)).toBe(0);
    bench.pass(1);
    expect(await reviveProofs(bench.context)).toBe(1);
    await bench.work();
    expect([await inApp(), await proofsOf(bench, ours)]).toEqual([["approved"], ["claimed by approval"]]);
  });

  it("while it starts one: nobody is asked twice, and it ends by itself", async () => {
    await ask(bench, await newCase(bench, inger));
    await bench.db.asOwner("delete from graphile_worker._private_jobs");
    bench.pass(seconds(60));
    expect(await reviveProofs(bench.context)).toBe(0);
    await bench.work();
    expect([await inApp(), await approvalStates(bench)]).toEqual([[], ["starting"]]);
  });

  it("after it has started one: the job that comes again starts no second", async () => {
    await askedInApp(bench, await newCase(bench, inger));
    await askInApp(bench.context, { approvalId: await idOf() });
    expect(await inApp()).toEqual(["waiting"]);
  });
});

it("a request that is cancelled while it comes into the app is taken out again", async () => {
  const ours = await newCase(bench, inger);
  const { actor, caseNumber } = ours;
  await ask(bench, ours);
  const { broker } = bench.context.ports;
  const slow: typeof broker = {
    ...broker,
    start: async (request) => {
      const started = await broker.start(request);
      await cancelApproval(bench.context, { actor, caseNumber });
      return started;
    },
  };
  const ports = { ...bench.context.ports, broker: slow };
  await askInApp({ ...bench.context, ports }, { approvalId: await idOf() });
  expect([await inApp(), await approvalStates(bench)]).toEqual([["cancelled"], ["cancelled"]]);
});

describe("the case is closed", () => {
  it("while the request waits: it is taken out of the app, and an answer opens nothing", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    await close(ours);
    await poll(bench);
    expect([await inApp(), await approvalStates(bench)]).toEqual([["cancelled"], ["cancelled"]]);
    expect(await proofsOf(bench, ours)).toEqual([]);
  });

  it("while the answer is on its way: it is on record, and opens nothing", async () => {
    const ours = await newCase(bench, inger);
    await askedInApp(bench, ours);
    await press(bench, "approve");
    bench.pass(seconds(3));
    const { broker } = bench.context.ports;
    const slow: typeof broker = {
      ...broker,
      poll: async (...asked) => {
        const answer = await broker.poll(...asked);
        await close(ours);
        return answer;
      },
    };
    const ports = { ...bench.context.ports, broker: slow };
    await pollApproval({ ...bench.context, ports }, { approvalId: await idOf() });
    expect([await approvalStates(bench), await proofsOf(bench, ours)]).toEqual([["approved"], []]);
  });

  it("before the worker had asked: nobody is", async () => {
    const ours = await newCase(bench, inger);
    await ask(bench, ours);
    await close(ours);
    await bench.work();
    expect([await inApp(), await approvalStates(bench)]).toEqual([[], ["cancelled"]]);
    expect(await eventsOf(bench, ours)).toContain("approval.cancelled");
  });
});
