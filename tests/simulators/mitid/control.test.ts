/** The control routes of a simulator: faults on and off, the log, back to the start. */
import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { SystemDown } from "../../../app/domain/faults.ts";
import { createMitid } from "../../../integrations/mitid/adapter.ts";
import type { MitidPort } from "../../../integrations/mitid/port.ts";
import { CREDENTIALS, openStand, personNamed, type Stand } from "../support/stand.ts";

const inger = personNamed("Inger Vestergaard");

let stand: Stand;
let mitid: MitidPort;

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());
beforeEach(async () => {
  await stand.control("POST", "/mitid/_control/reset");
  mitid = createMitid({ baseUrl: `${stand.url}/mitid`, ...CREDENTIALS, firstPauseMs: 1, timeoutMs: 300 });
});

const addFault = (fault: unknown) => stand.control("POST", "/mitid/_control/faults", fault);
const suspend = (idempotencyKey = "suspend-0001") =>
  mitid.suspendIdentity({ identityUuid: inger.mitid.identityUuid, idempotencyKey, reason: "misuse" });
const find = () => mitid.findIdentity({ by: "cpr", cpr: inger.cpr });

it.each([
  { kind: "status", status: 503, times: 2 },
  { kind: "reset", times: 2 },
  { kind: "down", times: 2 },
  { kind: "latency", ms: 400, times: 1 },
  { kind: "after-success-lost", times: 2 },
])("two faults of kind $kind are got over by trying again", async (fault) => {
  expect((await addFault(fault)).status).toBe(201);
  expect(await suspend()).toMatchObject({ fate: "applied" });
  expect((await find())?.version).toBe(2);
});

it("a system that stays down is told so, until it is up again", async () => {
  await addFault({ kind: "down" });
  await expect(suspend()).rejects.toMatchObject({ system: "mitid", retryable: true });
  await expect(suspend()).rejects.toBeInstanceOf(SystemDown);
  const listed: unknown = await (await stand.control("GET", "/mitid/_control/faults")).json();
  expect(listed).toEqual([{ kind: "down" }]);

  expect((await stand.control("DELETE", "/mitid/_control/faults")).status).toBe(204);
  const patient = createMitid({ baseUrl: `${stand.url}/mitid`, ...CREDENTIALS });
  const order = { identityUuid: inger.mitid.identityUuid, idempotencyKey: "suspend-0001", reason: "misuse" };
  expect(await patient.suspendIdentity(order)).toMatchObject({ fate: "applied" });
});

it("a fault hits the operation it names, by name or by address, and no other", async () => {
  await addFault({ operation: "^suspendIdentity$", kind: "status", status: 500 });
  await addFault({ operation: "POST /mitid/identities/.*/holds", kind: "status", status: 500 });
  expect(await find()).not.toBeNull();
  await expect(suspend()).rejects.toBeInstanceOf(SystemDown);
});

it.each([
  ["an unknown kind", { kind: "explode" }],
  ["a status that is none", { kind: "status", status: 700 }],
  ["a pattern that is none", { kind: "down", operation: "(" }],
  ["an unknown field", { kind: "down", when: "now" }],
  ["no object", [1, 2]],
])("%s is no fault", async (_, fault) => {
  expect((await addFault(fault)).status).toBe(422);
  expect(await (await stand.control("GET", "/mitid/_control/faults")).json()).toEqual([]);
});

it("the log is newest last and never holds a personal number", async () => {
  await find();
  await addFault({ kind: "status", times: 1 });
  await suspend();
  const log = await stand.log("mitid");
  expect(log.map((entry) => [entry.operation, entry.outcome])).toEqual([
    ["searchIdentities", "found"],
    ["suspendIdentity", "fault:status"],
    ["suspendIdentity", "applied"],
  ]);
  expect(log.at(-1)).toMatchObject({ subject: inger.mitid.identityUuid, key: "suspend-0001" });
  expect(JSON.stringify(log)).not.toContain(inger.cpr);
});

it("a reset brings back the people, the faults and the log, and forgets the keys", async () => {
  await suspend();
  await addFault({ kind: "down" });
  expect((await stand.control("POST", "/mitid/_control/reset")).status).toBe(204);
  expect(await stand.log("mitid")).toEqual([]);
  expect((await find())?.state).toBe("active");
  expect(await suspend()).toMatchObject({ fate: "applied" });
});

it("what waits when the simulator is put back never happens", async () => {
  await addFault({ kind: "latency", ms: 150, times: 1 });
  const path = `/mitid/identities/${inger.mitid.identityUuid}/suspensions`;
  void stand.control("POST", path, { reason: "misuse" }).catch(() => null);
  await vi.waitFor(async () => {
    expect(await (await stand.control("GET", "/mitid/_control/faults")).json()).toEqual([]);
  });
  await stand.control("POST", "/mitid/_control/reset");
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(await stand.log("mitid")).toEqual([]);
});
