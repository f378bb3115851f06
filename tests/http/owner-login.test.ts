/** Outside the demo, the server does not start with a login that could rewrite the record. */
import { spawn } from "node:child_process";
import { expect, it } from "vitest";
import { demoEnv } from "../../app/start/demo.ts";
import { TEST_VAULT_KEYS, testDatabase } from "../support/database.ts";

const db = await testDatabase();

const addresses = {
  ...{ port: 1, sandboxPort: 1, smtpPort: 1, databaseUrl: null },
  sandboxUrl: "http://127.0.0.1:1",
  publicBaseUrl: "http://127.0.0.1:1",
};

it("as the database's owner it says so and ends", async () => {
  const env = { ...demoEnv(addresses, TEST_VAULT_KEYS, db.ownerUrl), DEMO: "false", NODE_ENV: "production" };
  const { code, words } = await started(env);
  expect(code).toBe(1);
  expect(words).toContain("DATABASE_URL: must be a login of the application's own");
  expect(words).not.toMatch(/\n\s+at |postgresql:/);
});

function started(
  env: Record<string, string>,
): Promise<{ readonly code: number | null; readonly words: string }> {
  return new Promise((resolve) => {
    const flags = ["--disable-warning=ExperimentalWarning", "app/server.ts"];
    const child = spawn(process.execPath, flags, {
      env: { ...process.env, ...env, NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let words = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (part: Buffer) => (words += part.toString("utf8")));
    child.once("close", (code) => {
      resolve({ code, words });
    });
  });
}
