/** Writes db/schema.ts from the migrations, or with --verify says whether it is what they make. */
import { spawnSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { startEmbedded } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const FOLDER = fileURLToPath(new URL(`../../.data/schema-${String(process.pid)}`, import.meta.url));

const server = await startEmbedded({ folder: FOLDER, database: "schema", volatile: true });
await migrate(server.url);
const flags = [
  "--config-file",
  ".kysely-codegenrc.json",
  "--url",
  server.url,
  "--out-file",
  "db/schema.ts",
  ...process.argv.slice(2),
];
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  ["node_modules/kysely-codegen/dist/cli/bin.js", ...flags],
  {
    cwd: ROOT,
    encoding: "utf8",
  },
);
process.stdout.write(stdout + stderr);
await server.stop();
await rm(server.folder, { recursive: true, force: true });
process.exit(status ?? 1);
