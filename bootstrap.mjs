/**
 * The one door to every command: makes sure that what the project needs is installed and built, then runs it on the
 * project's own Node. Runs itself on any Node from 20.19, with nothing but npm beside it.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
process.chdir(ROOT);

const OWN_NODE = path.join("node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");
const INSTALL_STAMP = path.join("node_modules", ".faelleslinjen");
const BUILD_STAMP = path.join("build", ".stamp");
const BUILD_INPUTS = [
  "app",
  "public",
  "db",
  "integrations",
  "package-lock.json",
  "vite.config.ts",
  "remix.config.js",
];

const digest = (text) => createHash("sha256").update(text).digest("hex");
const readOr = (file, fallback) => (existsSync(file) ? readFileSync(file, "utf8") : fallback);
const say = (words) => process.stderr.write(`${words}\n`);

/** Runs a program to its end; leaves with its exit code when it fails. */
function must(program, flags, extra = {}) {
  const { status, error } = spawnSync(program, flags, { stdio: ["ignore", "inherit", "inherit"], ...extra });
  if (error) say(`${program}: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  say(`Node 20.19 or newer is needed to begin with; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs when the lock file is not the one that was installed last, or an install was cut off. */
function install() {
  const wanted = digest(readFileSync("package-lock.json", "utf8"));
  if (existsSync(OWN_NODE) && readOr(INSTALL_STAMP, "") === wanted) return;
  say("Installing what is missing …");
  // A machine that sets NODE_ENV=production would leave the builder out.
  const env = { ...process.env, NODE_ENV: "development" };
  must("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    env,
    shell: process.platform === "win32",
  });
  writeFileSync(INSTALL_STAMP, wanted);
}

function filesBelow(place) {
  if (!statSync(place).isDirectory()) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function build() {
  const hash = createHash("sha256");
  for (const file of BUILD_INPUTS.filter((place) => existsSync(place)).flatMap(filesBelow)) {
    hash.update(file).update(readFileSync(file));
  }
  const wanted = hash.digest("hex");
  if (readOr(BUILD_STAMP, "") === wanted) return;
  say("Building the pages …");
  rmSync("build", { recursive: true, force: true });
  must(OWN_NODE, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build", "--logLevel", "error"], {
    env: { ...process.env, NODE_ENV: "production" },
  });
  mkdirSync("build", { recursive: true });
  writeFileSync(BUILD_STAMP, wanted);
}

/** Hands the terminal over to a program on the project's own Node, and ends as it ends. */
function handOver(flags) {
  const binFirst = `${path.join(ROOT, "node_modules", ".bin")}${path.delimiter}${process.env.PATH ?? ""}`;
  const child = spawn(OWN_NODE, ["--disable-warning=ExperimentalWarning", ...flags], {
    stdio: "inherit",
    env: { ...process.env, PATH: binFirst },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

const rest = process.argv.slice(3);
const verbs = {
  start: () => {
    build();
    handOver(["app/start.ts", ...rest]);
  },
  build,
  check: () => handOver(["tests/support/check.ts", ...rest]),
  test: () => {
    build();
    handOver(["node_modules/vitest/vitest.mjs", "run", ...rest]);
  },
  bench: () => {
    build();
    handOver(["tests/load/bench.ts", ...rest]);
  },
  faults: () => {
    build();
    handOver(["tests/faults/run.ts", ...rest]);
  },
  mutation: () => handOver(["tests/mutation/run.ts", ...rest]),
  gates: () => handOver(["tests/mutation/gates.ts", ...rest]),
  states: () => handOver(["tests/states/write.ts", ...rest]),
  migrate: () => handOver(["app/migrate.ts", ...rest]),
  schema: () => handOver(["tests/support/schema.ts", ...rest]),
};

checkNode();
const verb = verbs[process.argv[2]];
if (verb === undefined) {
  say(`Say one of: ${Object.keys(verbs).join(", ")}`);
  process.exit(1);
}
install();
verb();
