/** Openings and reissues over a real socket: the version they were decided on, their key, and what the log tells. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { hours } from "../../../app/domain/duration.ts";
import { createMitid } from "../../../integrations/mitid/adapter.ts";
import type { MitidIdentity, MitidPort, OpeningOrder } from "../../../integrations/mitid/port.ts";
import { basicHeader, CREDENTIALS, openStand, personNamed, type Stand } from "../support/stand.ts";

const inger = personNamed("Inger Vestergaard");
const jonas = personNamed("Jonas Bæk");
const mads = personNamed("Mads Holm Kristiansen");
const tobias = personNamed("Tobias Nørgaard");
type Person = typeof inger;

let stand: Stand;
let mitid: MitidPort;

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());
beforeEach(async () => {
  await stand.control("POST", "/mitid/_control/reset");
  mitid = createMitid({ baseUrl: `${stand.url}/mitid`, ...CREDENTIALS, firstPauseMs: 1 });
});

const opening = (person: Person, idempotencyKey: string, identityVersion = 1): OpeningOrder => ({
  identityUuid: person.mitid.identityUuid,
  idempotencyKey,
  reason: "forgotten",
  identityVersion,
});
const meansOf = (person: Person, kind: string, state = "active") => {
  const found = person.authenticators.find((one) => one.kind === kind && one.state === state);
  if (found === undefined) throw new Error(`${kind} ${state}`);
  return found.id;
};
async function identity(person: Person): Promise<MitidIdentity> {
  const found = await mitid.findIdentity({ by: "cpr", cpr: person.cpr });
  if (found === null) throw new Error("nobody");
  return found;
}
const locked = meansOf(tobias, "codeDisplay", "temporarilyLocked");
const unlock = (key: string, version: number) =>
  mitid.unlockAuthenticator({ ...opening(tobias, key, version), authenticatorId: locked });

describe("an opening on another version than the present one", () => {
  const reader = meansOf(inger, "codeReader", "notActivated");
  const orders: readonly (readonly [string, (order: OpeningOrder) => Promise<{ fate: string }>])[] = [
    ["liftHold", (order) => mitid.liftHold(order)],
    ["unlockAuthenticator", (order) => mitid.unlockAuthenticator({ ...order, authenticatorId: locked })],
    ["reopenIdentity", (order) => mitid.reopenIdentity(order)],
    [
      "issueActivationCode",
      (order) => mitid.issueActivationCode({ ...order, authenticatorId: reader, channel: "sms" }),
    ],
    ["issueTemporaryPassword", (order) => mitid.issueTemporaryPassword(order)],
    ["issueTemporaryPin", (order) => mitid.issueTemporaryPin(order)],
    ["orderAuthenticator", (order) => mitid.orderAuthenticator({ ...order, kind: "codeReader" })],
  ];
  it.each(orders)("is stale and does nothing: %s", async (_, send) => {
    const stale = await send(opening(inger, "stale-0001", 2));
    expect(stale).toMatchObject({ fate: "stale", code: null, reference: null });
    expect(stale).toMatchObject({ at: stand.clock.now().toISOString() });
    expect((await identity(inger)).version).toBe(1);
    expect(await mitid.changes(0, 10)).toEqual({ changes: [], latest: 0 });
    // The key is spent: the same order is answered alike even when the version has come to be right.
    await mitid.issueTemporaryPin(opening(inger, "other-0001", 1));
    expect(await send(opening(inger, "stale-0001", 2))).toEqual(stale);
  });

  it("is told apart from a stop, which is never stale", async () => {
    await mitid.issueTemporaryPin(opening(inger, "pin-000001"));
    const stop = { identityUuid: inger.mitid.identityUuid, idempotencyKey: "stop-00001", reason: "misuse" };
    expect((await mitid.suspendIdentity(stop)).fate).toBe("applied");
    expect((await mitid.revokeIdentity({ ...stop, idempotencyKey: "stop-00002" })).fate).toBe("applied");
  });

  it("is refused as a request where it says none, or something that is no version", async () => {
    const path = `/mitid/identities/${inger.mitid.identityUuid}/temporary-pins`;
    const send = (tag: Record<string, string>) =>
      fetch(`${stand.url}${path}`, {
        method: "POST",
        headers: {
          authorization: basicHeader(CREDENTIALS.user, CREDENTIALS.password),
          "content-type": "application/json",
          "idempotency-key": "pin-000001",
          ...tag,
        },
        body: JSON.stringify({ reason: "forgotten" }),
      });
    expect((await send({})).status).toBe(428);
    for (const tag of ["*", "1", 'W/"1"', '"0"', '"1", "2"']) {
      expect((await send({ "if-match": tag })).status, tag).toBe(422);
    }
    expect((await send({ "if-match": '"1"' })).status).toBe(200);
  });
});

it("the same key with another version is another order", async () => {
  await mitid.issueTemporaryPin(opening(inger, "pin-000001", 1));
  const other = mitid.issueTemporaryPin(opening(inger, "pin-000001", 2));
  await expect(other).rejects.toThrow("422 idempotency-key.reused");
});

it("a lock-out is ended by an order, once; a blocked means stays blocked", async () => {
  const first = await unlock("unlock-001", 1);
  expect(first).toMatchObject({ fate: "applied", reference: null });
  expect((await identity(tobias)).authenticators.find((one) => one.id === locked)?.state).toBe("active");
  expect(await unlock("unlock-001", 1)).toEqual(first);
  expect(await unlock("unlock-002", 2)).toMatchObject({ fate: "alreadyDone", at: first.at });
  await mitid.blockAuthenticator({ ...opening(tobias, "block-0001"), authenticatorId: locked });
  expect(await unlock("unlock-003", 3)).toMatchObject({ fate: "notAllowed", code: "authenticator.blocked" });
});

it("a lock-out ends by itself after eight hours, and then unlocking is already done", async () => {
  const ends = new Date(stand.clock.now().getTime() + hours(8)).toISOString();
  stand.clock.turn(hours(9));
  expect(await unlock("unlock-001", 2)).toMatchObject({ fate: "alreadyDone", at: ends });
  const { changes } = await mitid.changes(0, 10);
  expect(changes).toMatchObject([
    { event: "authenticatorUnlocked", at: ends, orderKey: null, authenticatorId: locked },
  ]);
});

it("a reopened identity has each means in its own state", async () => {
  const earlier = await identity(jonas);
  expect((await mitid.reopenIdentity(opening(jonas, "reopen-001"))).fate).toBe("applied");
  const later = await identity(jonas);
  expect([earlier.state, later.state]).toEqual(["suspended", "active"]);
  expect(later.authenticators).toEqual(earlier.authenticators);
  expect(later.authenticators.map((one) => one.state)).toContain("blocked");
});

it("MitID itself is the last gate for a number that was changed less than 120 hours ago", async () => {
  const refused = { fate: "notAllowed", code: "contact.tooYoung", reference: null };
  expect(await mitid.issueTemporaryPin(opening(mads, "pin-000001"))).toMatchObject(refused);
  stand.clock.turn(hours(72) - 60_000);
  expect(await mitid.issueTemporaryPin(opening(mads, "pin-000002"))).toMatchObject(refused);
  stand.clock.turn(60_000);
  expect((await mitid.issueTemporaryPin(opening(mads, "pin-000003"))).fate).toBe("applied");
});

it("the log numbers each change, with the key of the order behind it and the code it is about", async () => {
  const reader = meansOf(inger, "codeReader", "notActivated");
  const order = (key: string, version: number) =>
    mitid.issueActivationCode({
      ...opening(inger, key, version),
      authenticatorId: reader,
      channel: "sms",
    });
  const first = await order("code-00001", 1);
  const second = await order("code-00002", 2);
  const { changes, latest } = await mitid.changes(0, 10);
  const told = changes.map((one) => [one.number, one.event, one.version, one.orderKey, one.reference]);
  expect(told).toEqual([
    [1, "activationCodeIssued", 2, "code-00001", first.reference],
    [2, "activationCodeDead", 3, "code-00002", first.reference],
    [3, "activationCodeIssued", 4, "code-00002", second.reference],
  ]);
  expect([latest, (await identity(inger)).version]).toEqual([3, 4]);
  expect(await mitid.changes(2, 10)).toEqual({ changes: changes.slice(2), latest: 3 });
  expect(await mitid.changes(0, 1)).toEqual({ changes: changes.slice(0, 1), latest: 3 });
});

it("no code is in an answer, in the log of changes or in the log of requests", async () => {
  const pin = await mitid.issueTemporaryPin(opening(inger, "pin-000001"));
  const listed: unknown = await (await stand.control("GET", "/mitid/_control/codes")).json();
  const [sent] = z.array(z.object({ code: z.string() })).parse(listed);
  expect(sent?.code).toMatch(/^\d{8}$/);
  const told = [pin, await mitid.changes(0, 10), await identity(inger), await stand.log("mitid")];
  expect(JSON.stringify(told)).not.toContain(sent?.code);
});
