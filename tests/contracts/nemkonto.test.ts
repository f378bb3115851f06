/** The NemKonto adapter and simulator hold to integrations/nemkonto/contract.yaml. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { createNemkonto } from "../../integrations/nemkonto/adapter.ts";
import { acknowledgementSchema } from "../../integrations/nemkonto/schemas.ts";
import { differences, loadContract } from "../simulators/support/contract.ts";
import { CREDENTIALS, basicHeader, openStand, personNamed, type Stand } from "../simulators/support/stand.ts";

const contract = loadContract("integrations/nemkonto/contract.yaml");
const { cpr } = personNamed("Inger Vestergaard");
const until = "2026-04-01T00:00:00.000Z";

let stand: Stand;
beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());

it("every exchange of the adapter with the simulator keeps the contract", async () => {
  const settings = { baseUrl: `${stand.proxy.url}/nemkonto`, ...CREDENTIALS };
  const nemkonto = createNemkonto(settings);
  const fates: string[] = [];
  for (const [idempotencyKey, number] of [
    ["contract-1", cpr],
    ["contract-1", cpr],
    ["contract-2", cpr],
    ["contract-3", "6101010000"],
    ["contract-4", personNamed("Bjarne Kjær").cpr],
  ] as const)
    fates.push((await nemkonto.watch({ cpr: number, until, idempotencyKey, reason: "misuse" })).fate);
  const order = { cpr, until, idempotencyKey: "contract-5", reason: "misuse" };
  await expect(createNemkonto({ ...settings, user: "x" }).watch(order)).rejects.toThrow("401");
  await expect(nemkonto.watch({ ...order, reason: "fri tekst" })).rejects.toThrow("422");
  await fetch(`${stand.proxy.url}/nemkonto/watches`, {
    method: "POST",
    headers: {
      authorization: basicHeader(CREDENTIALS.user, CREDENTIALS.password),
      "content-type": "application/json",
    },
    body: JSON.stringify({ cpr, until, reason: "misuse" }),
  });

  expect(fates).toEqual(["applied", "applied", "alreadyDone", "notAllowed", "alreadyDone"]);
  expect(stand.proxy.exchanges.flatMap((one) => contract.faultsOf(one))).toEqual([]);
  expect(stand.proxy.exchanges.map((one) => one.status)).toEqual([200, 200, 200, 200, 200, 401, 422, 400]);
});

it("the adapter reads the acknowledgement as the contract states it", () => {
  const read = z.toJSONSchema(acknowledgementSchema);
  expect(differences(read, contract.schemaNamed("Acknowledgement"))).toEqual([]);
});
