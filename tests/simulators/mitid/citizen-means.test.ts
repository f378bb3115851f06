/** What the citizen does with means, parcels and a phone, played over the control routes. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hours } from "../../../app/domain/duration.ts";
import { APP, READER, identityUuid, meansOf, openBench } from "./citizen-bench.ts";

let bench: Awaited<ReturnType<typeof openBench>>;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.stand.close());
beforeEach(() => bench.reset());

describe("wrong PINs", () => {
  const wrong = () => bench.does("wrongPin", { authenticatorId: APP });

  it("three lock the means, three more block it for good", async () => {
    expect([await wrong(), await wrong(), await wrong()]).toEqual(["wrongPin", "wrongPin", "locked"]);
    expect(await bench.stateOf(APP)).toBe("temporarilyLocked");
    expect(await bench.does("logIn", { authenticatorId: APP })).toBe("409 authenticator.locked");
    expect([await wrong(), await wrong(), await wrong()]).toEqual(["wrongPin", "wrongPin", "blocked"]);
    expect(await bench.stateOf(APP)).toBe("blocked");
    expect(await bench.events()).toEqual(["authenticatorLocked", "authenticatorBlocked"]);
    expect(await wrong()).toBe("409 authenticator.blocked");
  });

  it("still count after the lock-out has ended by itself, and no more after a right one", async () => {
    for (let tries = 0; tries < 3; tries += 1) await wrong();
    bench.stand.clock.turn(hours(8) - 1);
    expect(await bench.stateOf(APP)).toBe("temporarilyLocked");
    bench.stand.clock.turn(1);
    expect(await bench.stateOf(APP)).toBe("active");
    expect([await wrong(), await wrong()]).toEqual(["wrongPin", "wrongPin"]);
    expect(await bench.does("logIn", { authenticatorId: APP })).toBe("loggedIn");
    expect([await wrong(), await wrong(), await wrong()]).toEqual(["wrongPin", "wrongPin", "locked"]);
  });

  it("no longer count after somebody has lifted the lock-out", async () => {
    for (let tries = 0; tries < 3; tries += 1) await wrong();
    await bench.mitid.unlockAuthenticator({ ...(await bench.opening()), authenticatorId: APP });
    expect([await wrong(), await wrong(), await wrong()]).toEqual(["wrongPin", "wrongPin", "locked"]);
  });
});

describe("logging in", () => {
  it("with a means that still works ends a hold; lifting it afterwards is already done", async () => {
    await bench.hold();
    expect(await bench.does("logIn", { authenticatorId: READER })).toBe("409 authenticator.notActivated");
    expect(await bench.does("logIn", { authenticatorId: APP })).toBe("holdLifted");
    expect(await bench.identity()).toMatchObject({ state: "active", heldUntil: null });
    expect(await bench.lastChange()).toMatchObject({
      event: "holdLifted",
      authenticatorId: APP,
      orderKey: null,
    });
    const at = bench.stand.clock.now().toISOString();
    bench.stand.clock.turn(hours(1));
    expect(await bench.mitid.liftHold(await bench.opening())).toMatchObject({ fate: "alreadyDone", at });
  });

  it("never ends a suspension", async () => {
    await bench.mitid.suspendIdentity(await bench.opening());
    expect(await bench.does("logIn", { authenticatorId: APP })).toBe("409 identity.suspended");
    expect((await bench.identity()).state).toBe("suspended");
    expect(await bench.mitid.liftHold(await bench.opening())).toMatchObject({ code: "identity.suspended" });
  });
});

describe("a new means by post", () => {
  it("is ordered, sent, received and activated, and only then used", async () => {
    const { reference } = await bench.mitid.orderAuthenticator({
      ...(await bench.opening()),
      kind: "codeDisplay",
    });
    const id = (await bench.identity()).authenticators.at(-1)?.id ?? "";
    expect(await bench.does("receiveParcel")).toBe("409 parcel.none");
    expect(await bench.does("sendParcel", { reference })).toBe("sent");
    await bench.sendCode(id, "paper");
    const { code } = await bench.lastCode();
    expect(await bench.does("enterActivationCode", { code })).toBe("409 parcel.notReceived");
    expect(await bench.parcels()).toMatchObject([{ reference, authenticatorId: id, state: "sent" }]);
    expect(await bench.does("receiveParcel")).toBe("received");
    const late = await bench.mitid.cancelReissue({ ...(await bench.opening()), reference: reference ?? "" });
    expect(late).toMatchObject({ fate: "notAllowed", code: "reissue.used" });
    expect(await bench.does("enterActivationCode", { code })).toBe("activated");
    expect(await bench.parcels()).toMatchObject([{ state: "used" }]);
    expect(await bench.stateOf(id)).toBe("active");
    expect(await bench.events()).toEqual([
      "authenticatorOrdered",
      "authenticatorSent",
      "activationCodeIssued",
      "authenticatorActivated",
    ]);
  });

  it("is no second chip, but the blocked one may be followed by another", async () => {
    const order = async () => bench.mitid.orderAuthenticator({ ...(await bench.opening()), kind: "chip" });
    expect(await order()).toMatchObject({ fate: "notAllowed", code: "chip.inUse" });
    await bench.mitid.blockAuthenticator({ ...(await bench.opening()), authenticatorId: meansOf("chip") });
    expect((await order()).fate).toBe("applied");
    const chips = (await bench.identity()).authenticators.filter((one) => one.kind === "chip");
    expect(chips.map((one) => one.state)).toEqual(["blocked", "notActivated"]);
  });
});

it("a phone that is changed is too young for codes, until it is 120 hours old", async () => {
  expect(await bench.does("changePhone", { phone: "+4520009999" })).toBe("phoneChanged");
  expect(await bench.lastChange()).toMatchObject({
    event: "contactChanged",
    authenticatorId: null,
    version: 2,
  });
  const contacts = await bench.mitid.contactPoints(identityUuid);
  expect(contacts.find((one) => one.kind === "phone")).toEqual({
    kind: "phone",
    value: "+4520009999",
    changedAt: bench.stand.clock.now().toISOString(),
  });
  expect(contacts.map((one) => one.kind).sort()).toEqual(["email", "phone"]);
  bench.stand.clock.turn(hours(120) - 1);
  expect(await bench.sendCode()).toMatchObject({ code: "contact.tooYoung" });
  bench.stand.clock.turn(1);
  expect((await bench.sendCode()).fate).toBe("applied");
});

it("a phone is not changed while the identity is stopped", async () => {
  await bench.hold();
  expect(await bench.does("changePhone", { phone: "+4520009999" })).toBe("409 identity.held");
  const contacts = await bench.mitid.contactPoints(identityUuid);
  expect(contacts.map((one) => one.value)).not.toContain("+4520009999");
});

it("a death ends the identity and all that is on its way, for good", async () => {
  await bench.mitid.issueTemporaryPin(await bench.opening());
  expect(await bench.does("die")).toBe("revoked");
  expect(await bench.events()).toEqual(["temporaryPinIssued", "identityRevoked", "reissueCancelled"]);
  expect(await bench.does("die")).toBe("409 identity.revoked");
  expect(await bench.does("logIn", { authenticatorId: APP })).toBe("409 identity.revoked");
  expect(await bench.mitid.issueTemporaryPin(await bench.opening())).toMatchObject({
    code: "identity.revoked",
  });
});

it.each([
  ["an unknown action", { identityUuid, action: "dance" }, 422],
  ["an unknown field", { identityUuid, action: "die", when: "now" }, 422],
  ["no code", { identityUuid, action: "useTemporaryPin" }, 422],
  ["an unknown identity", { identityUuid: "00000000-0000-4000-a000-000000000000", action: "die" }, 404],
  ["no object", [], 422],
])("%s is a 4xx and changes nothing", async (_, body, status) => {
  expect((await bench.stand.control("POST", "/mitid/_control/citizen", body)).status).toBe(status);
  expect(await bench.mitid.changes(0, 10)).toEqual({ changes: [], latest: 0 });
});

it("a reset forgets codes and parcels", async () => {
  await bench.mitid.issueTemporaryPin(await bench.opening());
  await bench.mitid.orderAuthenticator({ ...(await bench.opening()), kind: "codeReader" });
  expect([(await bench.codes()).length, await bench.parcels()]).toMatchObject([1, [{}]]);
  await bench.stand.control("POST", "/mitid/_control/reset");
  expect([await bench.codes(), await bench.parcels()]).toEqual([[], []]);
});
