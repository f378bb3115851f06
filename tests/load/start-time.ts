/** From `npm start`'s own command to its line of JSON, on a built tree. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { print } from "./figures.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const [PORT, SANDBOX_PORT] = [3_198, 3_199];
const PATIENCE_MS = 60_000;

/** Run it while nobody else runs `npm start` here: both would want the same database folder. */
export async function measureStart(): Promise<void> {
  if (!(await isFree(PORT)) || !(await isFree(SANDBOX_PORT))) {
    print({ bench: "built-to-ready", skipped: `port ${String(PORT)} or ${String(SANDBOX_PORT)} is taken` });
    return;
  }
  const startedAt = performance.now();
  const child = spawn(process.execPath, ["bootstrap.mjs", "start"], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(PORT), SANDBOX_PORT: String(SANDBOX_PORT), PUBLIC_BASE_URL: "" },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(child, "exit");
  // Its end is also the end of what it prints.
  const late = setTimeout(() => child.kill("SIGTERM"), PATIENCE_MS);
  const isReady = await hears(child.stdout, /\{"ready":true/);
  const seconds = Math.round(performance.now() - startedAt) / 1_000;
  clearTimeout(late);
  child.kill("SIGTERM");
  await ended;
  print({ bench: "built-to-ready", seconds, unit: "s", ready: isReady });
}

async function hears(stream: AsyncIterable<Buffer>, wanted: RegExp): Promise<boolean> {
  let printed = "";
  for await (const chunk of stream) {
    printed += chunk.toString("utf8");
    if (wanted.test(printed)) return true;
  }
  return false;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => {
      resolve(false);
    });
    probe.listen(port, "127.0.0.1", () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}
