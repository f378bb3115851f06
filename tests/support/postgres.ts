/** Vitest's global set-up: one volatile PostgreSQL for the whole run, with a migrated database to copy from. */
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../db/embedded.ts";
import { applicationUrl } from "../../db/app-login.ts";
import { migrate } from "../../db/migrate.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the migrated database that each test database is a copy of. */
    templateUrl: string;
    /** The same as the application reaches it. */
    applicationUrl: string;
  }
}

const FOLDER = fileURLToPath(new URL(`../../.data/test-postgres-${String(process.pid)}`, import.meta.url));

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbedded({ folder: FOLDER, database: "template_faelleslinjen", volatile: true });
  const stop = async () => {
    await server.stop();
    await rm(server.folder, { recursive: true, force: true });
  };
  try {
    await migrate(server.url);
    project.provide("templateUrl", server.url);
    project.provide("applicationUrl", await applicationUrl(server.url));
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
