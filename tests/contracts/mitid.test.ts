/** The MitID adapter and simulator hold to integrations/mitid/contract.yaml, in what they send and what they answer. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { createMitid } from "../../integrations/mitid/adapter.ts";
import {
  acknowledgementSchema,
  authenticatorSchema,
  changeSchema,
  changesSchema,
  identitySchema,
} from "../../integrations/mitid/schemas.ts";
import { DEMO_PEOPLE } from "../../integrations/people.ts";
import { differences, loadContract } from "../simulators/support/contract.ts";
import { openAndReissue } from "./mitid-openings.ts";
import { CREDENTIALS, basicHeader, openStand, personNamed, type Stand } from "../simulators/support/stand.ts";

const contract = loadContract("integrations/mitid/contract.yaml");
const inger = personNamed("Inger Vestergaard");
const uuid = inger.mitid.identityUuid;
const nobody = "00000000-0000-4000-a000-000000000000";

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());

it("every exchange of the adapter with the simulator keeps the contract", async () => {
  const mitid = createMitid({ baseUrl: `${stand.proxy.url}/mitid`, ...CREDENTIALS });
  for (const person of DEMO_PEOPLE) await mitid.findIdentity({ by: "cpr", cpr: person.cpr });
  await mitid.findIdentity({ by: "userId", userId: inger.mitidUserId });
  await mitid.findIdentity({ by: "cpr", cpr: "6101010000" });
  await mitid.personOf(uuid);
  await mitid.contactPoints(uuid);
  await mitid.contactPoints(nobody);
  const order = (idempotencyKey: string) => ({ identityUuid: uuid, idempotencyKey, reason: "lost" });
  await mitid.hold({ ...order("contract-1"), minutes: 1440 });
  await mitid.findIdentity({ by: "uuid", uuid });
  const [means] = inger.authenticators;
  await mitid.blockAuthenticator({ ...order("contract-2"), authenticatorId: means?.id ?? "" });
  await mitid.blockAuthenticator({ ...order("contract-3"), authenticatorId: nobody });
  await mitid.suspendIdentity(order("contract-4"));
  await mitid.suspendIdentity(order("contract-4"));
  await mitid.suspendIdentity({ ...order("contract-5"), identityUuid: nobody });
  await openAndReissue(mitid, stand);
  await mitid.revokeIdentity(order("contract-7"));
  expect((await mitid.changes(0, 500)).changes.length).toBeGreaterThan(20);

  for (const path of [`/identities/${uuid}`, `/identities/${nobody}`, "/changes", "/changes?after=-1"]) {
    await fetch(`${stand.proxy.url}/mitid${path}`, { headers: headers });
  }
  await fetch(`${stand.proxy.url}/mitid/changes`);
  await raw(`/identities/${uuid}/suspensions`, { reason: "fri tekst" });
  await raw(`/identities/${uuid}/temporary-pins`, { reason: "forgotten" });

  const faults = stand.proxy.exchanges.map((one) => [one.path, contract.faultsOf(one)] as const);
  expect(faults.filter(([, found]) => found.length > 0)).toEqual([]);
  const seen = new Set(stand.proxy.exchanges.map((one) => contract.operationOf(one)));
  expect([...seen].sort()).toEqual([...contract.operations].sort());
});

const templates = z
  .object({
    paths: z.record(z.string(), z.object({ parameters: z.array(z.object({ $ref: z.string() })).optional() })),
  })
  .parse(parse(readFileSync("integrations/mitid/contract.yaml", "utf8"), { merge: true }));

it.each([
  ["IdempotencyKey", "idempotency-key", /^[A-Za-z0-9_.:-]{8,128}$/],
  ["IfMatch", "if-match", /^"[1-9]\d*"$/],
] as const)("the adapter says %s where the contract asks for it, and nowhere else", (name, header, form) => {
  const asked = Object.entries(templates.paths).flatMap(([template, { parameters = [] }]) =>
    parameters.some((one) => one.$ref.endsWith(`/${name}`)) ? [pathOf(template)] : [],
  );
  expect(asked.length).toBeGreaterThan(5);
  const byAdapter = stand.proxy.exchanges.filter((one) => one.status !== 428 && one.status !== 422);
  for (const { path, requestHeaders } of byAdapter) {
    const isAsked = asked.some((pattern) => pattern.test(path));
    const said = requestHeaders.get(header);
    expect(said === null ? "nothing" : form.test(said), path).toBe(isAsked ? true : "nothing");
  }
});

it("every event of the log and every fate was seen in some answer", () => {
  const answers = stand.proxy.exchanges.map((one) => one.responseBody).join();
  for (const event of changeSchema.shape.event.options) expect(answers).toContain(`"event":"${event}"`);
  for (const fate of acknowledgementSchema.shape.fate.options) expect(answers).toContain(`"fate":"${fate}"`);
});

it("no code that MitID has sent is in any exchange", async () => {
  const listed: unknown = await (await stand.control("GET", "/mitid/_control/codes")).json();
  const codes = z.array(z.object({ code: z.string() })).parse(listed);
  expect(codes.length).toBeGreaterThan(4);
  const said = JSON.stringify(
    stand.proxy.exchanges.map((one) => [one.path, one.requestBody, one.responseBody]),
  );
  for (const { code } of codes) expect(said).not.toContain(code);
});

it("no CPR number is in any address", () => {
  const addresses = stand.proxy.exchanges.map((one) => `${one.path}?${one.query.toString()}`);
  expect(addresses.filter((address) => DEMO_PEOPLE.some((one) => address.includes(one.cpr)))).toEqual([]);
});

it("a body that breaks the contract is noticed", () => {
  const [exchange] = stand.proxy.exchanges;
  if (exchange === undefined) throw new Error("nothing recorded");
  expect(contract.faultsOf({ ...exchange, responseBody: '{"uuid":"x"}' })).not.toEqual([]);
  expect(contract.faultsOf({ ...exchange, requestBody: '{"cpr":"123"}' })).not.toEqual([]);
});

it.each([
  ["Identity", identitySchema],
  ["Authenticator", authenticatorSchema],
  ["Acknowledgement", acknowledgementSchema],
  ["Change", changeSchema],
  ["Changes", changesSchema],
] as const)("the adapter reads %s as the contract states it", (name, schema) => {
  expect(differences(z.toJSONSchema(schema), contract.schemaNamed(name))).toEqual([]);
});

const headers = {
  authorization: basicHeader(CREDENTIALS.user, CREDENTIALS.password),
  "content-type": "application/json",
};
const raw = (path: string, body: unknown) =>
  fetch(`${stand.proxy.url}/mitid${path}`, {
    method: "POST",
    headers: { ...headers, "idempotency-key": "contract-raw" },
    body: JSON.stringify(body),
  });

const pathOf = (template: string): RegExp => new RegExp(`^/mitid${template.replace(/\{\w+\}/g, "[^/]+")}$`);
