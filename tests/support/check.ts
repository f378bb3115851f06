/** `npm run check`: types, style, form, the import table, dead code and the schema, each told by name. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const CHECKS: readonly (readonly [string, string, readonly string[]])[] = [
  ["types", "node_modules/typescript/bin/tsc", ["--noEmit"]],
  [
    "eslint",
    "node_modules/eslint/bin/eslint.js",
    [".", "--max-warnings", "0", "--cache", "--cache-location", ".cache/eslint"],
  ],
  [
    "prettier",
    "node_modules/prettier/bin/prettier.cjs",
    [".", "--check", "--log-level", "warn", "--cache", "--cache-location", ".cache/prettier"],
  ],
  [
    "import table",
    "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
    ["app", "db", "integrations", "--config", ".dependency-cruiser.cjs", "--output-type", "err"],
  ],
  ["dead code", "node_modules/knip/bin/knip.js", ["--no-progress"]],
  ["schema", "tests/support/schema.ts", ["--verify"]],
];

function run(
  file: string,
  flags: readonly string[],
): Promise<{ readonly ok: boolean; readonly output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...flags], { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
    child.once("close", (code) => {
      resolve({ ok: code === 0, output });
    });
  });
}

/** Style takes as long as all the rest together, so it has a lane of its own. */
const LANES = [CHECKS.filter(([name]) => name === "eslint"), CHECKS.filter(([name]) => name !== "eslint")];

let failed = 0;
async function runAll(checks: typeof CHECKS): Promise<void> {
  for (const [name, file, flags] of checks) {
    const startedAt = performance.now();
    const { ok, output } = await run(file, flags);
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    process.stdout.write(`${ok ? "ok    " : "FAILED"} ${name} (${seconds} s)\n`);
    if (ok) continue;
    failed += 1;
    process.stdout.write(`${output.trimEnd()}\n`);
  }
}

await Promise.all(LANES.map(runAll));
process.exit(failed === 0 ? 0 : 1);
