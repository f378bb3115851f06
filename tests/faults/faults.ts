/** One storm over a product of its own, named by FAULTS_STORM; `npm run faults` runs them all (run.ts). */
import { mkdirSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { startProduct } from "../support/product.ts";
import { calm } from "./gather.ts";
import { ROWS, rowFile, type Row } from "./page.ts";
import { SCENARIOS } from "./scenarios.ts";
import { storm } from "./storm.ts";

const SEED = Number(process.env["FAULTS_SEED"]);
const scenario = SCENARIOS.find(({ name }) => name === process.env["FAULTS_STORM"]);
if (scenario === undefined || Number.isNaN(SEED)) throw new Error("say FAULTS_STORM and FAULTS_SEED");
const product = await startProduct({ clock: "real", second: true });

it(scenario.name, { timeout: 600_000 }, async () => {
  const { name } = scenario;
  const { orders, kills } = await storm(product, scenario, SEED + SCENARIOS.indexOf(scenario));
  const tally = await calm(product, orders);
  const row: Row = { name, kills: kills.length, hits: kills.filter((count) => count > 0).length, tally };
  mkdirSync(ROWS, { recursive: true });
  writeFileSync(rowFile(name), JSON.stringify(row));
  expect(orders.filter(({ answer }) => answer === "none")).toEqual([]);
  expect(tally.lost).toEqual([]);
  expect(tally.twice).toEqual([]);
  expect(product.log()).not.toMatch(/"level":60/);
});
