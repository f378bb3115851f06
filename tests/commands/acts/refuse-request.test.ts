/** Afslag: an agent says no to a wish, the reason stays on file, and the person gets it in writing. */
import { beforeAll, describe, expect, it } from "vitest";
import { refuseRequest } from "../../../app/commands/refuse-request.ts";
import { ACT_KINDS, isStop } from "../../../app/domain/protection/acts.ts";
import { WISH_REFUSALS, WISHERS } from "../../../app/domain/protection/wish.ts";
import { demoPerson, openActBench, type ActBench } from "../../support/act-bench.ts";
import { actRow, openScene, recorded, refused, type ActScene } from "../../support/act-scene.ts";
import { hireAgent, openCase } from "../../support/desk.ts";

let bench: ActBench;
let scene: ActScene;
beforeAll(async () => {
  bench = await openActBench();
  scene = await openScene(bench, demoPerson("Inger Vestergaard"));
});

const order = (over: object = {}) => ({
  actor: scene.actor,
  caseNumber: scene.number,
  kind: "orderMeans" as const,
  reasonCode: "wish.identityUncertain" as const,
  ...over,
});

async function jobs(name: string): Promise<readonly unknown[]> {
  const { rows } = await bench.db.asOwner(
    "select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = $1",
    [name],
  );
  return rows.map(({ payload }) => payload);
}

describe("a wish that is refused", () => {
  it.each(WISH_REFUSALS)("is on file with %s, a receipt, and a letter on its way", async (reasonCode) => {
    const ruling = await refuseRequest(bench.context, order({ reasonCode }));
    expect(ruling.allowed && ruling.value.receiptNumber).toMatch(/^\d{8}$/);
    const actId = ruling.allowed ? ruling.value.actId : "";
    expect(await actRow(bench, actId)).toMatchObject({
      kind: "orderMeans",
      state: "refused",
      fate: "notAllowed",
      refusal_reasons: [reasonCode],
      target: null,
    });
    expect(await jobs("prepare-notices")).toContainEqual({ actId, template: "decision" });
    expect((await recorded(bench, "wish.refuse")).at(-1)).toMatchObject({
      actor_kind: "agent",
      facts: { actId, kind: "orderMeans", reason: reasonCode, requester: "subject" },
    });
    expect(await refuseRequest(bench.context, order({ reasonCode })), "asked again").toEqual(ruling);
  });

  it.each(WISHERS)(
    "is the wish of %s, on the act, in the record, and a decision of its own",
    async (requester) => {
      const ruling = await refuseRequest(bench.context, order({ requester, reasonCode: "wish.notEntitled" }));
      const actId = ruling.allowed ? ruling.value.actId : "";
      const { rows } = await bench.db.asOwner(
        "select requester, decided_on ->> 'requester' as decided from acts where id = $1",
        [actId],
      );
      expect(rows).toEqual([{ requester, decided: requester }]);
      expect(
        (await recorded(bench, "wish.refuse")).filter(({ facts }) => JSON.stringify(facts).includes(actId)),
      ).toMatchObject(requester === "subject" ? [{}] : [{ facts: { requester } }]);
      const again = await refuseRequest(bench.context, order({ requester, reasonCode: "wish.notEntitled" }));
      expect(again).toEqual(ruling);
    },
  );

  it.each(ACT_KINDS)("may be %s, unless that is a stop", async (kind) => {
    const ruling = await refuseRequest(bench.context, order({ kind }));
    if (isStop(kind)) expect(ruling).toEqual(refused("wish.isStop"));
    else expect(ruling).toMatchObject({ allowed: true });
  });

  it("is refused in one's own case and about somebody only", async () => {
    const other = await hireAgent(bench.db);
    expect(await refuseRequest(bench.context, order({ actor: other }))).toEqual(refused("case.notYours"));
    const { number } = await openCase(bench.db, other);
    const about = order({ actor: other, caseNumber: number });
    expect(await refuseRequest(bench.context, about)).toEqual(refused("case.noSubject"));
  });

  it("changes nothing at MitID, and may still be granted later", async () => {
    await bench.work();
    expect(await bench.mitidLog("orderAuthenticator")).toEqual([]);
    await scene.prove({ level: "confirmed", method: "controlQuestions" });
    expect(await scene.place({ kind: "orderMeans", means: "codeDisplay" })).toMatchObject({ allowed: true });
  });
});
