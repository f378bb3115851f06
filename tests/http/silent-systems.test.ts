/** Systems that do not answer, asked through the running product's own pages: words and a 503, or what the others know; never a 500. */
import { afterEach, beforeAll, expect, it } from "vitest";
import { demoPerson } from "../support/act-bench.ts";
import { openCase } from "../support/desk.ts";
import { startProduct } from "../support/product.ts";
import { addFault, clearFaults } from "../support/systems.ts";
import { agentNamed, ask, post, sessionOf } from "./staff-caller.ts";

const product = await startProduct();
const { cpr: key } = demoPerson("Inger Vestergaard");

let cookie: string;
let number: string;

beforeAll(async () => {
  const maja = await agentNamed(product, "maja");
  cookie = await sessionOf(product, maja.id);
  ({ number } = await openCase(product.db, maja));
});
afterEach(async () => {
  for (const system of ["mitid", "cpr"] as const) await clearFaults(product, system);
});

const identify = () => post(product, `/agent/sager/${number}/identificer`, { cookie, fields: { key } });

it("with both silent, nobody is found, and the agent reads why", async () => {
  for (const system of ["mitid", "cpr"] as const) await addFault(product, system, { kind: "down" });
  const answer = await identify();
  expect(answer.status).toBe(503);
  expect(answer.text).not.toContain(key);
});

it("with one silent, the other's answer is enough to go on with", async () => {
  await addFault(product, "cpr", { kind: "down" });
  expect((await identify()).status).toBeLessThan(400);
  const page = await ask(product, `/agent/sager/${number}`, { headers: { cookie } });
  expect(page.status).toBe(200);
  expect(page.text).toContain("svarede ikke");
});

it("after all this no page has failed", () => {
  expect(product.log()).not.toMatch(/"status":500|page failed/);
});
