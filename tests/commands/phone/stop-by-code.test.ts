/** Blocking by code on a real database: one act however often it is confirmed, none without. */
import { describe, expect, it } from "vitest";
import { awaitAcknowledgement } from "../../../app/commands/phone/await-acknowledgement.ts";
import { endCall } from "../../../app/commands/phone/end-call.ts";
import { fateOf } from "../../../app/commands/phone/stop-fate.ts";
import { lookUpMeans } from "../../../app/lookups/look-up-means.ts";
import { systemActor } from "../../../app/domain/actor.ts";
import { SystemDown } from "../../../app/domain/faults.ts";
import { moveAct } from "../../../db/acts.ts";
import type { MitidIdentity } from "../../../integrations/mitid/port.ts";
import { testDatabase } from "../../support/database.ts";
import { ingersMitid, portsKnowingInger } from "../../support/desk.ts";
import { policyInForce } from "../../support/policy.ts";
import { CLOSED } from "../../domain/ivr/menu-walker.ts";
import { call, count, heard, liftAll, personWithCode } from "./menu-call.ts";

const db = await testDatabase();

async function toConfirm(code: string, from?: string) {
  const line = await call(db, from);
  for (const keys of ["", "1", "1"]) await line.press(keys);
  const confirm = await line.press(code);
  return { line, confirm };
}

async function acknowledge(callSid: string): Promise<void> {
  await db.database.transact(systemActor("test"), async (tx) => {
    const acts = await tx
      .selectFrom("acts")
      .where("actorId", "=", callSid)
      .select(["id", "version"])
      .execute();
    for (const act of acts)
      await moveAct(tx, act, { state: "acknowledged", fate: "applied", acknowledgedAt: new Date() });
  });
}

describe("suspending by code", () => {
  it("writes case, proof, act, target, receipt, job and record in the confirm, and tells the outcome", async () => {
    const { citizenId, code } = await personWithCode(db);
    const { line, confirm } = await toConfirm(code);
    expect(confirm).toMatchObject({ said: ["stop"], then: "listen", step: "stop" });
    expect(await count(db, "cases where call_sid = $1", [line.callSid])).toBe(0);
    expect(await line.press("1", CLOSED)).toMatchObject({ then: "goOn", step: "waiting" });
    const { rows } = await db.asOwner(
      "select a.kind, a.state, a.citizen_id, a.idempotency_key, v.method, v.level, c.channel from acts a join verifications v on v.id = a.verification_id join cases c on c.id = a.case_id where a.actor_id = $1",
      [line.callSid],
    );
    expect(rows).toEqual([
      {
        kind: "suspend",
        state: "accepted",
        citizen_id: citizenId,
        idempotency_key: `${line.callSid}:confirm`,
        method: "blockingCode",
        level: "claimed",
        channel: "phone",
      },
    ]);
    expect(await count(db, "graphile_worker.jobs where task_identifier = 'deliver-act'")).toBeGreaterThan(0);
    expect(
      await count(db, "audit_log where call_sid = $1 and action = 'act.accept' and outcome = 'done'", [
        line.callSid,
      ]),
    ).toBe(1);
    await acknowledge(line.callSid);
    const told = await line.press("", CLOSED);
    expect(told.said).toEqual(["doneIdentity", "receipt", "afterIdentity", "bank", "receiptAgain"]);
    expect(told.values[0]?.["digits"]).toMatch(/^\d( \d){7}$/);
    expect((await line.press("1", CLOSED)).values).toEqual(told.values);
  });

  it("says honestly that it is under way while MitID is silent", async () => {
    const { code } = await personWithCode(db);
    const { line } = await toConfirm(code);
    await line.press("1");
    expect((await line.press("")).said[0]).toBe("underWay");
  });

  it("is one act with one receipt for repeated and concurrent confirms", async () => {
    const { code } = await personWithCode(db);
    const { line, confirm } = await toConfirm(code);
    const answers = await Promise.all([1, 2, 3, 4].map(() => line.post(confirm.stepNumber, "1")));
    expect(new Set(answers).size).toBe(1);
    expect(await line.post(confirm.stepNumber, "2")).toBe(answers[0]);
    expect(await count(db, "acts where actor_id = $1", [line.callSid])).toBe(1);
  });

  it("does nothing for a step out of turn", async () => {
    const { code } = await personWithCode(db);
    const { line, confirm } = await toConfirm(code);
    expect(heard(await line.post(confirm.stepNumber + 1, "1"))).toMatchObject({
      said: ["stop"],
      stepNumber: confirm.stepNumber,
    });
    expect(heard(await line.post(-1, "1"))).toMatchObject({ said: ["stop"] });
    expect(await count(db, "acts where actor_id = $1", [line.callSid])).toBe(0);
  });

  it("stands after a hang-up, even when the news of it came first; a hang-up before leaves nothing", async () => {
    const { code } = await personWithCode(db);
    const { line } = await toConfirm(code);
    await endCall(db.context, { callSid: line.callSid, status: "completed", sequence: 0 });
    expect(await count(db, "acts where actor_id = $1", [line.callSid])).toBe(0);
    await line.press("1");
    expect(await count(db, "acts where actor_id = $1", [line.callSid])).toBe(1);
  });

  it("is cancelled by 2, and the code is needed anew", async () => {
    const { code } = await personWithCode(db);
    const { line } = await toConfirm(code);
    expect((await line.press("2")).said[0]).toBe("cancelled");
    const { rows } = await db.asOwner(
      "select facts ->> 'subjectId' as subject from phone_calls where call_sid = $1",
      [line.callSid],
    );
    expect(rows).toEqual([{ subject: null }]);
    expect(await count(db, "acts where actor_id = $1", [line.callSid])).toBe(0);
  });
});

describe("blocking one kind of means by code", () => {
  const twoApps: MitidIdentity = {
    ...ingersMitid,
    authenticators: ["one", "two", "three"].map((id) => ({
      id: `${id}-${crypto.randomUUID()}`,
      kind: "codeApp",
      state: id === "three" ? "blocked" : "active",
      serialSuffix: null,
      device: null,
      issuedAt: "2023-01-01T00:00:00Z",
      lastUsedAt: null,
      stateChangedAt: "2023-01-01T00:00:00Z",
    })),
  };

  it("blocks every live one of the kind, with one receipt, after one logged look", async () => {
    const { citizenId, code } = await personWithCode(db);
    const { line } = await toConfirm(code);
    await lookUpMeans(
      { ...db.context, ports: portsKnowingInger(twoApps) },
      { callSid: line.callSid, citizenId },
    );
    expect((await line.press("3")).said).toEqual(["means"]);
    expect((await line.press("1")).said).toEqual(["confirmCodeApp"]);
    await line.press("1");
    const { rows } = await db.asOwner(
      "select kind, authenticator_kind, identity_version, receipt_number from acts where actor_id = $1",
      [line.callSid],
    );
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map((row) => row["receipt_number"])).size).toBe(1);
    expect(rows[0]).toMatchObject({ kind: "block", authenticator_kind: "codeApp", identity_version: 7 });
    expect(
      await count(db, "audit_log where call_sid = $1 and action = 'citizen.look' and outcome = 'seen'", [
        line.callSid,
      ]),
    ).toBe(1);
  });

  it("offers the whole identity when MitID is down or has none of the kind", async () => {
    const { citizenId, code } = await personWithCode(db);
    const { line } = await toConfirm(code);
    const down = portsKnowingInger();
    const silent = {
      ...down,
      mitid: { ...down.mitid, findIdentity: () => Promise.reject(new SystemDown("mitid", true, "test")) },
    };
    await lookUpMeans({ ...db.context, ports: silent }, { callSid: line.callSid, citizenId });
    expect((await line.press("3")).said).toEqual(["meansUnknown", "stopShort"]);
    const authenticators = ingersMitid.authenticators.filter(({ kind }) => kind !== "chip");
    const ports = portsKnowingInger({ ...ingersMitid, authenticators });
    await lookUpMeans({ ...db.context, ports }, { callSid: line.callSid, citizenId });
    await line.press("3");
    expect((await line.press("4")).said).toEqual(["meansNone", "stopShort"]);
    expect(await line.press("1")).toMatchObject({ step: "waiting" });
  });

  it("gives MitID two seconds", async () => {
    const { citizenId } = await personWithCode(db);
    const ports = portsKnowingInger();
    const endless = {
      ...ports,
      mitid: { ...ports.mitid, findIdentity: () => new Promise<never>(() => undefined) },
    };
    const line = await call(db);
    const startedAt = performance.now();
    await lookUpMeans({ ...db.context, ports: endless }, { callSid: line.callSid, citizenId });
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(await count(db, "lookups where actor_id = $1 and outcome = 'systemDown'", [line.callSid])).toBe(1);
  });
});

describe("codes that fit nobody", () => {
  it("are counted in the call, and lead to a person after three", async () => {
    const { line, confirm } = await toConfirm("99999991");
    expect(confirm.said).toEqual(["wrongCode", "codeShort"]);
    await line.press("99999992");
    expect(await line.press("99999993")).toMatchObject({ then: "enqueue" });
    const { rows } = await db.asOwner(
      "select reason, priority, system from queue_items where call_sid = $1",
      [line.callSid],
    );
    expect(rows).toEqual([{ reason: "block", priority: 0, system: "mitid" }]);
  });

  it("close the code to a number after five in an hour, and not to withheld ones", async () => {
    const from = "+4520009901";
    for (let turn = 0; turn < 3; turn += 1) {
      const { line } = await toConfirm("99999994", from);
      if (turn < 2) await line.press("99999995");
    }
    const { code } = await personWithCode(db);
    expect((await toConfirm(code, from)).confirm).toMatchObject({ then: "enqueue" });
    expect((await toConfirm(code)).confirm.said).toEqual(["stop"]);
  });

  it("and never stand in the database", async () => {
    const { rows } = await db.asOwner(
      "select facts::text as text from audit_log union all select facts::text from phone_calls union all select answer from webhook_inbox",
    );
    expect(rows.some((row) => /9999999\d/.test(String(row["text"])))).toBe(false);
  });
});

describe("a person", () => {
  it("is stopped by code no more often than the policy says, from whatever number", async () => {
    const { code, citizenId } = await personWithCode(db);
    const { requestsPerTargetPerDay } = policyInForce().limits;
    for (let time = 0; time < requestsPerTargetPerDay; time += 1) {
      const { line, confirm } = await toConfirm(code);
      expect(confirm.said, String(time)).toEqual(["stop"]);
      await line.press("1");
      await liftAll(db, citizenId);
    }
    expect((await toConfirm(code)).confirm.step).not.toBe("stop");
    expect(await count(db, "verifications where citizen_id = $1", [citizenId])).toBe(requestsPerTargetPerDay);
  });
});

it("asking again for what stands counts against nobody, however often", async () => {
  const { code } = await personWithCode(db);
  for (let time = 0; time < 2 * policyInForce().limits.requestsPerTargetPerDay; time += 1) {
    const { line, confirm } = await toConfirm(code);
    expect(confirm.said, String(time)).toEqual(["stop"]);
    await line.press("1");
  }
});

describe("waiting for the acknowledgement", () => {
  it("ends as soon as every act is settled, and when the client goes", async () => {
    const { code } = await personWithCode(db);
    const { line } = await toConfirm(code);
    await line.press("1");
    const gone = new AbortController();
    const waiting = awaitAcknowledgement(db.context, line.callSid, gone.signal);
    await acknowledge(line.callSid);
    const startedAt = performance.now();
    await waiting;
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it.each([
    [["acknowledged", "refused"], "done"],
    [["acknowledged", "sent"], "underWay"],
    [["refused", "refused"], "notCarriedOut"],
    [["failed"], "underWay"],
  ])("%j is %s", (states, fate) => {
    expect(fateOf(states)).toBe(fate);
  });
});
