/** Runs one of PostgreSQL's programs to its end as the cluster's owner. */
import { execFile } from "node:child_process";
import type { ClusterOwner } from "./owner.ts";

/** Resolves when the program succeeds; rejects with what it printed when it does not. */
export function run(program: string, flags: readonly string[], owner: ClusterOwner): Promise<void> {
  return new Promise((resolve, reject) => {
    execFile(program, [...flags], { ...owner.identity, cwd: "/" }, (error, stdout, stderr) => {
      if (error === null) resolve();
      else reject(new Error(`${program} failed:\n${stderr || stdout || error.message}`));
    });
  });
}
