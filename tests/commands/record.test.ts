/** The record's actions: docs/record.md tells of each one, of no other, and each is written somewhere. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { AUDIT_ACTIONS } from "../../db/audit-actions.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ACTION = /`([a-z][A-Za-z]*\.[a-z][A-Za-z]*)`/g;

/** The first column of the table. */
function told(): readonly string[] {
  const rows = readFileSync(`${ROOT}docs/record.md`, "utf8").split("\n");
  const actions = rows.filter((row) => row.startsWith("| `")).map((row) => row.split("|")[1] ?? "");
  return actions.flatMap((cell) => [...cell.matchAll(ACTION)].map(([, action = ""]) => action));
}

function sources(): string {
  const rooms = ["app/commands/", "app/lookups/", "app/worker/", "app/http/"];
  const files = rooms.flatMap((room) =>
    readdirSync(ROOT + room, { recursive: true, encoding: "utf8" }).map((file) => ROOT + room + file),
  );
  return files
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
}

describe("docs/record.md", () => {
  it("has a line for every action, and for nothing else", () => {
    expect([...told()].sort()).toEqual([...AUDIT_ACTIONS].sort());
  });

  it("tells only of what some command or look writes", () => {
    const code = sources();
    // The turns of a proposal are put together from their verbs (app/commands/four-eyes/record.ts).
    const isWritten = (action: string) =>
      code.includes(`"${action}"`) ||
      (action.startsWith("proposal.") && code.includes(`"${action.slice("proposal.".length)}"`));
    expect(AUDIT_ACTIONS.filter((action) => !isWritten(action))).toEqual([]);
  });
});
