/** Reading MitID's own log: page by page, each line once, and anew from the beginning where it is another log. */
import { beforeEach, describe, expect, it } from "vitest";
import { seekMissing } from "../../../app/commands/mitid-log/seek-missing.ts";
import { takePage } from "../../../app/commands/mitid-log/take-page.ts";
import { days, minutes } from "../../../app/domain/duration.ts";
import { reconcileMitid } from "../../../app/worker/read-mitid-log.ts";
import { demoPerson, openActBench, type ActBench } from "../../support/act-bench.ts";
import { actRow, openScene, recorded } from "../../support/act-scene.ts";
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

describe("reading", () => {
  it("goes page by page, and two readers at once take each line in once", { timeout: 60_000 }, async () => {
    const person = demoPerson("Bjarne Kjær");
    const scene = await openScene(bench, person);
    for (let made = 1; made <= 230; made += 1) await changePhone(bench, person, made);
    await Promise.all([read(), read(), read()]);
    await read();
    const all = await lines();
    expect(all.map(({ number }) => Number(number))).toEqual(
      Array.from({ length: 230 }, (_, index) => index + 1),
    );
    expect((await scene.events()).filter((kind) => kind === "mitid.changed")).toHaveLength(230);
  });

  it("again finds nothing new", async () => {
    const { scene } = await blocked("Inger Vestergaard", "codeApp");
    await bench.deliver();
    await read();
    const [before, told] = [await lines(), await scene.events()];
    await read();
    expect([await lines(), await scene.events()]).toEqual([before, told]);
  });

  it("from the beginning where the log has begun anew, and nothing of the old one is taken on trust", async () => {
    const { actId, scene } = await blocked("Inger Vestergaard", "codeApp");
    await bench.deliver();
    await read();
    await reset();
    await changePhone(bench, demoPerson("Bjarne Kjær"), 1);
    await read();
    expect(await lines()).toMatchObject([
      { epoch: 1, number: 1, event: "authenticatorBlocked", meaning: "ours", act_id: actId },
      { epoch: 2, number: 1, event: "contactChanged", meaning: "stranger" },
    ]);
    expect((await recorded(bench, "mitidLog.read")).at(-1)).toMatchObject({
      outcome: "failed",
      facts: { epoch: 1, lastNumber: 1, reopened: 1 },
    });
    bench.setClock(minutes(16));
    await read();
    expect(await needsAPerson(), "the block is gone with MitID's backup").toMatchObject([
      { actId, why: "unconfirmed", caseNumber: scene.number },
    ]);
  });

  it("where the new log is empty, too", async () => {
    await blocked("Inger Vestergaard", "codeApp");
    await bench.deliver();
    await read();
    await reset();
    await read();
    bench.setClock(minutes(16));
    await read();
    expect(await needsAPerson()).toHaveLength(1);
  });

  it("from the beginning, once, and nothing is missed before the new log was read to its end", async () => {
    await blocked("Inger Vestergaard", "codeApp");
    await bench.deliver();
    bench.setClock(minutes(16));
    await read();
    // MitID falls silent after the page that shows that the log is another; a second reader still holds the old one.
    const cursor = { epoch: 1, lastNumber: 1 };
    const page = { cursor, askedAt: bench.context.clock(), lines: [], latest: 0 };
    expect(await takePage(bench.context, page)).toBe("more");
    expect(await takePage(bench.context, page)).toBe("taken");
    expect(await seekMissing(bench.context)).toBe(0);
    expect(await needsAPerson()).toEqual([]);
    const { rows } = await bench.db.asOwner("select epoch, last_number from mitid_log_cursor");
    expect(rows.map(({ epoch, last_number: last }) => [epoch, Number(last)])).toEqual([[2, 0]]);
  });

  it("what is older than any backup is left in peace", async () => {
    const { actId } = await blocked("Inger Vestergaard", "codeApp");
    await bench.deliver();
    await read();
    await reset();
    bench.setClock(days(31));
    await read();
    await read();
    expect(await needsAPerson()).toEqual([]);
    expect(await actRow(bench, actId)).toMatchObject({ state: "acknowledged" });
  });
});
