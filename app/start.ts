/** `npm start`: database, demo data, simulators and web, one after the other, and one line of JSON when all is up. */
import { spawn, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startEmbedded } from "../db/embedded.ts";
import { migrate } from "../db/migrate.ts";
import { DEMO_PASSWORD, DEMO_STAFF } from "../db/seed/staff.ts";
import {
  NODE_FLAGS,
  demoEnv,
  keysOfThisPlace,
  readStartSettings,
  waitFor,
  type StartSettings,
} from "./start/demo.ts";
import { fillDemo } from "./start/demo-data.ts";
import { demoLogin } from "./start/demo-login.ts";
import { freePort } from "./start/free-port.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const DATA = fileURLToPath(new URL("../.data/postgres", import.meta.url));

interface RunningDatabase {
  readonly url: string;
  stop(): Promise<void>;
}

async function main(): Promise<void> {
  const settings = readStartSettings(process.env, await freePort());
  const children: ChildProcess[] = [];
  const database = await openAny(settings);
  const end = once(async (code: number) => {
    await Promise.all(children.map(endChild));
    await database.stop();
    process.exit(code);
  });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void end(0));
  try {
    await bringUp(settings, database.url, children, end);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    await end(1);
  }
}

async function bringUp(
  settings: StartSettings,
  ownerUrl: string,
  children: ChildProcess[],
  end: (code: number) => Promise<void>,
): Promise<void> {
  await migrate(ownerUrl);
  // The owner's address goes no further than here.
  const databaseUrl = await demoLogin(ownerUrl);
  const keys = await keysOfThisPlace();
  const env = { ...process.env, ...demoEnv(settings, keys, databaseUrl) };
  const launch = (file: string) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, file], {
      cwd: ROOT,
      env,
      stdio: ["ignore", "inherit", "inherit"],
    });
    child.once("exit", (code) => void end(code === 0 ? 0 : 1));
    children.push(child);
  };
  launch("integrations/sandbox.ts");
  await waitFor(`${settings.sandboxUrl}/healthz`);
  await fillDemo(databaseUrl, keys, settings.sandboxUrl, env);
  launch("app/server.ts");
  await waitFor(`http://127.0.0.1:${String(settings.port)}/readyz`);
  announce(settings);
}

async function openAny(settings: StartSettings): Promise<RunningDatabase> {
  if (settings.databaseUrl !== null) return { url: settings.databaseUrl, stop: () => Promise.resolve() };
  return startEmbedded({ folder: DATA, database: "faelleslinjen" });
}

function announce(settings: StartSettings): void {
  const staff = DEMO_STAFF.map(({ username: user, role }) => ({ user, password: DEMO_PASSWORD, role }));
  const lines = [
    "",
    `Fælleslinjen       ${settings.publicBaseUrl}`,
    `Log ind            ${settings.publicBaseUrl}/log-ind`,
    `Sandkassen         ${settings.sandboxUrl}`,
    `Telefonen          ${settings.sandboxUrl}/telefon`,
    ...staff.map(({ user, password, role }) => `Demo               ${user} / ${password} (${role})`),
    "",
    JSON.stringify({ ready: true, web: settings.publicBaseUrl, sandbox: settings.sandboxUrl, staff }),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
}

function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once("exit", () => {
      resolve();
    });
    child.kill("SIGTERM");
  });
}

function once(work: (code: number) => Promise<void>): (code: number) => Promise<void> {
  let running: Promise<void> | null = null;
  return (code) => (running ??= work(code));
}

await main();
