/** Stops with nobody beside the caller: tried until they are settled, decided by the one decision, and on file when refused. */
import { beforeEach, describe, expect, it } from "vitest";
import { escalateOverdue } from "../../../app/commands/escalate-overdue.ts";
import { issueBlockingCode } from "../../../app/commands/issue-blocking-code.ts";
import { placeCitizenStop } from "../../../app/commands/place-citizen-stop.ts";
import { acknowledgeAct } from "../../../app/commands/acknowledge-act.ts";
import { reviveDeliveries } from "../../../app/commands/revive-deliveries.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import { days, minutes } from "../../../app/domain/duration.ts";
import { settleHold } from "../../../app/worker/settle-hold-request.ts";
import { insertHoldRequest } from "../../../db/hold-requests.ts";
import { newReceipt } from "../../../db/receipts.ts";
import { alarmsView } from "../../../db/views/alarms.ts";
import { receiveCall } from "../../support/desk.ts";
import { demoPerson, openActBench, type ActBench } from "../../support/act-bench.ts";

let bench: ActBench;

beforeEach(async () => {
  bench = await openActBench();
});

const person = demoPerson("Inger Vestergaard");
const sql = async (text: string) => (await bench.db.asOwner(text)).rows;
const alarms = () => bench.db.database.read(systemActor("test"), (tx) => alarmsView(tx));
const settle = (requestId: string) => settleHold(bench.context, { requestId });

/** Rules that no longer let a stop be set like this; the owner writes them past four eyes. */
async function rulesWith(path: string, value: string): Promise<void> {
  await sql("alter table policy_versions disable trigger policies_need_four_eyes");
  await sql(
    `insert into policy_versions (id, valid_from, rules)
       select 3, '2026-01-02T00:00:00Z', jsonb_set(rules, '${path}', '${value}') from policy_versions where id = 2`,
  );
}

async function request(): Promise<string> {
  const callSid = await receiveCall(bench.db);
  return bench.db.database.transact(systemActor("test"), async (tx) => {
    const claim = { by: "cpr", value: person.cpr, fact: person.phone.slice(-4) } as const;
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

  it.each([
    ["closed to callers", "{acts,hold,caller}", "null", "mover.notAllowed"],
    ["only with four eyes", "{acts,hold,fourEyes}", '"always"', "approval.needed"],
  ])("that is %s meanwhile is refused, on file, and its claim is wiped", async (_, path, value, reason) => {
    const requestId = await request();
    await rulesWith(path, value);
    await settle(requestId);
    expect(await sql("select state, claim_cipher from hold_requests")).toEqual([
      { state: "refused", claim_cipher: null },
    ]);
    expect(await sql("select kind, state, refusal_reasons, policy_id from acts")).toEqual([
      { kind: "hold", state: "refused", refusal_reasons: [reason], policy_id: 3 },
    ]);
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

  it("leaves a refused act on file where the rules do not open it", async () => {
    await rulesWith("{acts,suspend,citizen}", "null");
    const visitId = crypto.randomUUID();
    const refused = { allowed: false, reasons: ["mover.notAllowed"] };
    expect(await stopping(visitId, { kind: "suspend" })).toEqual(refused);
    expect(await stopping(visitId, { kind: "suspend" }), "again").toEqual(refused);
    const [first] = await sql(
      "select state, refusal_reasons, policy_id, decided_on ->> 'mover' as mover from acts",
    );
    expect(first).toEqual({
      ...{ state: "refused", refusal_reasons: ["mover.notAllowed"], policy_id: 3, mover: "citizen" },
    });
  });
});
