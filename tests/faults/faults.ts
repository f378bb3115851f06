/** `npm run faults`: every storm over a product of its own, all at once, and what is lost or twice in the end. */
import { writeFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { format } from "prettier";
import { startProduct, type Product } from "../support/product.ts";
import { calm } from "./gather.ts";
import { pageOf, tableOf, type Row } from "./page.ts";
import { SCENARIOS } from "./scenarios.ts";
import { storm } from "./storm.ts";

const SEED = Number(process.env["FAULTS_SEED"] ?? 20_261_124);
/** One storm by its name, to look at it closely; without it all of them, and the evidence is written. */
const ONLY = process.env["FAULTS_ONLY"];
const CHOSEN = SCENARIOS.filter(({ name }) => ONLY === undefined || name === ONLY);
const EVIDENCE = "docs/evidence/faults.md";

const stands = new Map<string, Product>();
for (const { name } of CHOSEN) stands.set(name, await startProduct({ clock: "real", second: true }));
const rows = new Map<string, Row>();

it.concurrent.each(CHOSEN)("$name", { timeout: 600_000 }, async (scenario) => {
  const { name, kills } = scenario;
  const product = stands.get(name);
  if (product === undefined) throw new Error(`no stand for ${name}`);
  const orders = await storm(product, scenario, SEED + SCENARIOS.indexOf(scenario));
  const tally = await calm(product, orders);
  rows.set(name, { name, kills: kills.length, tally });
  expect(orders.filter(({ answer }) => answer === "none")).toEqual([]);
  expect(tally.lost).toEqual([]);
  expect(tally.twice).toEqual([]);
  expect(product.log()).not.toMatch(/"level":60/);
});

it.runIf(ONLY === undefined)("three hundred acts and more were in it", () => {
  const accepted = [...rows.values()].reduce((sum, { tally }) => sum + tally.accepted, 0);
  expect(accepted).toBeGreaterThanOrEqual(300);
});

afterAll(async () => {
  const told = SCENARIOS.flatMap(({ name }) => rows.get(name) ?? []);
  process.stdout.write(`\n${tableOf(told)}\n\n`);
  if (told.length === SCENARIOS.length)
    writeFileSync(EVIDENCE, await format(pageOf(told, SEED), { parser: "markdown", printWidth: 120 }));
});
