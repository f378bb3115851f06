/** The broker's adapter and simulator hold to integrations/mitid-broker/contract.yaml, form fields and tokens included. */
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { seconds } from "../../app/domain/duration.ts";
import { createMitidBroker } from "../../integrations/mitid-broker/adapter.ts";
import {
  keySchema,
  keysSchema,
  startedSchema,
  tokensSchema,
} from "../../integrations/mitid-broker/schemas.ts";
import { DEMO_PEOPLE } from "../../integrations/people.ts";
import { differences, loadContract } from "../simulators/support/contract.ts";
import {
  BROKER_ISSUER,
  CREDENTIALS,
  openStand,
  personNamed,
  type Stand,
} from "../simulators/support/stand.ts";

const contract = loadContract("integrations/mitid-broker/contract.yaml");
const API = "/mitid/broker/op";
const inger = personNamed("Inger Vestergaard");
const asked = { identityUuid: inger.mitid.identityUuid, nonce: "nonce-of-the-contract" };
const request = { ...asked, referenceText: "Ring 70 00 00 01: sag ABCD", referenceId: "ref-0001" };

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
  await exchangeAll();
});
afterAll(() => stand.close());

/** Each operation with each kind of answer that it has. */
async function exchangeAll(): Promise<void> {
  const settings = { baseUrl: `${stand.proxy.url}${API}`, issuer: BROKER_ISSUER, callerIp: "0.0.0.0" };
  const broker = createMitidBroker({ ...settings, ...CREDENTIALS, now: () => stand.clock.now() });
  const answer = (authReqId: string, how: object) =>
    stand.control("POST", "/mitid/broker/_control/answer", { authReqId, ...how });

  const first = await broker.start(request);
  await broker.poll(first.authReqId, asked);
  await broker.poll(first.authReqId, asked);
  stand.clock.turn(seconds(8));
  await answer(first.authReqId, { answer: "approve" });
  expect(await broker.poll(first.authReqId, asked)).toMatchObject({ state: "approved" });
  for (const how of [{ answer: "deny" }, { answer: "fail", code: "auth.codeapp.x" }]) {
    const { authReqId } = await broker.start(request);
    await answer(authReqId, how);
    await broker.poll(authReqId, asked);
  }
  const last = await broker.start(request);
  await broker.cancel(last.authReqId);
  await broker.cancel(last.authReqId);
  await broker.poll("unknown", asked);
  const stranger = createMitidBroker({ ...settings, user: "x", password: "y" });
  await expect(stranger.start(request)).rejects.toThrow("401");
  await expect(stranger.poll("unknown", asked)).rejects.toThrow("401");
  await expect(stranger.cancel("unknown")).rejects.toThrow("401");
  await expect(broker.start({ ...request, referenceText: "x".repeat(131) })).rejects.toThrow(
    "invalid_request",
  );
}

it("every exchange of the adapter with the simulator keeps the contract", () => {
  const faults = stand.proxy.exchanges.map((one) => [one.path, contract.faultsOf(one)] as const);
  expect(faults.filter(([, found]) => found.length > 0)).toEqual([]);
  const seen = new Set(stand.proxy.exchanges.map((one) => contract.operationOf(one)));
  expect([...seen].sort()).toEqual([...contract.operations].sort());
});

it("what is inside the form and inside the proof keeps the contract too", () => {
  const ajv = new Ajv2020({ strict: false });
  formats(ajv);
  const check = (name: string) =>
    ajv.compile(z.record(z.string(), z.unknown()).parse(contract.schemaNamed(name)));
  const [isHint, isProof] = [check("LoginHint"), check("IdTokenClaims")];
  const hints = bodies("/connect/ciba", 200).map((one) =>
    json(new URLSearchParams(one.requestBody).get("login_hint_token") ?? ""),
  );
  expect(hints.length).toBe(4);
  for (const hint of hints) expect(isHint(hint) ? [] : isHint.errors).toEqual([]);
  expect(hints[0]).toMatchObject({ idp: "mitid", uuid: asked.identityUuid, ciba_nonce: asked.nonce });
  const [tokens] = bodies("/connect/token", 200).map((one) => tokensSchema.parse(json(one.responseBody)));
  const claims = json(Buffer.from(tokens?.id_token.split(".")[1] ?? "", "base64url").toString("utf8"));
  expect(isProof(claims) ? [] : isProof.errors).toEqual([]);
  expect(isHint({ idp: "mitid", referenceTextBody: "x", ip: "0.0.0.0" })).toBe(false);
});

it("only whoever asks about a person shows credentials, and no CPR number is ever sent", () => {
  const keys = stand.proxy.exchanges.filter((one) => one.path.endsWith("/jwks"));
  expect(keys.map((one) => one.requestHeaders.get("authorization"))).toEqual([null, null]);
  const sent = stand.proxy.exchanges.map((one) => `${one.path} ${decodeURIComponent(one.requestBody)}`);
  expect(sent.filter((text) => DEMO_PEOPLE.some(({ cpr }) => text.includes(cpr)))).toEqual([]);
});

it("a form or an answer that breaks the contract is noticed", () => {
  const [start] = bodies("/connect/ciba", 200);
  if (start === undefined) throw new Error("nothing recorded");
  expect(contract.faultsOf({ ...start, requestBody: "scope=openid" })).not.toEqual([]);
  expect(contract.faultsOf({ ...start, responseBody: '{"auth_req_id":"x"}' })).not.toEqual([]);
  expect(contract.faultsOf({ ...start, method: "DELETE" })).not.toEqual([]);
});

it.each([
  ["StartedApproval", startedSchema],
  ["Tokens", tokensSchema],
  ["Keys", keysSchema],
  ["Key", keySchema],
] as const)("the adapter reads %s as the contract states it", (name, schema) => {
  expect(differences(z.toJSONSchema(schema), contract.schemaNamed(name))).toEqual([]);
});

const bodies = (path: string, status: number) =>
  stand.proxy.exchanges.filter((one) => one.path === `${API}${path}` && one.status === status);
const json = (text: string): unknown => JSON.parse(text);
