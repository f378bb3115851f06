/** A stop of a code on its way that MitID does not answer, or answers too late: a person hears of it. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { escalateOverdue } from "../../../app/commands/escalate-overdue.ts";
import { reviveDeliveries } from "../../../app/commands/revive-deliveries.ts";
import { seeToEscalation } from "../../../app/commands/see-to-escalation.ts";
import { settleStop } from "../../../app/commands/settle-stop.ts";
import { stopByToken } from "../../../app/commands/stop-by-token.ts";
import { stopTokenOf } from "../../../app/commands/stop-token.ts";
import { takeEscalation } from "../../../app/commands/take-escalation.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import { minutes } from "../../../app/domain/duration.ts";
import { escalationsView } from "../../../db/views/escalations.ts";
import { demoPerson, openActBench, type ActBench } from "../../support/act-bench.ts";
import { accepted, CONFIRMED, openScene, refused, STRONG } from "../../support/act-scene.ts";
import { hireAgent } from "../../support/desk.ts";
import { codeOf, enter } from "../../support/reissue-bench.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});
beforeEach(async () => {
  bench.setClock(0);
  await bench.clearFaults();
});

const pin = { kind: "temporaryPin" } as const;
const press = (actId: string) =>
  stopByToken(bench.context, { token: stopTokenOf(bench.context.vault, actId) });
const needsAPerson = () => bench.db.database.read(systemActor("test"), (tx) => escalationsView(tx));

async function outcomeOf(actId: string): Promise<unknown> {
  const { rows } = await bench.db.asOwner("select outcome from reissue_stops where act_id = $1", [actId]);
  return rows[0]?.["outcome"];
}

describe("a stop that MitID does not answer", () => {
  it("is a person's business past the deadline, once, keeps its errand, and ends by the answer alone", async () => {
    const person = demoPerson("Inger Vestergaard");
    const scene = await openScene(bench, person, { proof: STRONG });
    const actId = await accepted(scene.place(pin));
    await bench.work();
    await bench.fault({ kind: "down" });
    await press(actId);
    const lateBy = async (wait: number) => {
      bench.setClock(wait);
      return escalateOverdue(bench.context);
    };
    expect(await lateBy(minutes(14))).toBe(0);
    expect(await lateBy(minutes(16))).toBe(1);
    expect(await lateBy(minutes(17))).toBe(0);
    expect(await needsAPerson()).toMatchObject([{ actId, why: "stopOverdue", caseNumber: scene.number }]);
    const agent = await hireAgent(bench.db);
    const mine = { actor: agent, actId, system: "mitid" } as const;
    await takeEscalation(bench.context, mine);
    expect(await seeToEscalation(bench.context, mine)).toEqual(refused("escalation.stillOpen"));
    await bench.db.asOwner("delete from graphile_worker._private_jobs where key like 'cancel-reissue:%'");
    await reviveDeliveries(bench.context);
    const { rows } = await bench.db.asOwner("select key from graphile_worker._private_jobs where key = $1", [
      `cancel-reissue:${actId}`,
    ]);
    expect(rows, "its errand died with its process").toHaveLength(1);
    await bench.clearFaults();
    await bench.work();
    expect(await outcomeOf(actId)).toBe("cancelled");
    expect(await needsAPerson()).toEqual([]);
  });
});

describe("an answer", () => {
  it("stands as it came first, whatever comes after it", async () => {
    const person = demoPerson("Oliver Skov Jensen");
    const scene = await openScene(bench, person, { proof: STRONG });
    const actId = await accepted(scene.place(pin));
    await bench.work();
    await press(actId);
    await settleStop(bench.context, { actId, outcome: "cancelled" });
    await settleStop(bench.context, { actId, outcome: "tooLate" });
    expect(await outcomeOf(actId)).toBe("cancelled");
    expect((await scene.events()).filter((kind) => kind === "act.stopped")).toHaveLength(1);
    expect(await needsAPerson()).toEqual([]);
  });

  it("of MitID to the order sets the stop going that came before it", async () => {
    const person = demoPerson("Freja Dam Møller");
    const scene = await openScene(bench, person, { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "temporaryPassword" }));
    await bench.fault({ kind: "down" });
    await bench.deliver();
    await press(actId);
    await bench.db.asOwner("delete from graphile_worker._private_jobs where key like 'cancel-reissue:%'");
    await bench.clearFaults();
    await bench.deliver();
    const { rows } = await bench.db.asOwner("select 1 from graphile_worker._private_jobs where key = $1", [
      `cancel-reissue:${actId}`,
    ]);
    expect(rows).toHaveLength(1);
  });
});

describe("too late", () => {
  it("it is said so, and a person must see to it", async () => {
    const other = demoPerson("Karl Aage Brandt");
    const scene = await openScene(bench, other, { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "temporaryPassword" }));
    await bench.work();
    expect(await enter(bench, other, "useTemporaryPassword", await codeOf(bench, other))).toBe("used");
    expect(await press(actId), "MitID's log has not been read yet").toEqual({
      allowed: true,
      value: { actId, fate: "asked" },
    });
    await bench.work();
    expect(await outcomeOf(actId)).toBe("tooLate");
    const open = await needsAPerson();
    expect(open.filter((one) => one.actId === actId)).toMatchObject([
      { why: "stoppedTooLate", system: "mitid", caseNumber: scene.number, taken: null },
    ]);
    expect(await press(actId)).toEqual(refused("stop.nothing"));
  });
});
