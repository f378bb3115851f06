/** The PostgreSQL of `npm start` and the tests: binaries from npm, an own data folder, safe after a crash. */
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import pg from "pg";
import { findBinaries, type Binaries } from "./embedded/binaries.ts";
import { clusterOwner, makeReachable, type ClusterOwner } from "./embedded/owner.ts";
import { run } from "./embedded/run.ts";

export interface EmbeddedPostgres {
  /** Connection string of the database's owner. */
  readonly url: string;
  /** The same server, another database. */
  urlFor(database: string): string;
  /** Where the cluster really lies, which may be another folder than the one asked for. */
  readonly folder: string;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder for the cluster; made when missing, with all its parents. */
  readonly folder: string;
  readonly database: string;
  /** True gives up durability for speed; for tests only. */
  readonly volatile?: boolean;
}

/** Starts the cluster, creating it the first time, and rejects with PostgreSQL's own words when it cannot. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const owner = await clusterOwner();
  const binaries = await findBinaries(owner);
  const folder = await makeReachable(options.folder, owner);
  const data = path.join(folder, "data");
  const password = await ensureCluster(binaries, folder, data, owner);
  await stopLeftover(binaries, data, owner);
  const port = await freePort();
  const server = launch(binaries, data, port, owner, options.volatile === true);
  const url = (database: string) =>
    `postgresql://faelleslinjen:${password}@127.0.0.1:${String(port)}/${database}`;
  await waitUntilReady(url("postgres"), server);
  await ensureDatabase(url("postgres"), options.database);
  return { url: url(options.database), urlFor: url, folder, stop: () => stop(server.process) };
}

async function ensureCluster(
  binaries: Binaries,
  folder: string,
  data: string,
  owner: ClusterOwner,
): Promise<string> {
  const secretFile = path.join(folder, "password");
  if (existsSync(path.join(data, "PG_VERSION")) && existsSync(secretFile))
    return readFile(secretFile, "utf8");
  // A cluster without its version file or its password was cut off while it was made.
  await rm(data, { recursive: true, force: true });
  const password = randomBytes(18).toString("hex");
  await writeFile(secretFile, password, { mode: 0o600 });
  await owner.give(secretFile);
  await mkdir(data, { recursive: true });
  await chmod(data, 0o700);
  await owner.give(data);
  const flags = [
    "-D",
    data,
    "-U",
    "faelleslinjen",
    `--pwfile=${secretFile}`,
    "-A",
    "scram-sha-256",
    "-E",
    "UTF8",
  ];
  await run(binaries.initdb, [...flags, "--locale=C", "--no-instructions"], owner);
  return password;
}

// After kill -9 the server may live on as an orphan, or its pid may now belong to a stranger.
async function stopLeftover(binaries: Binaries, data: string, owner: ClusterOwner): Promise<void> {
  const pidFile = path.join(data, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  await run(binaries.pgCtl, ["stop", "-D", data, "-m", "fast", "-w", "-t", "30"], owner).catch(
    () => undefined,
  );
  await rm(pidFile, { force: true });
}

interface Launched {
  readonly process: ChildProcess;
  readonly output: () => string;
}

function launch(
  binaries: Binaries,
  data: string,
  port: number,
  owner: ClusterOwner,
  volatile: boolean,
): Launched {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "",
    max_connections: "200",
    shared_buffers: "64MB",
    timezone: "UTC",
    ...(volatile ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // Its own process group: Ctrl+C in a terminal must reach the web server first, not the database.
  const child = spawn(binaries.postgres, ["-D", data, ...flags], {
    ...owner.identity,
    cwd: data,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let output = "";
  child.stderr.on("data", (chunk: Buffer) => {
    output = (output + chunk.toString("utf8")).slice(-4_000);
  });
  return { process: child, output: () => output };
}

async function waitUntilReady(url: string, server: Launched): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.process.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${server.output()}`);
    if (await answers(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`PostgreSQL did not answer within 30 seconds:\n${server.output()}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.kill("SIGINT");
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => {
        if (address === null || typeof address === "string") reject(new Error("no free port"));
        else resolve(address.port);
      });
    });
  });
}
