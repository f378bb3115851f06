/**
 * `npm run mutation`: changes the domain in small ways, one at a time, and sees whether a test notices.
 * Writes docs/evidence/mutation.md and fails under the score that is demanded; with a folder, such as
 * `npm run mutation -- app/domain/policy`, it tries that one alone and writes nothing.
 */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Stryker } from "@stryker-mutator/core";
import { format } from "prettier";
import { figuresOf, survivorsOf } from "./figures.ts";
import { report } from "./report.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const EVIDENCE = path.join(ROOT, "docs/evidence/mutation.md");
const WHOLE = "app/domain";
const DEMANDED = 90;

process.chdir(ROOT);
const [place = WHOLE] = process.argv.slice(2);
const stryker = new Stryker({
  configFile: "tests/mutation/stryker.json",
  mutate: [place.endsWith(".ts") ? place : `${place}/**/*.ts`],
});
const mutants = (await stryker.runMutationTest()).map((mutant) => ({
  ...mutant,
  fileName: path.relative(ROOT, mutant.fileName),
}));
const survivors = survivorsOf(mutants, (file) => readFileSync(path.join(ROOT, file), "utf8"));
const { score } = figuresOf(place, mutants);
for (const { file, line, was, became } of survivors)
  process.stdout.write(`${file}:${String(line)}  ${was}  →  ${became}\n`);
const text = await format(report(mutants, survivors, DEMANDED), { parser: "markdown", printWidth: 110 });
if (place === WHOLE) writeFileSync(EVIDENCE, text);
process.stdout.write(`${place}: ${score.toFixed(1)} % of ${String(mutants.length)} mutants noticed\n`);
process.exit(score >= DEMANDED ? 0 : 1);
