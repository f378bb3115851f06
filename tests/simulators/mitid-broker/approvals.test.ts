/** Approval in the app over real sockets: what the person does, what the poll says, and how often it may ask. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { seconds } from "../../../app/domain/duration.ts";
import { createMitidBroker } from "../../../integrations/mitid-broker/adapter.ts";
import type { MitidBrokerPort } from "../../../integrations/mitid-broker/port.ts";
import { createMitid } from "../../../integrations/mitid/adapter.ts";
import { DEMO_PEOPLE, type DemoPerson } from "../../../integrations/people.ts";
import { BROKER_ISSUER, CREDENTIALS, openStand, personNamed, type Stand } from "../support/stand.ts";

const inger = personNamed("Inger Vestergaard");
const UNUSABLE = "mitid_flex_app.mitid_error_control.authenticator_cannot_be_started";

let stand: Stand;
let broker: MitidBrokerPort;

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());
beforeEach(async () => {
  for (const system of ["mitid", "mitid/broker"]) await stand.control("POST", `/${system}/_control/reset`);
  broker = createMitidBroker({
    baseUrl: `${stand.url}/mitid/broker/op`,
    issuer: BROKER_ISSUER,
    callerIp: "0.0.0.0",
    ...CREDENTIALS,
    firstPauseMs: 1,
    timeoutMs: 1_000,
    now: () => stand.clock.now(),
  });
});

const asked = { identityUuid: inger.mitid.identityUuid, nonce: "n-0S6_WzA2Mj" };
const start = (identityUuid = asked.identityUuid) =>
  broker.start({ ...asked, identityUuid, referenceText: "Fælleslinjen, nummer 4711", referenceId: "r-4711" });
const poll = (authReqId: string) => broker.poll(authReqId, asked);
const answer = (authReqId: string, how: object) =>
  stand.control("POST", "/mitid/broker/_control/answer", { authReqId, ...how });
const addFault = (fault: object) => stand.control("POST", "/mitid/broker/_control/faults", fault);
const requestShape = z.array(
  z.looseObject({ authReqId: z.string(), referenceText: z.string(), state: z.string() }),
);
const requests = async () =>
  requestShape.parse(await (await stand.control("GET", "/mitid/broker/_control/requests")).json());

describe("the answer", () => {
  it("is pending until the person has approved, is given once, and is gone then", async () => {
    const { authReqId, intervalSeconds, expiresInSeconds } = await start();
    expect([intervalSeconds, expiresInSeconds]).toEqual([3, 300]);
    expect(await requests()).toMatchObject([
      { referenceText: "Fælleslinjen, nummer 4711", state: "waiting" },
    ]);
    expect(await poll(authReqId)).toEqual({ state: "pending" });
    expect((await answer(authReqId, { answer: "approve" })).status).toBe(200);
    const approved = await poll(authReqId);
    expect(approved).toMatchObject({ state: "approved" });
    expect(z.uuid().safeParse(approved.state === "approved" ? approved.transactionId : "").success).toBe(
      true,
    );
    expect(await poll(authReqId)).toEqual({ state: "expired" });
  });

  it("is denied where the person says no", async () => {
    const { authReqId } = await start();
    await answer(authReqId, { answer: "deny" });
    expect(await poll(authReqId)).toEqual({ state: "denied" });
  });

  it("is MitID's own code where the app failed", async () => {
    const { authReqId } = await start();
    await answer(authReqId, {
      answer: "fail",
      code: "auth.codeapp.authentication.parallel_sessions_detected",
    });
    const code = "mitid_flex_app.mitid_error_auth.codeapp.authentication.parallel_sessions_detected";
    expect(await poll(authReqId)).toEqual({ state: "failed", code });
  });

  it("is expired after five minutes, and too late to give then", async () => {
    const { authReqId, expiresInSeconds } = await start();
    stand.clock.turn(seconds(expiresInSeconds) - 1);
    expect(await poll(authReqId)).toEqual({ state: "pending" });
    stand.clock.turn(1);
    expect((await answer(authReqId, { answer: "approve" })).status).toBe(409);
    expect(await poll(authReqId)).toEqual({ state: "expired" });
  });

  it("is expired for one that was cancelled, and cancelling twice or nothing is fine", async () => {
    const { authReqId } = await start();
    await broker.cancel(authReqId);
    await broker.cancel(authReqId);
    await broker.cancel("unknown");
    expect((await answer(authReqId, { answer: "approve" })).status).toBe(409);
    expect(await poll(authReqId)).toEqual({ state: "expired" });
    expect((await requests()).map(({ state }) => state)).toEqual(["cancelled"]);
  });

  it("can be given once only, and only to what was asked", async () => {
    const { authReqId } = await start();
    expect((await answer(authReqId, { answer: "deny" })).status).toBe(200);
    expect((await answer(authReqId, { answer: "approve" })).status).toBe(409);
    expect((await answer("unknown", { answer: "approve" })).status).toBe(404);
    expect((await answer(authReqId, { answer: "perhaps" })).status).toBe(422);
  });
});

it("who polls too fast is slowed down by five seconds each time, and learns nothing by it", async () => {
  const { authReqId } = await start();
  expect(await poll(authReqId)).toEqual({ state: "pending" });
  stand.clock.turn(seconds(3) - 1);
  expect(await poll(authReqId)).toEqual({ state: "slowDown" });
  stand.clock.turn(seconds(8) - 1);
  expect(await poll(authReqId)).toEqual({ state: "slowDown" });
  stand.clock.turn(seconds(13));
  expect(await poll(authReqId)).toEqual({ state: "pending" });
});

describe("a means that does not work approves nothing", () => {
  it.each([
    ["a suspended identity", "Jonas Bæk"],
    ["a revoked identity", "Poul Erik Søndergaard"],
  ])("%s", async (_, name) => {
    const { authReqId } = await start(personNamed(name).mitid.identityUuid);
    expect((await answer(authReqId, { answer: "approve" })).status).toBe(409);
    expect(await poll(authReqId)).toEqual({ state: "failed", code: UNUSABLE });
  });

  it("somebody without an app", async () => {
    const hasApp = ({ authenticators }: DemoPerson) => authenticators.some((one) => one.kind === "codeApp");
    const [without] = DEMO_PEOPLE.filter((person) => person.mitid.state === "active" && !hasApp(person));
    const { authReqId } = await start(without?.mitid.identityUuid);
    expect(await poll(authReqId)).toEqual({ state: "failed", code: UNUSABLE });
  });

  it("nobody at all", async () => {
    const { authReqId } = await start("00000000-0000-4000-a000-000000000000");
    const code = "mitid_flex_app.mitid_error_control.identity_not_found";
    expect(await poll(authReqId)).toEqual({ state: "failed", code });
  });

  it.each(["hold", "suspension", "block of the app"])("a %s set while the request waits", async (stop) => {
    const mitid = createMitid({ baseUrl: `${stand.url}/mitid`, ...CREDENTIALS });
    const { authReqId } = await start();
    expect(await poll(authReqId)).toEqual({ state: "pending" });
    const order = { identityUuid: asked.identityUuid, idempotencyKey: "stop-0001", reason: "stolen" };
    const authenticatorId = inger.authenticators.find((one) => one.kind === "codeApp")?.id ?? "";
    if (stop === "hold") {
      await mitid.hold({ ...order, minutes: 1440 });
    } else if (stop === "suspension") await mitid.suspendIdentity(order);
    else await mitid.blockAuthenticator({ ...order, authenticatorId });
    expect((await answer(authReqId, { answer: "approve" })).status).toBe(409);
    expect(await poll(authReqId)).toEqual({ state: "failed", code: UNUSABLE });
  });
});

describe("faults", () => {
  it("a start whose answer is lost is not sent again: it would be a second request in the app", async () => {
    await addFault({ operation: "startApproval", kind: "after-success-lost", times: 1 });
    await expect(start()).rejects.toMatchObject({ system: "mitid-broker", retryable: false });
    expect(await requests()).toHaveLength(1);
  });

  it("without the broker's keys nobody is asked", async () => {
    await addFault({ operation: "readKeys", kind: "status", status: 503 });
    await expect(start()).rejects.toMatchObject({ system: "mitid-broker" });
    expect(await requests()).toEqual([]);
  });

  it("a poll that fails is no answer; the next one gets it", async () => {
    const { authReqId } = await start();
    await answer(authReqId, { answer: "approve" });
    await addFault({ operation: "pollApproval", kind: "reset", times: 1 });
    await expect(poll(authReqId)).rejects.toMatchObject({ system: "mitid-broker" });
    expect(await poll(authReqId)).toMatchObject({ state: "approved" });
  });

  it("an approval whose answer is lost is never an approval", async () => {
    const { authReqId } = await start();
    await answer(authReqId, { answer: "approve" });
    await addFault({ operation: "pollApproval", kind: "after-success-lost", times: 1 });
    await expect(poll(authReqId)).rejects.toMatchObject({ system: "mitid-broker" });
    expect(await poll(authReqId)).toEqual({ state: "expired" });
  });

  it("a refusal that tells of nobody's answer is our own fault, not the person's", async () => {
    const { authReqId } = await start();
    await addFault({ operation: "pollApproval", kind: "status", status: 400, times: 1 });
    const refused = { system: "mitid-broker", retryable: false };
    await expect(poll(authReqId)).rejects.toMatchObject(refused);
    expect(await poll(authReqId)).toEqual({ state: "pending" });
  });

  it("a text that is too long for the app is our own fault and not sent again", async () => {
    const long = { ...asked, referenceText: "x".repeat(131), referenceId: "r" };
    await expect(broker.start(long)).rejects.toMatchObject({ retryable: false });
    expect(await broker.start({ ...long, referenceText: "x".repeat(130) })).toHaveProperty("authReqId");
  });
});

it("the log tells what became of it, without the key that opens the answer", async () => {
  const { authReqId } = await start();
  await poll(authReqId);
  await answer(authReqId, { answer: "deny" });
  await poll(authReqId);
  const log = await stand.log("mitid/broker");
  expect(log.map((one) => [one.operation, one.outcome])).toEqual([
    ["readKeys", "found"],
    ["startApproval", "started"],
    ["pollApproval", "authorization_pending"],
    ["pollApproval", "access_denied"],
  ]);
  expect(log.at(-1)).toMatchObject({ subject: asked.identityUuid, key: "r-4711" });
  expect(JSON.stringify(log)).not.toContain(authReqId);
  expect(JSON.stringify(log)).not.toContain(inger.cpr);
});
