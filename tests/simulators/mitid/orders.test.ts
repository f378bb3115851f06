/** Orders over a real socket: what the adapter sends, what the simulator makes of it, once and only once. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { after, hours } from "../../../app/domain/duration.ts";
import { SystemDown } from "../../../app/domain/faults.ts";
import { createMitid } from "../../../integrations/mitid/adapter.ts";
import type { MitidIdentity, MitidPort } from "../../../integrations/mitid/port.ts";
import { basicHeader, CREDENTIALS, openStand, personNamed, type Stand } from "../support/stand.ts";

const inger = personNamed("Inger Vestergaard");
const jonas = personNamed("Jonas Bæk");
const poul = personNamed("Poul Erik Søndergaard");

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

const stop = (uuid: string, idempotencyKey: string) => ({
  identityUuid: uuid,
  idempotencyKey,
  reason: "stolen",
});
const meansOf = (kind: string) => {
  const found = inger.authenticators.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(kind);
  return found.id;
};
async function identity(): Promise<MitidIdentity> {
  const found = await mitid.findIdentity({ by: "cpr", cpr: inger.cpr });
  if (found === null) throw new Error("nobody");
  return found;
}
const blockDisplay = (key: string) =>
  mitid.blockAuthenticator({
    ...stop(inger.mitid.identityUuid, key),
    authenticatorId: meansOf("codeDisplay"),
  });

describe("looking up", () => {
  it("finds the same identity by CPR number, user id in any case, and UUID", async () => {
    const byCpr = await identity();
    expect(byCpr.uuid).toBe(inger.mitid.identityUuid);
    expect(await mitid.findIdentity({ by: "userId", userId: "INGER.Vestergaard" })).toEqual(byCpr);
    expect(await mitid.findIdentity({ by: "uuid", uuid: byCpr.uuid })).toEqual(byCpr);
    expect(byCpr).not.toHaveProperty("cpr");
  });

  it("knows nobody by an unknown or a malformed key", async () => {
    expect(await mitid.findIdentity({ by: "cpr", cpr: "6101010000" })).toBeNull();
    expect(await mitid.findIdentity({ by: "userId", userId: "x" })).toBeNull();
    expect(await mitid.personOf("00000000-0000-4000-a000-000000000000")).toBeNull();
    expect(await mitid.contactPoints("00000000-0000-4000-a000-000000000000")).toEqual([]);
  });

  it("tells the person and since when the contact points stand", async () => {
    expect(await mitid.personOf(inger.mitid.identityUuid)).toEqual({
      cpr: inger.cpr,
      userId: inger.mitidUserId,
    });
    const mads = personNamed("Mads Holm Kristiansen");
    const [phone] = await mitid.contactPoints(mads.mitid.identityUuid);
    expect(phone).toMatchObject({ kind: "phone", value: mads.phone });
    const age = stand.clock.now().getTime() - Date.parse(phone?.changedAt ?? "");
    expect(age).toBeGreaterThanOrEqual(hours(48));
    expect(age).toBeLessThan(hours(49));
  });
});

describe("a block", () => {
  it("stops one means, raises the version by one, and leaves the others", async () => {
    const earlier = await identity();
    const answer = await blockDisplay("block-0001");
    expect(answer).toMatchObject({ fate: "applied", at: stand.clock.now().toISOString(), code: null });
    const later = await identity();
    expect(later.version).toBe(earlier.version + 1);
    const changed = later.authenticators.filter(
      (one, index) => one.state !== earlier.authenticators[index]?.state,
    );
    expect(changed.map((one) => [one.kind, one.state])).toEqual([["codeDisplay", "blocked"]]);
  });

  it("under another key is already done, since the first time", async () => {
    const first = await blockDisplay("block-0001");
    stand.clock.turn(hours(2));
    expect(await blockDisplay("block-0002")).toMatchObject({ fate: "alreadyDone", at: first.at });
  });

  it("sent twice at once under one key is carried out once and answered alike", async () => {
    const answers = await Promise.all([blockDisplay("block-0001"), blockDisplay("block-0001")]);
    expect(answers[0]).toEqual(answers[1]);
    const log = (await stand.log("mitid")).filter((entry) => entry.operation === "blockAuthenticator");
    expect(log.map((entry) => entry.outcome).sort()).toEqual(["applied", "replayed"]);
    expect(log[0]).toMatchObject({ subject: inger.mitid.identityUuid, key: "block-0001" });
  });

  it("whose answer is lost is carried out once, and the adapter still gets the answer", async () => {
    await stand.control("POST", "/mitid/_control/faults", {
      operation: "block",
      kind: "after-success-lost",
      times: 1,
    });
    expect(await blockDisplay("block-0001")).toMatchObject({ fate: "applied" });
    expect((await identity()).version).toBe(2);
  });

  it("under a key used for another order is refused and not sent again", async () => {
    await blockDisplay("block-0001");
    const other = mitid.suspendIdentity(stop(inger.mitid.identityUuid, "block-0001"));
    await expect(other).rejects.toMatchObject({ retryable: false });
    await expect(other).rejects.toThrow("422 idempotency-key.reused");
    expect((await identity()).state).toBe("active");
  });
});

describe("a hold", () => {
  it("ends by itself, and the change log says when", async () => {
    const until = after(stand.clock.now(), hours(24)).toISOString();
    const answer = await mitid.hold({ ...stop(inger.mitid.identityUuid, "hold-0001"), minutes: 1440 });
    expect(answer.fate).toBe("applied");
    expect(await identity()).toMatchObject({ state: "held", heldUntil: until });
    stand.clock.turn(hours(25));
    expect(await identity()).toMatchObject({ state: "active", heldUntil: null, version: 3 });
    const changes: unknown = await (await read("/mitid/changes?after=1")).json();
    // Between the two Tobias' lock-out has ended by itself as well.
    const ends = [{ event: "authenticatorUnlocked" }, { number: 3, event: "holdEnded", at: until }];
    expect(changes).toMatchObject({ latest: 3, changes: ends });
  });

  it("of a suspended identity is refused with the reason", async () => {
    const answer = await mitid.hold({ ...stop(jonas.mitid.identityUuid, "hold-0001"), minutes: 1440 });
    expect(answer).toMatchObject({ fate: "notAllowed", code: "identity.suspended" });
  });
});

it("a suspension is one state, set once, and refused for the dead", async () => {
  const first = await mitid.suspendIdentity(stop(inger.mitid.identityUuid, "suspend-1"));
  stand.clock.turn(hours(1));
  const second = await mitid.suspendIdentity(stop(inger.mitid.identityUuid, "suspend-2"));
  expect([first.fate, second.fate, second.at]).toEqual(["applied", "alreadyDone", first.at]);
  const dead = await mitid.suspendIdentity(stop(poul.mitid.identityUuid, "suspend-3"));
  expect(dead).toMatchObject({ fate: "notAllowed", code: "identity.revoked" });
  const unknown = await mitid.suspendIdentity(stop("00000000-0000-4000-a000-000000000000", "suspend-4"));
  expect(unknown).toMatchObject({ fate: "notAllowed", code: "identity.unknown" });
});

it("an order without a key, with free text as reason or with broken JSON is a 4xx and changes nothing", async () => {
  const path = `/mitid/identities/${inger.mitid.identityUuid}/suspensions`;
  expect((await post(path, { reason: "stolen" })).status).toBe(400);
  expect((await post(path, { reason: "stjålet i toget" }, "suspend-1")).status).toBe(422);
  expect((await post(path, { reason: "stolen", extra: 1 }, "suspend-1")).status).toBe(422);
  const broken = await fetch(`${stand.url}${path}`, {
    method: "POST",
    headers: headers("suspend-1"),
    body: "{",
  });
  expect(broken.status).toBe(400);
  expect((await identity()).version).toBe(1);
});

it("a wrong password is told as a system that is down, and nothing is carried out", async () => {
  const stranger = createMitid({
    baseUrl: `${stand.url}/mitid`,
    user: "linjen",
    password: "gæt",
    firstPauseMs: 1,
  });
  const refused = stranger.suspendIdentity(stop(inger.mitid.identityUuid, "suspend-1"));
  await expect(refused).rejects.toBeInstanceOf(SystemDown);
  expect((await identity()).state).toBe("active");
});

const headers = (key?: string): Record<string, string> => ({
  authorization: basicHeader(CREDENTIALS.user, CREDENTIALS.password),
  "content-type": "application/json",
  ...(key === undefined ? {} : { "idempotency-key": key }),
});
const read = (path: string) => fetch(`${stand.url}${path}`, { headers: headers() });
const post = (path: string, body: unknown, key?: string) =>
  fetch(`${stand.url}${path}`, { method: "POST", headers: headers(key), body: JSON.stringify(body) });
