/** The product as its own processes over a given database: the sandbox and the web, with everything they print kept. */
import { spawn, type ChildProcess } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { NODE_FLAGS, demoEnv, fetchPeople, waitFor } from "../../app/start/demo.ts";
import { freePort } from "../../app/start/free-port.ts";
import type { CommandContext } from "../../app/commands/frame.ts";
import { seedDemo } from "../../db/seed/seed.ts";
import type { VaultKeys } from "../../db/vault.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface ProcessOptions {
  readonly databaseUrl: string;
  readonly keys: VaultKeys;
  /** For the demo data. */
  readonly context: CommandContext;
  readonly clock?: "virtual" | "fast" | "real";
  /** Starts a second server that nobody sends requests to: it only works. */
  readonly second?: boolean;
  /** More settings for the processes. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface Processes {
  readonly web: string;
  readonly sandbox: string;
  log(): string;
  /** Ends the web process as a crash would, and starts it anew. */
  crashWeb(): Promise<void>;
  /** The same with the second server; it has to be there. */
  crashSecond(): Promise<void>;
  /** Resident memory of the web process in bytes. */
  webMemory(): Promise<number>;
  stop(): Promise<void>;
}

/** Resolves when both processes are ready; rejects with what they printed when they are not within a minute. */
export async function launchProcesses(options: ProcessOptions): Promise<Processes> {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const [web, sandbox] = [`http://127.0.0.1:${String(port)}`, `http://127.0.0.1:${String(sandboxPort)}`];
  const settings = {
    port,
    sandboxPort,
    smtpPort: await freePort(),
    sandboxUrl: sandbox,
    publicBaseUrl: web,
    databaseUrl: options.databaseUrl,
  };
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "development",
    PATH: process.env["PATH"] ?? "",
    ...demoEnv(settings, options.keys, options.databaseUrl),
    LOG_LEVEL: "info",
    SANDBOX_CLOCK: options.clock ?? "virtual",
    ...options.env,
  };
  const printed: string[] = [];
  const launch = (file: string) => launchOne(file, env, printed);
  const simulators = launch("integrations/sandbox.ts");
  await ready(`${sandbox}/healthz`, printed);
  await seedDemo(options.context, await fetchPeople(sandbox));
  let server = launch("app/server.ts");
  await ready(`${web}/readyz`, printed);
  const second = options.second === true ? await launchSecond(env, printed) : null;
  return {
    web,
    sandbox,
    log: () => printed.join(""),
    crashWeb: async () => {
      await end(server, "SIGKILL");
      server = launch("app/server.ts");
      await ready(`${web}/readyz`, printed);
    },
    crashSecond: async () => {
      if (second === null) throw new Error("there is no second server");
      await second.crash();
    },
    webMemory: () => residentBytes(server.pid),
    stop: async () => {
      await Promise.all([end(server, "SIGTERM"), second?.stop()]);
      await end(simulators, "SIGTERM");
    },
  };
}

/** Its own port, and else the same: the address that people and Twilio know stays the first one's. */
async function launchSecond(env: NodeJS.ProcessEnv, printed: string[]) {
  const port = String(await freePort());
  const start = async (): Promise<ChildProcess> => {
    const child = launchOne("app/server.ts", { ...env, PORT: port }, printed);
    await ready(`http://127.0.0.1:${port}/readyz`, printed);
    return child;
  };
  let server = await start();
  return {
    crash: async () => {
      await end(server, "SIGKILL");
      server = await start();
    },
    stop: () => end(server, "SIGTERM"),
  };
}

function launchOne(file: string, env: NodeJS.ProcessEnv, printed: string[]): ChildProcess {
  const child = spawn(process.execPath, [...NODE_FLAGS, file], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => printed.push(chunk.toString("utf8")));
  }
  return child;
}

async function ready(url: string, printed: readonly string[]): Promise<void> {
  try {
    await waitFor(url);
  } catch (error) {
    throw new Error(`${String(error)}\n${printed.join("").slice(-2_000)}`, { cause: error });
  }
}

async function residentBytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${String(pid)}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1_024;
}

function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.kill(signal);
  });
}
