/** Reads the published material on Twilio that lies beside the repository, where it does. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../shared/data/twilio/", import.meta.url));

/** The file's JSON, or null in a plain clone, which has no shared folder. */
export function sharedJson(name: string): unknown {
  const path = folder + name;
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}
