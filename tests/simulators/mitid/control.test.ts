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
const suspendOrder = (idempotencyKey = "suspend-0001") => ({
  identityUuid: inger.mitid.identityUuid,
  idempotencyKey,
  reason: "misuse",
});
const suspend = () => mitid.suspendIdentity(suspendOrder());
/** By another client, for this one does not ask again so soon after so many faults. */
const patiently = (order: ReturnType<typeof suspendOrder>) =>
  createMitid({ baseUrl: `${stand.url}/mitid`, ...CREDENTIALS }).suspendIdentity(order);
const find = () => mitid.findIdentity({ by: "cpr", cpr: inger.cpr });

it.each([
  { kind: "status", status: 503, times: 2 },
  { kind: "reset", times: 2 },
  { kind: "down", times: 2 },
  { kind: "latency", ms: 400, times: 1 },
  { kind: "after-success-lost", times: 2 },
  { kind: "after-success-lost", status: 500, times: 2 },
])("two faults of kind $kind $status are got over by trying again", async (fault) => {
  expect((await addFault(fault)).status).toBe(201);
  expect(await suspend()).toMatchObject({ fate: "applied" });
  expect((await find())?.version).toBe(2);
});

it.each([
  ["after-success-lost", { kind: "after-success-lost" }, "suspended"],
  ["after-success-lost with a status", { kind: "after-success-lost", status: 500 }, "suspended"],
  ["status", { kind: "status", status: 500 }, "active"],
  ["reset", { kind: "reset" }, "active"],
])("the fault %s leaves the order done, or not done", async (_, fault, state) => {
  await addFault({ ...fault, operation: "suspendIdentity" });
  await expect(suspend()).rejects.toMatchObject({ system: "mitid", retryable: true });
  expect((await find())?.state).toBe(state);
  await stand.control("DELETE", "/mitid/_control/faults");
  expect((await patiently(suspendOrder())).fate).toBe("applied");
});

it("a lost answer is a broken connection, or the error that the fault names", async () => {
  const path = `${stand.url}/mitid/identities/${inger.mitid.identityUuid}`;
  await addFault({ kind: "after-success-lost", times: 1 });
  await expect(fetch(path)).rejects.toThrow();
  await addFault({ kind: "after-success-lost", status: 502, times: 1 });
  expect((await fetch(path)).status).toBe(502);
});

it("an opening whose answer is lost is done once, and the same order still gets the answer", async () => {
  await addFault({ operation: "TemporaryPin", kind: "after-success-lost", status: 500, times: 2 });
  const order = { ...suspendOrder("pin-000001"), identityVersion: 1 };
  const issued = await mitid.issueTemporaryPin(order);
  expect(issued).toMatchObject({ fate: "applied" });
  expect(await mitid.issueTemporaryPin(order)).toEqual(issued);
  expect((await find())?.version).toBe(2);
});

it("a slow answer comes all the same, and the order is done once", async () => {
  await addFault({ kind: "latency", ms: 400, times: 2 });
  expect(await suspend()).toMatchObject({ fate: "applied" });
  await vi.waitFor(async () => {
    const outcomes = (await stand.log("mitid")).map((entry) => entry.outcome);
    expect(outcomes.sort()).toEqual(["applied", "replayed", "replayed"]);
  });
  expect((await find())?.version).toBe(2);
});

it("a system that stays down is told so, until it is up again", async () => {
  await addFault({ kind: "down" });
  await expect(suspend()).rejects.toMatchObject({ system: "mitid", retryable: true });
  await expect(suspend()).rejects.toBeInstanceOf(SystemDown);
  const listed: unknown = await (await stand.control("GET", "/mitid/_control/faults")).json();
  expect(listed).toEqual([{ kind: "down" }]);

  expect((await stand.control("DELETE", "/mitid/_control/faults")).status).toBe(204);
  expect(await patiently(suspendOrder())).toMatchObject({ fate: "applied" });
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
