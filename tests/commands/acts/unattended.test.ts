/** Stops with nobody beside the caller: tried until they are settled, decided by the one decision, and on file when refused. */
import { beforeEach, describe, expect, it } from "vitest";
import { escalateOverdue } from "../../../app/commands/escalate-overdue.ts";
import { issueBlockingCode } from "../../../app/commands/issue-blocking-code.ts";
import { placeCitizenStop } from "../../../app/commands/place-citizen-stop.ts";
import { acknowledgeAct } from "../../../app/commands/acknowledge-act.ts";
import { refuseUnattended } from "../../../app/commands/refuse-unattended.ts";
import { reviveDeliveries } from "../../../app/commands/revive-deliveries.ts";
import { citizenOf, systemActor } from "../../../app/domain/actor.ts";
import { days, minutes } from "../../../app/domain/duration.ts";
import { SystemDown } from "../../../app/domain/faults.ts";
import { shapeOf } from "../../../app/domain/protection/order.ts";
import { unattendedFacts } from "../../../app/domain/protection/unattended.ts";
import { settleHold } from "../../../app/worker/settle-hold-request.ts";
import { storedFacts } from "../../../db/act-facts.ts";
import { insertHoldRequest } from "../../../db/hold-requests.ts";
import { currentPolicy } from "../../../db/policy.ts";
import { newReceipt } from "../../../db/receipts.ts";
import { alarmsView } from "../../../db/views/alarms.ts";
import { receiveCall } from "../../support/desk.ts";
import { demoPerson, openActBench, type ActBench } from "../../support/act-bench.ts";
import { openScene } from "../../support/act-scene.ts";

let bench: ActBench;

beforeEach(async () => {
  bench = await openActBench();
});

const person = demoPerson("Inger Vestergaard");
const down = new SystemDown("cpr", true, "no answer");
const sql = async (text: string) => (await bench.db.asOwner(text)).rows;
const alarms = () => bench.db.database.read(systemActor("test"), (tx) => alarmsView(tx));
const settle = (requestId: string) => settleHold(bench.context, { requestId });

async function request(fact = person.phone.slice(-4)): Promise<string> {
  const callSid = await receiveCall(bench.db);
  return bench.db.database.transact(systemActor("test"), async (tx) => {
    const claim = { by: "cpr", value: person.cpr, fact } as const;
    const receiptNumber = await newReceipt(tx);
    const receivedAt = bench.context.clock();
    return insertHoldRequest(tx, bench.context.vault, { callSid, receiptNumber, claim, receivedAt });
  });
}

describe("a request for a hold", () => {
  it("is tried again within seconds while a register is silent, needs a person from the deadline on, and is kept", async () => {
    const requestId = await request();
    await bench.fault({ kind: "down" });
    await settle(requestId);
    const [job] = await sql(
      "select extract(epoch from run_at - now()) as seconds from graphile_worker.jobs where task_identifier = 'settle-hold-request'",
    );
    expect(Number(job?.["seconds"])).toBeLessThan(5);
    bench.setClock(minutes(14));
    expect(await escalateOverdue(bench.context)).toBe(0);
    bench.setClock(minutes(16));
    expect(await escalateOverdue(bench.context)).toBe(1);
    expect(await escalateOverdue(bench.context), "once").toBe(0);
    expect(await alarms()).toMatchObject([{ why: "holdRequestSilent", endsByPerson: false }]);
    bench.setClock(days(3));
    await sql("delete from graphile_worker._private_jobs");
    expect(await reviveDeliveries(bench.context)).toBe(1);
    await bench.clearFaults();
    // The database has a clock of its own for what a proof is worth.
    bench.setClock(0);
    await settle(requestId);
    expect(await sql("select state, attempts, claim_cipher from hold_requests")).toEqual([
      { state: "placed", attempts: 2, claim_cipher: null },
    ]);
    expect(await alarms()).toEqual([]);
    expect(await sql("select kind, state from acts")).toEqual([{ kind: "hold", state: "accepted" }]);
  });

  it("leaves one row with its purpose for each look at a person, whether or not the claim fits", async () => {
    const looks = () =>
      sql(
        `select a.purpose, a.facts ->> 'system' as system, a.facts ->> 'result' as result, c.mitid_uuid as who
           from audit_log a join citizens c on c.id = a.citizen_id where a.action = 'citizen.look' order by a.id`,
      );
    const look = (system: string, result: string) => ({
      ...{ purpose: "hold", system, result },
      who: person.mitid.identityUuid,
    });
    await settle(await request("0000"));
    expect(await sql("select state from hold_requests")).toEqual([{ state: "noMatch" }]);
    expect(await sql("select 1 from acts")).toEqual([]);
    expect(await looks()).toEqual([look("mitid", "found"), look("cpr", "found")]);
    await settle(await request());
    expect(await looks()).toHaveLength(4);
    const silent = { ...bench.context.ports, cpr: { findPerson: () => Promise.reject(down) } };
    await settleHold({ ...bench.context, ports: silent }, { requestId: await request() });
    expect((await looks()).slice(4)).toEqual([look("mitid", "found"), look("cpr", "systemDown")]);
  });

  it("compares nothing where the look cannot be put on record", async () => {
    const requestId = await request();
    await bench.db.asOwner("revoke insert on audit_log from faelleslinjen_app");
    await expect(settle(requestId)).rejects.toThrow();
    await bench.db.asOwner("grant insert on audit_log to faelleslinjen_app");
    expect(await sql("select state from hold_requests")).toEqual([{ state: "received" }]);
  });
});

describe("a visit with a blocking code", () => {
  const stopping = (visitId: string, stop: Parameters<typeof placeCitizenStop>[1]["stop"]) =>
    placeCitizenStop(bench.context, {
      ...{ visitId, source: "192.0.2.1", code: person.blockingCode, stop },
      ...{ reason: "lost", language: "da" },
    });

  beforeEach(async () => {
    await issueBlockingCode(bench.context, { cpr: person.cpr, code: person.blockingCode });
  });

  it("that MitID refused is decided on again, and not told that it is under way", async () => {
    const visitId = crypto.randomUUID();
    await stopping(visitId, { kind: "hold" });
    const [act] = await sql("select id from acts");
    await acknowledgeAct(bench.context, {
      ...{ actId: String(act?.["id"]), system: "mitid", fate: "notAllowed", externalReference: "x" },
      ...{ code: "identity.unknown", reissueReference: null, mitidUuid: null },
    });
    expect(await stopping(visitId, { kind: "hold" })).toMatchObject({ allowed: true });
    expect(await sql("select state from acts order by created_at")).toEqual([
      { state: "refused" },
      { state: "accepted" },
    ]);
  });

  it("that asks twice has one act", async () => {
    const visitId = crypto.randomUUID();
    const [one, two] = await Promise.all([1, 2].map(() => stopping(visitId, { kind: "suspend" })));
    expect(two).toEqual(one);
    expect(await sql("select kind from acts")).toHaveLength(1);
  });
});

describe("a stop that the rules do not open", () => {
  it("is an act that came to nothing, on file with its facts and its rules, each time that it is asked for", async () => {
    const scene = await openScene(bench, person);
    const decidedOn = storedFacts(unattendedFacts("hold", "citizen", "blockingCode"));
    const refuseOnce = () =>
      bench.db.database.transact(systemActor("test"), async (tx) => {
        const policy = await currentPolicy(tx, bench.context.clock());
        const stop = {
          ...{ actor: citizenOf(crypto.randomUUID()), caseId: scene.id, citizenId: scene.citizenId, policy },
          ...{ shape: shapeOf({ kind: "hold" }), idempotencyKey: "visit:hold", identityVersion: null },
          receiptNumber: await newReceipt(tx),
          reason: "lost",
          callSid: null,
          decidedOn,
        } as const;
        await refuseUnattended(tx, stop, ["proof.wrongWay"]);
      });
    await refuseOnce();
    await refuseOnce();
    const row = { state: "refused", fate: "notAllowed", refusal_reasons: ["proof.wrongWay"], policy_id: 2 };
    const columns = "state, fate, refusal_reasons, policy_id, decided_on ->> 'mover' as mover";
    expect(await sql(`select ${columns} from acts`)).toEqual([
      { ...row, mover: "citizen" },
      { ...row, mover: "citizen" },
    ]);
  });
});
