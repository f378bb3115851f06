/** The MitID adapter and simulator hold to integrations/mitid/contract.yaml, in what they send and what they answer. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { after, hours } from "../../app/domain/duration.ts";
import { createMitid } from "../../integrations/mitid/adapter.ts";
import {
  acknowledgementSchema,
  authenticatorSchema,
  identitySchema,
} from "../../integrations/mitid/schemas.ts";
import { DEMO_PEOPLE } from "../../integrations/people.ts";
import { differences, loadContract } from "../simulators/support/contract.ts";
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
  const until = after(stand.clock.now(), hours(24)).toISOString();
  const order = (idempotencyKey: string) => ({ identityUuid: uuid, idempotencyKey, reason: "lost" });
  await mitid.hold({ ...order("contract-1"), until });
  await mitid.findIdentity({ by: "uuid", uuid });
  const [means] = inger.authenticators;
  await mitid.blockAuthenticator({ ...order("contract-2"), authenticatorId: means?.id ?? "" });
  await mitid.blockAuthenticator({ ...order("contract-3"), authenticatorId: nobody });
  await mitid.suspendIdentity(order("contract-4"));
  await mitid.suspendIdentity(order("contract-4"));
  await mitid.suspendIdentity({ ...order("contract-5"), identityUuid: nobody });

  for (const path of [`/identities/${uuid}`, `/identities/${nobody}`, "/changes", "/changes?after=-1"]) {
    await fetch(`${stand.proxy.url}/mitid${path}`, { headers: headers });
  }
  await fetch(`${stand.proxy.url}/mitid/changes`);
  await order422();

  const faults = stand.proxy.exchanges.map((one) => [one.path, contract.faultsOf(one)] as const);
  expect(faults.filter(([, found]) => found.length > 0)).toEqual([]);
  const seen = new Set(stand.proxy.exchanges.map((one) => contract.operationOf(one)));
  expect([...seen].sort()).toEqual([...contract.operations].sort());
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
] as const)("the adapter reads %s as the contract states it", (name, schema) => {
  expect(differences(z.toJSONSchema(schema), contract.schemaNamed(name))).toEqual([]);
});

const headers = {
  authorization: basicHeader(CREDENTIALS.user, CREDENTIALS.password),
  "content-type": "application/json",
};
const order422 = () =>
  fetch(`${stand.proxy.url}/mitid/identities/${uuid}/suspensions`, {
    method: "POST",
    headers: { ...headers, "idempotency-key": "contract-6" },
    body: JSON.stringify({ reason: "fri tekst" }),
  });
