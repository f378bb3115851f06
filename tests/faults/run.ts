/**
 * `npm run faults`: every storm, each in a run of its own, three at once; prints the table and writes docs/evidence/faults.md.
 * With names, such as `npm run faults -- "the web is killed"`, only those come anew and the others stand as they were.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { pageOf, ROWS, rowFile, rowShape, tableOf, type Row } from "./page.ts";
import { SCENARIOS } from "./scenarios.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const EVIDENCE = "docs/evidence/faults.md";
const SEED = 20_261_124;
const AT_ONCE = 3;
const FEWEST_ACTS = 300;
const FEWEST_HITS = 20;

process.chdir(ROOT);
const only = process.argv.slice(2);

/** Resolves with what it printed where it failed, and null where all was well. */
function runStorm(name: string): Promise<string | null> {
  const env = { ...process.env, FAULTS_STORM: name, FAULTS_SEED: String(SEED) };
  const flags = ["node_modules/vitest/vitest.mjs", "run", "--config", "tests/faults/vitest.config.ts"];
  const child = spawn(process.execPath, flags, { env, stdio: ["ignore", "pipe", "pipe"] });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => printed.push(chunk.toString("utf8")));
  return new Promise((resolve) => {
    child.once("exit", (code) => {
      process.stderr.write(`${code === 0 ? "ok    " : "FAILED"} ${name}\n`);
      resolve(code === 0 ? null : printed.join(""));
    });
  });
}

async function runAll(): Promise<readonly string[]> {
  const left = SCENARIOS.filter(({ name }) => only.length === 0 || only.includes(name));
  const faults: string[] = [];
  const takeTurns = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const fault = await runStorm(next.name);
      if (fault !== null) faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, takeTurns));
  return faults;
}

const rowOf = (name: string): Row[] =>
  existsSync(rowFile(name)) ? [rowShape.parse(JSON.parse(readFileSync(rowFile(name), "utf8")))] : [];

if (only.length === 0) rmSync(ROWS, { recursive: true, force: true });
const faults = await runAll();
const rows = SCENARIOS.flatMap(({ name }) => rowOf(name));
process.stdout.write(`${[...faults, tableOf(rows)].join("\n")}\n`);
if (rows.length === SCENARIOS.length)
  writeFileSync(EVIDENCE, await format(pageOf(rows, SEED), { parser: "markdown", printWidth: 120 }));
const accepted = rows.reduce((sum, { tally }) => sum + tally.accepted, 0);
const hits = rows.reduce((sum, row) => sum + row.hits, 0);
process.exit(faults.length === 0 && accepted >= FEWEST_ACTS && hits >= FEWEST_HITS ? 0 : 1);
