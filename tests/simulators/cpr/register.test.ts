/** What the simulated CPR register tells of whom. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createCpr } from "../../../integrations/cpr/adapter.ts";
import type { CprPort } from "../../../integrations/cpr/port.ts";
import { CREDENTIALS, openStand, personNamed, type Stand } from "../support/stand.ts";

let stand: Stand;
let cpr: CprPort;

beforeAll(async () => {
  stand = await openStand();
});
afterAll(() => stand.close());
beforeEach(async () => {
  await stand.control("POST", "/cpr/_control/reset");
  cpr = createCpr({ baseUrl: `${stand.url}/cpr`, ...CREDENTIALS, firstPauseMs: 1 });
});

const find = (name: string) => cpr.findPerson(personNamed(name).cpr);

it("tells status, protection and kommune", async () => {
  expect(await find("Inger Vestergaard")).toMatchObject({
    status: "01",
    municipalityCode: "0630",
    nameProtected: false,
    addressProtected: false,
  });
  expect(await find("Amina Yusuf Larsen")).toMatchObject({ nameProtected: true, addressProtected: true });
  expect(await find("Poul Erik Søndergaard")).toMatchObject({ status: "90" });
  expect(await find("Sofie Lindqvist Bach")).toMatchObject({ status: "80" });
  expect(await find("Jonas Bæk")).toMatchObject({ creditWarning: true });
});

it("tells an address of yesterday as of yesterday, counted from the reset", async () => {
  const yesterday = "2026-03-11";
  expect((await find("Freja Dam Møller"))?.facts.movedInOn).toBe(yesterday);
  expect((await find("Inger Vestergaard"))?.facts.movedInOn).toBe("2011-05-01");
});

it("logs the look without the CPR number", async () => {
  const inger = personNamed("Inger Vestergaard");
  await find(inger.name);
  await cpr.findPerson("6101010000");
  const log = await stand.log("cpr");
  expect(log.map((entry) => entry.outcome)).toEqual(["found", "person.unknown"]);
  expect(JSON.stringify(log)).not.toContain(inger.cpr);
});

it("gets over a fault and tells a lasting one", async () => {
  await stand.control("POST", "/cpr/_control/faults", { kind: "status", status: 502, times: 2 });
  expect(await find("Inger Vestergaard")).not.toBeNull();
  await stand.control("POST", "/cpr/_control/faults", { kind: "status", status: 502 });
  await expect(find("Inger Vestergaard")).rejects.toMatchObject({ system: "cpr", retryable: true });
});
