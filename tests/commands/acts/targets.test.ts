/** An act that several systems must hear of: each has a row of its own, and none opens before MitID has. */
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { days } from "../../../app/domain/duration.ts";
import { deliverAct } from "../../../app/worker/deliver-act.ts";
import { TARGETS, type TargetSystem } from "../../../app/domain/protection/targets.ts";
import { targetsOf } from "../../../db/views/case-act-ways.ts";
import { demoPerson, openActBench, type ActBench } from "../../support/act-bench.ts";
import { accepted, CONFIRMED, IN_PERSON, openScene } from "../../support/act-scene.ts";

let bench: ActBench;
beforeAll(async () => {
  bench = await openActBench();
});
const certificateShape = z.array(z.object({ identityUuid: z.string(), state: z.string() }));
const watchShape = z.array(z.object({ identityUuid: z.string(), until: z.string(), reason: z.string() }));

async function certificatesOf(name: string) {
  const { identityUuid } = demoPerson(name).mitid;
  const all = certificateShape.parse(await bench.control("/nemlogin/_control/certificates"));
  return all.filter((one) => one.identityUuid === identityUuid).map(({ state }) => state);
}

async function watchOf(name: string) {
  const { identityUuid } = demoPerson(name).mitid;
  const all = watchShape.parse(await bench.control("/nemkonto/_control/watches"));
  return all.find((one) => one.identityUuid === identityUuid);
}

const targetShape = z.array(z.object({ system: z.string(), state: z.string(), code: z.string().nullable() }));

async function targets(actId: string): Promise<Readonly<Record<string, string>>> {
  const { rows } = await bench.db.asOwner(
    "select system, state, error_code as code from act_targets where act_id = $1 order by system",
    [actId],
  );
  const all = targetShape.parse(rows);
  return Object.fromEntries(
    all.map(({ system, state, code }) => [system, code === null ? state : `${state} ${code}`]),
  );
}

const tell = (actId: string, system: TargetSystem) => deliverAct(bench.context, { actId, system });
const WITH_CERTIFICATE = "Mette Hansen";

describe("a suspension", () => {
  it("ends the sessions, puts the certificate on hold and watches the NemKonto for fourteen days", async () => {
    const scene = await openScene(bench, demoPerson(WITH_CERTIFICATE), { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    const ordered = bench.context.clock();
    await bench.deliver();
    expect(await targets(actId)).toEqual({
      mitid: "acknowledged",
      nemlogin: "acknowledged",
      nemloginAgain: "acknowledged",
      certificate: "acknowledged",
      nemkonto: "acknowledged",
    });
    const shown = await bench.context.database.read(scene.actor, (tx) => targetsOf(tx, [actId]));
    expect(
      shown.get(actId)?.map(({ system, state }) => `${system} ${state}`),
      "what the desk is shown of it",
    ).toEqual(TARGETS.suspend.map((system) => `${system} acknowledged`));
    expect(await certificatesOf(WITH_CERTIFICATE)).toEqual(["onHold"]);
    const watch = await watchOf(WITH_CERTIFICATE);
    expect(watch?.reason).toBe("lost");
    expect(Math.abs(Date.parse(watch?.until ?? "") - ordered.getTime() - days(14))).toBeLessThan(60_000);
  });

  it("finds nothing where there is neither certificate nor account, and nobody has to see to that", async () => {
    const scene = await openScene(bench, demoPerson("Bjarne Kjær"), { proof: CONFIRMED });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    await bench.deliver();
    expect(await targets(actId)).toMatchObject({
      certificate: "acknowledged certificate.none",
      nemkonto: "acknowledged account.none",
    });
    const told = (await scene.events()).filter((kind) => kind === "act.acknowledged");
    expect(told, "MitID's and NemLog-in's word, and not that there was nothing").toHaveLength(2);
  });

  it("is carried to the others while MitID is silent", async () => {
    const scene = await openScene(bench, demoPerson("Freja Dam Møller"), { proof: CONFIRMED });
    await bench.control("/mitid/_control/faults", { kind: "down" });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    await bench.deliver();
    expect(await targets(actId)).toMatchObject({ mitid: "sent systemDown", nemkonto: "acknowledged" });
    await bench.clearFaults();
  });

  it("is told to a silent system until it answers, once", async () => {
    const scene = await openScene(bench, demoPerson("Inger Vestergaard"), { proof: CONFIRMED });
    await bench.control("/nemkonto/_control/faults", { kind: "after-success-lost", times: 3 });
    const actId = await accepted(scene.place({ kind: "suspend" }));
    for (let times = 0; times < 4; times += 1) await bench.deliver();
    expect(await targets(actId)).toMatchObject({ mitid: "acknowledged", nemkonto: "acknowledged" });
    const log = z
      .array(z.object({ key: z.string().nullable(), outcome: z.string() }))
      .parse(await bench.control("/nemkonto/_control/log"));
    expect(log.filter((one) => one.key === actId && one.outcome === "applied")).toHaveLength(1);
  });
});

describe("a reopening", () => {
  it("makes the certificate valid only when MitID has opened, and a late hold does not stop it again", async () => {
    const person = demoPerson(WITH_CERTIFICATE);
    await bench.control("/nemlogin/_control/reset", {});
    const late = await openScene(bench, person, { proof: CONFIRMED });
    // The suspension of the first story stands; its certificate order is played anew, as one that was held up.
    const { rows } = await bench.db.asOwner(
      `select a.id from acts a join act_targets t on t.act_id = a.id
        where a.citizen_id = $1 and t.system = 'certificate' and a.kind = 'suspend'`,
      [late.citizenId],
    );
    const suspendId = String(rows[0]?.["id"]);
    const clerk = await openScene(bench, person, { role: "clerk", proof: IN_PERSON });
    const reopenId = await accepted(clerk.place({ kind: "reopen" }));
    await tell(reopenId, "certificate");
    expect(await targets(reopenId), "not before MitID").toEqual({ mitid: "pending", certificate: "pending" });
    await tell(reopenId, "mitid");
    const { rows: jobs } = await bench.db.asOwner("select key from graphile_worker.jobs where key = $1", [
      `deliver-act:${reopenId}:certificate`,
    ]);
    expect(jobs).toHaveLength(1);
    await tell(reopenId, "certificate");
    expect(await targets(reopenId)).toEqual({ mitid: "acknowledged", certificate: "acknowledged" });
    expect(await certificatesOf(WITH_CERTIFICATE)).toEqual(["valid"]);

    await bench.db.asOwner("alter table act_targets disable trigger user");
    await bench.db.asOwner(
      "update act_targets set state = 'pending', acknowledged_at = null where act_id = $1 and system = 'certificate'",
      [suspendId],
    );
    await bench.db.asOwner("alter table act_targets enable trigger user");
    await tell(suspendId, "certificate");
    expect(await targets(suspendId)).toMatchObject({ certificate: "refused stale" });
    expect(await certificatesOf(WITH_CERTIFICATE)).toEqual(["valid"]);
  });
});
