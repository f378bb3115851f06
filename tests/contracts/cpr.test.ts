/** The CPR adapter and simulator hold to integrations/cpr/contract.yaml, in what they send and what they answer. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createCpr } from "../../integrations/cpr/adapter.ts";
import { factsSchema, personSchema } from "../../integrations/cpr/schemas.ts";
import { DEMO_PEOPLE } from "../../integrations/people.ts";
import { differences, loadContract } from "../simulators/support/contract.ts";
import { CREDENTIALS, openStand, type Stand } from "../simulators/support/stand.ts";

const contract = loadContract("integrations/cpr/contract.yaml");

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());

it("every exchange of the adapter with the simulator keeps the contract", async () => {
  const cpr = createCpr({ baseUrl: `${stand.proxy.url}/cpr`, ...CREDENTIALS });
  for (const person of DEMO_PEOPLE) expect((await cpr.findPerson(person.cpr))?.cpr).toBe(person.cpr);
  expect(await cpr.findPerson("6101010000")).toBeNull();
  expect(await cpr.findPerson("12")).toBeNull();
  const stranger = createCpr({ baseUrl: `${stand.proxy.url}/cpr`, user: "x", password: "y" });
  await expect(stranger.findPerson("6101010000")).rejects.toMatchObject({ system: "cpr" });

  const faults = stand.proxy.exchanges.map((one) => contract.faultsOf(one));
  expect(faults.flat()).toEqual([]);
  expect(stand.proxy.exchanges.length).toBe(DEMO_PEOPLE.length + 3);
  expect(stand.proxy.exchanges.every((one) => one.path === "/cpr/persons/search")).toBe(true);
});

it.each([
  ["Person", personSchema],
  ["Facts", factsSchema],
] as const)("the adapter reads %s as the contract states it", (name, schema) => {
  expect(differences(z.toJSONSchema(schema), contract.schemaNamed(name))).toEqual([]);
});
