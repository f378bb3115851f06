/**
 * `npm run mutation`: changes the domain in small ways, one at a time, and sees whether a test notices.
 * Writes docs/evidence/mutation.md and fails under the score that is demanded; with a folder or a file, such as
 * `npm run mutation -- app/domain/policy`, it tries that alone and writes nothing. Each folder's figures are kept in
 * `.cache/mutation-kept` for as long as neither the domain nor its tests change: a run that was broken off goes on.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { z } from "zod";
import { figuresOf, mutantShape, survivorsOf, type MutantResult } from "./figures.ts";
import { report } from "./report.ts";
import { isSameMutant, tryMutants } from "./try-mutants.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const EVIDENCE = path.join(ROOT, "docs/evidence/mutation.md");
const WHOLE = "app/domain";
const DEMANDED = 90;
const KEPT = ".cache/mutation-kept";

/** What is mutated, and the folder of the tests that try it first. */
interface Pass {
  readonly mutate: string;
  readonly tests: string;
}

const testsOf = (folder: string): string => {
  const own = folder.replace("app/", "tests/");
  return existsSync(own) ? own : "tests/domain";
};

function passesOf(place: string): readonly Pass[] {
  if (place.endsWith(".ts")) return [{ mutate: place, tests: testsOf(path.dirname(place)) }];
  if (place !== WHOLE) return [{ mutate: `${place}/**/*.ts`, tests: testsOf(place) }];
  const folders = readdirSync(WHOLE, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [`${WHOLE}/*.ts`, ...folders.map(({ name }) => `${WHOLE}/${name}/**/*.ts`)].map((mutate) => ({
    mutate,
    tests: testsOf(path.dirname(mutate.replace("/**", ""))),
  }));
}

/** Changes with every file of the domain and of its tests. */
function stateNow(): string {
  const hash = createHash("sha256");
  for (const folder of [WHOLE, "tests/domain"])
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort())
      if (name.endsWith(".ts")) hash.update(name).update(readFileSync(path.join(folder, name)));
  return hash.digest("hex").slice(0, 16);
}

async function mutantsOf(pass: Pass): Promise<readonly MutantResult[]> {
  const kept = path.join(KEPT, `${pass.mutate.replaceAll(/\W+/g, "-")}-${stateNow()}.json`);
  if (existsSync(kept)) return z.array(mutantShape).parse(JSON.parse(readFileSync(kept, "utf8")));
  const tried = (await tryPass(pass)).map((mutant) => ({
    ...mutant,
    fileName: path.relative(ROOT, mutant.fileName),
  }));
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(kept, JSON.stringify(tried));
  return tried;
}

/**
 * A change to what stands at the top of a file is tried on every test that loads it. Each folder's own tests are few and
 * notice most; what they miss is tried on all tests of the domain, and only what these miss too has survived.
 */
async function tryPass({ mutate, tests }: Pass): Promise<readonly MutantResult[]> {
  const first = await tryMutants({ mutate: [mutate], tests });
  const missed = first.filter(({ status }) => status === "Survived" || status === "NoCoverage");
  const wider = tests === "tests/domain" ? [] : await tryMutants({ only: missed, tests: "tests/domain" });
  return first.map((mutant) => wider.find((one) => isSameMutant(one, mutant)) ?? mutant);
}

process.chdir(ROOT);
const [place = WHOLE] = process.argv.slice(2);
const mutants: MutantResult[] = [];
for (const pass of passesOf(place)) {
  const tried = await mutantsOf(pass);
  process.stderr.write(`${pass.mutate}: ${figuresOf("", tried).score.toFixed(1)} %\n`);
  mutants.push(...tried);
}
const survivors = survivorsOf(mutants, (file) => readFileSync(path.join(ROOT, file), "utf8"));
const { score } = figuresOf(place, mutants);
for (const { file, line, was, became } of survivors)
  process.stdout.write(`${file}:${String(line)}  ${was}  →  ${became}\n`);
const text = await format(report(mutants, survivors, DEMANDED), { parser: "markdown", printWidth: 110 });
if (place === WHOLE) writeFileSync(EVIDENCE, text);
process.stdout.write(`${place}: ${score.toFixed(1)} % of ${String(mutants.length)} mutants noticed\n`);
process.exit(score >= DEMANDED ? 0 : 1);
