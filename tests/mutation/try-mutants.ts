/** Makes the changes of one place, or some of them again, and tries each on the tests of one folder. */
import { Stryker } from "@stryker-mutator/core";
import type { MutantResult } from "./figures.ts";

type Trial = { readonly tests: string } & (
  | { readonly mutate: readonly string[] }
  /** Nothing else is tried than these, whatever else stands at the same place. */
  | { readonly only: readonly MutantResult[] }
);

export async function tryMutants(trial: Trial): Promise<readonly MutantResult[]> {
  const only = "only" in trial ? trial.only : null;
  if (only?.length === 0) return [];
  const mutate = "only" in trial ? trial.only.map(rangeOf) : trial.mutate;
  process.env["MUTATION_TESTS"] = trial.tests;
  const stryker = new Stryker({
    configFile: "tests/mutation/stryker.json",
    mutate: [...new Set(mutate)],
  });
  const tried = await stryker.runMutationTest();
  return only === null ? tried : tried.filter((one) => only.some((other) => isSameMutant(one, other)));
}

const rangeOf = ({ fileName, location: { start, end } }: MutantResult): string =>
  `${fileName}:${String(start.line)}:${String(start.column - 1)}-${String(end.line)}:${String(end.column - 1)}`;

const keyOf = ({ fileName, location, replacement }: MutantResult): string =>
  JSON.stringify([fileName, location, replacement]);

export const isSameMutant = (one: MutantResult, other: MutantResult): boolean => keyOf(one) === keyOf(other);
