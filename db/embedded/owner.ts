/** Who runs the embedded PostgreSQL: the user at hand, or a lesser one when that is root, which PostgreSQL refuses. */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { constants, existsSync } from "node:fs";
import { access, chown, mkdir, readFile, stat } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";

export interface ClusterOwner {
  /** For child processes; empty when the user at hand runs the server. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
  give(target: string): Promise<void>;
  /** May this user reach and run the file? */
  mayReach(target: string): Promise<boolean>;
}

/** Rejects when root has neither a `postgres` nor a `nobody` account to step down to. */
export async function clusterOwner(): Promise<ClusterOwner> {
  if (userInfo().uid !== 0) {
    return {
      identity: {},
      give: () => Promise.resolve(),
      mayReach: (target) =>
        access(target, constants.R_OK).then(
          () => true,
          () => false,
        ),
    };
  }
  const lesser = await lesserAccount();
  return {
    identity: lesser,
    give: (target) => chown(target, lesser.uid, lesser.gid),
    mayReach: (target) => readableBy(lesser, target),
  };
}

async function lesserAccount(): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = lines.find(([account]) => account === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and there is no account `postgres` or `nobody` to run it as.",
  );
}

// Only the other user can tell: a folder above may be closed to it (a clone under a 0700 home).
function readableBy(account: { uid: number; gid: number }, target: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile("/bin/sh", ["-c", 'test -r "$0"', target], { ...account, cwd: "/" }, (error) => {
      resolve(error === null);
    });
  });
}

/** The folder itself when the owner can use it, else one of the same name under the system's temporary folder. */
export async function makeReachable(wanted: string, owner: ClusterOwner): Promise<string> {
  const folder = `${wanted}-${String(userInfo().uid)}`;
  const made = await mkdir(folder, { recursive: true }).then(
    () => true,
    () => false,
  );
  if (made && (await mayWrite(folder))) {
    await owner.give(folder);
    if (await owner.mayReach(folder)) return folder;
  }
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const elsewhere = path.join(tmpdir(), `faelleslinjen-${name}`);
  if (!existsSync(elsewhere)) await mkdir(elsewhere, { mode: 0o700 });
  await refuseForeign(elsewhere, owner);
  await owner.give(elsewhere);
  return elsewhere;
}

async function mayWrite(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

// The temporary folder is open to everyone: another user could have laid the folder there first.
async function refuseForeign(folder: string, owner: ClusterOwner): Promise<void> {
  const { uid } = await stat(folder);
  const own = [userInfo().uid, owner.identity.uid];
  if (!own.includes(uid)) throw new Error("The fallback folder for the database belongs to someone else.");
}
