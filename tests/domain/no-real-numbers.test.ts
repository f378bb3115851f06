/** Nobody real stands in the repository: every number shaped like a CPR number is a replacement number (day 61-91). */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { cprFacts } from "../../app/domain/cpr.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

function trackedFiles(): readonly string[] {
  const list = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  return list
    .split("\0")
    .filter((name) => name !== "" && !/package-lock\.json|\.(png|wav|woff2|svg)$/.test(name));
}

it("every number shaped like a CPR number lies in the replacement range", () => {
  const found: string[] = [];
  for (const name of trackedFiles()) {
    const text = readFileSync(`${ROOT}${name}`, "utf8");
    for (const [number] of text.matchAll(/(?<![\d.+])\d{6}-\d{4}(?!\d)/g)) {
      const facts = cprFacts(number.replace("-", ""));
      if (facts !== null && !facts.replacement) found.push(`${name}: ${number.slice(0, 6)}`);
    }
  }
  expect(found).toEqual([]);
});
