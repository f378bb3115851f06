/** The proof is believed only when everything about it is right: signature, issuer, audience, time, nonce, person. */
import { createHmac, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hours, minutes, seconds } from "../../../app/domain/duration.ts";
import { createMitidBroker } from "../../../integrations/mitid-broker/adapter.ts";
import { judgeProof } from "../../../integrations/mitid-broker/id-token.ts";
import type { MitidBrokerPort } from "../../../integrations/mitid-broker/port.ts";
import { FORGERIES, type Forgery } from "../../../integrations/mitid-broker/simulator/tokens.ts";
import { BROKER_ISSUER, CREDENTIALS, openStand, personNamed, type Stand } from "../support/stand.ts";

const { identityUuid } = personNamed("Inger Vestergaard").mitid;
const asked = { identityUuid, nonce: "n-0S6_WzA2Mj" };

let stand: Stand;
let broker: MitidBrokerPort;

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());
beforeEach(() => {
  broker = createMitidBroker({
    baseUrl: `${stand.url}/mitid/broker/op`,
    issuer: BROKER_ISSUER,
    callerIp: "0.0.0.0",
    ...CREDENTIALS,
    firstPauseMs: 1,
    now: () => stand.clock.now(),
  });
});

async function approvedRequest(forge?: Forgery): Promise<string> {
  const { authReqId } = await broker.start({ ...asked, referenceText: "x", referenceId: "r-1" });
  const how = { authReqId, answer: "approve", ...(forge === undefined ? {} : { forge }) };
  await stand.control("POST", "/mitid/broker/_control/answer", how);
  return authReqId;
}

describe("over the wire", () => {
  const codes: Record<Forgery, string> = {
    key: "token.key",
    algorithm: "token.algorithm",
    signature: "token.signature",
    payload: "token.signature",
    claims: "token.claims",
    issuer: "token.issuer",
    audience: "token.audience",
    expired: "token.expired",
    early: "token.early",
    nonce: "token.nonce",
    idp: "token.idp",
    identity: "token.identity",
  };

  it.each(FORGERIES)("a proof with a wrong %s is a failure, never an approval", async (forgery) => {
    const authReqId = await approvedRequest(forgery);
    expect(await broker.poll(authReqId, asked)).toEqual({ state: "failed", code: codes[forgery] });
  });

  it.each([
    [
      "another person than the one asked for",
      { ...asked, identityUuid: personNamed("Jonas Bæk").mitid.identityUuid },
      "token.identity",
    ],
    ["another request", { ...asked, nonce: "n-of-the-request-before" }, "token.nonce"],
  ])("a right proof for %s proves nothing", async (_, expected, code) => {
    expect(await broker.poll(await approvedRequest(), expected)).toEqual({ state: "failed", code });
  });

  it("a proof of another issuer than the one configured is refused", async () => {
    const baseUrl = `${stand.url}/mitid/broker/op`;
    const elsewhere = createMitidBroker({
      baseUrl,
      callerIp: "0.0.0.0",
      ...CREDENTIALS,
      now: () => stand.clock.now(),
    });
    const answer = await elsewhere.poll(await approvedRequest(), asked);
    expect(answer).toEqual({ state: "failed", code: "token.issuer" });
  });

  it("a key that was turned meanwhile is fetched anew, and a withdrawn one is believed an hour at most", async () => {
    const keyReads = async () =>
      (await stand.log("mitid/broker")).filter((one) => one.operation === "readKeys").length;
    await stand.control("POST", "/mitid/broker/_control/reset");
    const before = await approvedRequest();
    await stand.control("POST", "/mitid/broker/_control/rotate-keys");
    expect(await broker.poll(before, asked)).toMatchObject({ state: "approved" });
    expect(await keyReads()).toBe(2);
    await approvedRequest();
    expect(await keyReads()).toBe(2);
    stand.clock.turn(hours(1));
    await approvedRequest();
    expect(await keyReads()).toBe(3);
  });
});

describe("the judgement alone", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const now = new Date("2026-03-12T01:14:00.000Z");
  const epoch = now.getTime() / 1_000;
  const expected = { issuer: "https://b.example", audience: "linjen", ...asked };
  const claims = {
    iss: expected.issuer,
    aud: "linjen",
    iat: epoch,
    exp: epoch + 300,
    nonce: asked.nonce,
    idp: "mitid",
    "mitid.uuid": identityUuid.toUpperCase(),
    transaction_id: "t-1",
  };
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const token = (change: object = {}, header: object = {}) => {
    const text = `${encoded({ alg: "RS256", kid: "k", ...header })}.${encoded({ ...claims, ...change })}`;
    return `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;
  };
  const keyNamed = (kid: string): Promise<KeyObject | null> =>
    Promise.resolve(kid === "k" ? publicKey : null);
  const judge = (made: string, at = now) => judgeProof(made, keyNamed, expected, at);
  const at = (milliseconds: number) => new Date(now.getTime() + milliseconds);

  it("holds for a right one, in any case of the UUID, and for an audience in a list of one", async () => {
    expect(await judge(token())).toEqual({ holds: true, transactionId: "t-1" });
    expect(await judge(token({ aud: ["linjen"] }))).toMatchObject({ holds: true });
  });

  it("bears a minute of difference between the clocks and no more", async () => {
    const end = minutes(6);
    expect(await judge(token(), at(end - 1))).toMatchObject({ holds: true });
    expect(await judge(token(), at(end))).toMatchObject({ code: "token.expired" });
    expect(await judge(token(), at(-seconds(60)))).toMatchObject({ holds: true });
    expect(await judge(token(), at(-seconds(60) - 1))).toMatchObject({ code: "token.early" });
    expect(await judge(token({ nbf: epoch + 120 }))).toMatchObject({ code: "token.early" });
  });

  it.each([
    ["no token at all", "", "token.malformed"],
    ["two parts", "a.b", "token.malformed"],
    ["four parts", `${token()}.x`, "token.malformed"],
    ["a header that is no JSON", "e30x.e30.e30", "token.malformed"],
    ["another algorithm", token({}, { alg: "RS512" }), "token.algorithm"],
    ["an extension that must be understood", token({}, { crit: ["b64"] }), "token.algorithm"],
    ["no key named", token({}, { kid: undefined }), "token.key"],
    ["no nonce", token({ nonce: undefined }), "token.claims"],
    ["no end", token({ exp: undefined }), "token.claims"],
    ["no audience", token({ aud: [] }), "token.audience"],
    ["a prefix of the audience", token({ aud: "linje" }), "token.audience"],
  ])("%s is not believed", async (_, made, code) => {
    expect(await judge(made)).toEqual({ holds: false, code });
  });

  it("a signature made with the published key as a shared secret is not believed", async () => {
    const text = `${encoded({ alg: "HS256", kid: "k" })}.${encoded(claims)}`;
    const secret = publicKey.export({ type: "spki", format: "pem" });
    const forged = `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
    expect(await judge(forged)).toMatchObject({ code: "token.algorithm" });
    const claimed = forged.replace(/^[^.]+/, encoded({ alg: "RS256", kid: "k" }));
    expect(await judge(claimed)).toMatchObject({ code: "token.signature" });
  });
});
